import { usePage, useWords } from '../context.ts';
import { valueText } from '../measure-text.ts';
import { monthLine } from '../month.ts';
import { shownOf } from '../plot.ts';

/** The values of the month under the crosshair; spoken as it moves. */
export function MonthStatus() {
  const page = usePage();
  const words = useWords();
  const summary = page.answer.value?.overview.summary;
  const cursor = page.cursor.value;
  const month = cursor ? page.chart.value?.months[cursor.month] : undefined;
  const shown = shownOf(page).value;
  // What a person asks for is told first: the lines of the month know no such measure.
  const own =
    cursor && shown && typeof shown.measure === 'object'
      ? [`${shown.measure.name} ${valueText(shown.measure, shown.monthly[cursor.month] ?? Number.NaN, words)}`]
      : [];
  const line = summary && month ? monthLine(summary, month.key, words) : undefined;
  return (
    <p class="month-status" role="status">
      {line ? (
        <>
          <strong>{line.month}</strong>
          {cursor?.pinned && <span class="pin"> ({words.t('cursor.pinned')})</span>}
          <Parts parts={[...own, line.power, ...line.sites, ...line.heat]} />
        </>
      ) : (
        <span class="quiet">{summary ? words.t('cursor.hint') : ''}</span>
      )}
    </p>
  );
}

function Parts({ parts }: { readonly parts: readonly string[] }) {
  return (
    <>
      {parts.map((part, i) => (
        <span key={i}>
          {' · '}
          {part}
        </span>
      ))}
    </>
  );
}

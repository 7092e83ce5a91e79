import { useComputed } from '@preact/signals';
import { MULTIPLES, type Multiple, multipleOf } from '../charts/multiples.ts';
import { usePage, useWords } from '../context.ts';
import { numberText, unitText } from '../measure-text.ts';
import { siteOf } from '../plot.ts';
import { columnName } from './multiple-words.ts';

/** Every part of every small chart, a row a month. */
export function ValuesTable() {
  const page = usePage();
  const { t } = useWords();
  const multiples = useComputed(() => {
    const [answer, chart] = [page.calmAnswer.value, page.calmChart.value];
    return answer && chart ? MULTIPLES.map((id) => multipleOf(answer.overview, chart, id, siteOf(page))) : [];
  });
  return <MultiplesTable multiples={multiples.value} caption={t('multiples.caption')} />;
}

/** Every part of some small charts, a row a month. */
export function MultiplesTable({ multiples, caption }: { readonly multiples: readonly Multiple[]; readonly caption: string }) {
  const words = useWords();
  const { t, format } = words;
  const columns = multiples.flatMap(({ id, measure, columns }) =>
    columns.map((column) => ({ ...column, id, measure, text: columnName(column, words) })),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.month')}</th>
            {columns.map(({ id, key, text, measure }) => (
              <th key={`${id} ${key}`} scope="col">
                {unitText(measure, words) ? t('table.unit', { name: text, unit: unitText(measure, words) }) : text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {multiples[0]?.plot.months.map((month, m) => (
            <tr key={month.key}>
              <th scope="row">{format.shortMonth(month.key)}</th>
              {columns.map(({ id, key, measure, values }) => (
                <td key={`${id} ${key}`}>{numberText(measure, values[m] ?? Number.NaN, words)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { useComputed } from '@preact/signals';
import type { SiteResult, Summary } from '../../src/index.ts';
import { monthsOf, seriesOf } from '../charts/plot-data.ts';
import { usePage, useWords } from '../context.ts';
import type { Words } from '../i18n/messages.ts';
import { numberText, unitText } from '../measure-text.ts';
import { bindsText } from '../month.ts';
import { measureName } from '../measure-told.ts';
import { monthsShown, shownOf } from '../plot.ts';

type TableColumn = { readonly key: string; readonly name: string; readonly values: Float64Array };

/** The figure as a table: the same measure, the same months, the same numbers, and what binds. */
export function MonthTable() {
  const page = usePage();
  const words = useWords();
  return (
    <details
      class="table"
      open={page.tableOpen.value}
      onToggle={(event) => {
        page.tableOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{words.t('table.open')}</summary>
      {page.tableOpen.value && <Table />}
    </details>
  );
}

function Table() {
  const page = usePage();
  const words = useWords();
  const shown = shownOf(page).value;
  const summary = page.answer.value?.overview.summary;
  const columns = useComputed(() => columnsOf());
  if (!shown || !summary) return null;
  const { t, format } = words;
  const sites = summary.sites.filter(({ id }) => shown.site === 'all' || id === shown.site);
  const caption = t('table.captionOf', { measure: measureName(shown.measure, words) });
  const unit = unitText(shown.measure, words);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.month')}</th>
            {columns.value.map(({ key, name }) => (
              <th key={key} scope="col">
                {unit ? t('table.unit', { name, unit }) : name}
              </th>
            ))}
            <th scope="col" class="words">
              {t('table.binds')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.chart.months.map(({ key }, m) => (
            <tr key={key}>
              <th scope="row">{format.shortMonth(key)}</th>
              {columns.value.map((column) => (
                <td key={column.key}>{numberText(shown.measure, column.values[m] ?? Number.NaN, words)}</td>
              ))}
              <td class="words">
                {sites.map((site) => (
                  <SiteBinds key={site.id} site={site} month={key} words={words} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

  function columnsOf(): readonly TableColumn[] {
    const [now, answer, { t: text, language }] = [shownOf(page).value, page.answer.value, page.words.value];
    if (!now || !answer) return [];
    const { overview } = answer;
    const all = { id: 'all', name: text('table.all') };
    const places: readonly { id: string; name: string }[] =
      now.site === 'all'
        ? [...overview.summary.sites.map(({ id, names }) => ({ id, name: names[language] })), all]
        : [placeOf(overview.summary, now.site, language)];
    const values = places.map(({ id, name }) => ({
      key: id,
      name,
      values: monthsShown(now, overview, id),
    }));
    const whole = (series: string, how: 'mean' | 'last' | 'sum') =>
      monthsOf(seriesOf(overview, series, now.site), now.chart.months, now.chart.startMs, how);
    if (now.measure === 'co2T')
      return [...values, { key: 'direct', name: text('line.direct'), values: whole('co2DirectT', 'sum') }];
    if (now.measure !== 'gridMw') return values;
    const peaks = new Map(
      overview.summary.monthly.filter(({ site }) => site === now.site).map((row) => [row.month, row.gridMwPeak]),
    );
    const peak = Float64Array.from(now.chart.months, ({ key }) => peaks.get(key) ?? Number.NaN);
    return [
      ...values,
      { key: 'peak', name: text('table.peak'), values: peak },
      { key: 'firm', name: text('table.firm'), values: whole('gridFirmMw', 'last') },
    ];
  }
}

function placeOf(summary: Summary, id: string, language: Words['language']) {
  return { id, name: summary.sites.find((site) => site.id === id)!.names[language] };
}

function SiteBinds({ site, month, words }: { readonly site: SiteResult; readonly month: string; readonly words: Words }) {
  const constraints = bindsText(
    site,
    site.binding.find((entry) => entry.month === month),
    words,
  );
  return <span class="binds">{words.t('table.siteBinds', { site: site.names[words.language], constraints })}</span>;
}

import type { SiteResult, Summary } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';
import type { Words } from '../i18n/messages.ts';
import { bindsText } from '../month.ts';

/** The figure as a table: the same months, the same numbers. */
export function MonthTable() {
  const page = usePage();
  const words = useWords();
  const summary = page.answer.value?.overview.summary;
  return (
    <details
      class="table"
      open={page.tableOpen.value}
      onToggle={(event) => {
        page.tableOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{words.t('table.open')}</summary>
      {page.tableOpen.value && summary && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
        <section class="scroll" tabIndex={0} aria-label={words.t('table.caption')}>
          <Table summary={summary} words={words} />
        </section>
      )}
    </details>
  );
}

function Table({ summary, words }: { readonly summary: Summary; readonly words: Words }) {
  const { t, format, language } = words;
  const { sites } = summary;
  const rows = new Map(summary.monthly.map((row) => [`${row.month} ${row.site}`, row]));
  const months = [...new Set(summary.monthly.map((row) => row.month))];
  const columns = [...sites.map((site) => ({ id: site.id, name: site.names[language] })), { id: 'all', name: t('table.all') }];
  return (
    <table>
      <caption>{t('table.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {t('table.month')}
          </th>
          {columns.map(({ id, name }) => (
            <th key={id} scope="colgroup" colSpan={2}>
              {t('table.unit', { name, unit: 'MW' })}
            </th>
          ))}
          <th scope="col" rowSpan={2}>
            {t('table.unit', { name: t('table.firm'), unit: 'MW' })}
          </th>
          <th scope="col" rowSpan={2}>
            {t('table.accelerators')}
          </th>
          <th scope="col" rowSpan={2}>
            {t('table.binds')}
          </th>
        </tr>
        <tr>
          {columns.flatMap(({ id }) => [
            <th key={`${id} mean`} scope="col">
              {t('table.mean')}
            </th>,
            <th key={`${id} peak`} scope="col">
              {t('table.peak')}
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {months.map((month) => {
          const all = rows.get(`${month} all`);
          return (
            <tr key={month}>
              <th scope="row">{format.shortMonth(month)}</th>
              {columns.flatMap(({ id }) => {
                const row = rows.get(`${month} ${id}`);
                return [
                  <td key={`${id} mean`}>{format.number(row?.gridMwMean ?? Number.NaN, 1)}</td>,
                  <td key={`${id} peak`}>{format.number(row?.gridMwPeak ?? Number.NaN, 1)}</td>,
                ];
              })}
              <td>{format.number(all?.gridFirmMw ?? Number.NaN, 1)}</td>
              <td>{format.number(all?.inServiceAccelerators ?? Number.NaN)}</td>
              <td class="words">
                {sites.map((site) => (
                  <SiteBinds key={site.id} site={site} month={month} words={words} />
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function SiteBinds({ site, month, words }: { readonly site: SiteResult; readonly month: string; readonly words: Words }) {
  const constraints = bindsText(
    site,
    site.binding.find((entry) => entry.month === month),
    words,
  );
  return <span class="binds">{words.t('table.siteBinds', { site: site.names[words.language], constraints })}</span>;
}

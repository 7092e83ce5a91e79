import type { SiteReady, Summary } from '../../src/index.ts';
import { usePage } from '../context.ts';
import type { Words } from '../i18n/messages.ts';

type Props = { readonly summary: Summary; readonly words: Words; readonly ready: readonly SiteReady[] };

/** The build-out as a table: every activity of every site, with the ends that half and nine in ten of the drawn schedules keep. */
export function GanttTable({ summary, words, ready }: Props) {
  const { t, format, language } = words;
  const { ganttTable } = usePage().charts;
  const drawn = (site: string, activity: string) =>
    ready.find((one) => one.site === site)?.activities.find(({ id }) => id === activity);
  const day = (iso: string | null) => (iso === null ? '–' : format.shortDate(iso));
  return (
    <details
      class="values"
      open={ganttTable.value}
      onToggle={(event) => {
        ganttTable.value = event.currentTarget.open;
      }}
    >
      <summary>{t('table.open')}</summary>
      {ganttTable.value && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
        <section class="scroll" tabIndex={0} aria-label={t('gantt.caption')}>
          <table>
            <caption>{t('gantt.caption')}</caption>
            <thead>
              <tr>
                {(['site', 'activity', 'start', 'end', 'p50', 'p90', 'slack', 'state', 'announced'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(`gantt.column.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {summary.sites.flatMap((site) =>
                site.milestones.map((one) => (
                  <tr key={`${site.id} ${one.id}`}>
                    <th scope="row">{site.names[language]}</th>
                    <td class="words">{one.name[language]}</td>
                    <td>{day(one.start)}</td>
                    <td>{day(one.date)}</td>
                    <td>{day(drawn(site.id, one.id)?.p50 ?? null)}</td>
                    <td>{day(drawn(site.id, one.id)?.p90 ?? null)}</td>
                    <td>{one.slackDays === null ? '–' : format.number(one.slackDays)}</td>
                    <td class="words">
                      {one.start === null
                        ? t('gantt.never')
                        : one.critical
                          ? t('gantt.critical')
                          : one.actual
                            ? t('gantt.done')
                            : ''}
                    </td>
                    <td>{day(one.announced)}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

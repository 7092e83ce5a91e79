import type { SiteReady, Summary } from '../../src/index.ts';
import { layoutGantt } from '../charts/gantt.ts';
import { renderGantt } from '../charts/render-gantt.ts';
import { usePage, useWords } from '../context.ts';
import type { ExportSource } from '../export/source.ts';
import { readyWords } from '../ready-words.ts';
import { fileName, save } from '../save.ts';
import { attempt, ChartFiles } from './downloads.tsx';
import { ganttTitle, ganttWords } from './gantt-words.ts';
import { periodOf } from './headings.ts';

/** The build-out as a picture and as rows. */
export function GanttFiles({ ready }: { readonly ready: readonly SiteReady[] }) {
  const page = usePage();
  const { t } = useWords();
  const name = t('gantt.name');

  const source = (): ExportSource | undefined => {
    const [answer, chart] = [page.calmAnswer.value, page.calmChart.value];
    if (!answer || !chart) return undefined;
    const { summary } = answer.overview;
    return {
      id: 'build-out',
      parts: ['build-out'],
      answer,
      size: { width: 960, height: 600 },
      name: (words) => words.t('gantt.name'),
      headings: (words) => {
        const title = ganttTitle(summary, words);
        const subtitle = [
          words.t('gantt.subtitle', { period: periodOf(summary, words) }),
          ...(ready.length > 0 ? [readyWords(words.language)('drawn')] : []),
        ].join(' ');
        return { title, subtitle, description: `${title}. ${subtitle}` };
      },
      draft: (words) => (width) => {
        const marks = layoutGantt(summary, chart, width, ganttWords(summary, words, ready));
        return { height: marks.height, draw: (plot) => renderGantt(plot, marks) };
      },
      table: async (words) => (await import('../export/tables.ts')).activitiesTable(summary, ready, words),
      rests: '/activities/',
    };
  };

  const csv = () =>
    attempt(page, async () => {
      const summary = page.answer.value?.overview.summary;
      if (summary) save(fileName(summary, ['build-out'], 'csv'), [activitiesCsv(summary, ready)], 'text/csv');
    });

  return (
    <p class="downloads">
      <span>{t('power.export')}</span>
      <ChartFiles name={name} source={source} csv={csv} />
    </p>
  );
}

/**
 * One row an activity, and one for the site as a whole where its schedules have been drawn; cells free of commas: ids, days and numbers.
 */
export function activitiesCsv(summary: Summary, ready: readonly SiteReady[] = []): string {
  const rows = summary.sites.flatMap((site) => {
    const drawn = ready.find((one) => one.site === site.id);
    const activities = site.milestones.map((one) => {
      const own = drawn?.activities.find(({ id }) => id === one.id);
      return [
        site.id,
        one.id,
        one.kind,
        one.start ?? '',
        one.date ?? '',
        one.slackDays ?? '',
        one.critical,
        one.actual,
        one.announced ?? '',
        own?.p50 ?? '',
        own?.p90 ?? '',
      ].join(',');
    });
    if (!drawn) return activities;
    return [
      ...activities,
      [site.id, '', 'ready', '', drawn.plan ?? '', '', '', '', '', drawn.p50 ?? '', drawn.p90 ?? ''].join(','),
    ];
  });
  return `${['site,activity,kind,start,end,slackDays,critical,done,announced,endP50,endP90', ...rows].join('\r\n')}\r\n`;
}

import { type ExportSource, hasPicture } from '../export/source.ts';
import { usePage, useWords } from '../context.ts';
import { dailyCsv } from '../daily-csv.ts';
import { wordsText } from '../i18n/messages.ts';
import { MEASURE_SERIES } from '../measure-series.ts';
import { measureName, measurePart, measureRests } from '../measure-told.ts';
import { shownOf } from '../plot.ts';
import { EngineRefusal, reasonOf } from '../reason.ts';
import { fileName, save } from '../save.ts';
import { sentenceOf } from '../sentence.ts';
import type { Page } from '../state.ts';
import { headingsOf } from './headings.ts';

/** Makes a file, and says on the page when it could not be made. */
export async function attempt(page: Page, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    page.notice.value = { kind: 'exportFailed', reason: reasonOf(error) };
  }
}

/** The files of a chart, each named by what it holds: its picture and its rows at once, and every other by the dialog. */
export function ChartFiles(props: {
  readonly name: string;
  readonly source: () => ExportSource | undefined;
  readonly csv: () => void;
}) {
  const page = usePage();
  const { t } = useWords();
  const { name, source, csv } = props;
  return (
    <>
      <button type="button" onClick={() => savePicture(page, source)} aria-label={t('file.svgOf', { name })}>
        SVG
      </button>
      <button type="button" onClick={csv} aria-label={t('file.csvOf', { name })}>
        CSV
      </button>
      <ExportButton name={name} source={source} />
    </>
  );
}

/** Opens the dialog for a chart. */
export function ExportButton(props: { readonly name: string; readonly source: () => ExportSource | undefined }) {
  const page = usePage();
  const { t } = useWords();
  const { name, source } = props;
  return (
    <button
      type="button"
      class="export-open"
      aria-label={t('export.openOf', { name })}
      aria-haspopup="dialog"
      onClick={() => {
        page.charts.exporting.value = source;
      }}
    >
      {t('export.open')}
    </button>
  );
}

/** Opens the same dialog at the report of the plan. */
function ReportButton({ source }: { readonly source: () => ExportSource | undefined }) {
  const page = usePage();
  const { t } = useWords();
  const open = () =>
    attempt(page, async () => {
      const { choices } = await import('../export/choices.ts');
      choices.tab.value = 'report';
      page.charts.exporting.value = source;
    });
  return (
    <button type="button" class="report-open" aria-haspopup="dialog" onClick={open}>
      {t('export.report')}
    </button>
  );
}

function savePicture(page: Page, source: () => ExportSource | undefined): Promise<void> {
  return attempt(page, async () => {
    const asked = source();
    const { saveSvg } = await import('../export/quick.ts');
    if (asked && hasPicture(asked)) await saveSvg(page, asked);
  });
}

/** The figure and its numbers as files: the measure and the sites that it shows. */
export function Downloads() {
  const page = usePage();
  const words = useWords();
  const { t } = words;
  const now = shownOf(page).value;

  const source = (): ExportSource | undefined => {
    const [answer, shown] = [page.answer.value, shownOf(page).value];
    if (!answer || !shown) return undefined;
    const { overview } = answer;
    return {
      id: `main-${measurePart(shown.measure)}-${shown.site}`,
      parts: [measurePart(shown.measure), shown.site],
      answer,
      size: { width: 960, height: 600 },
      name: (words) => measureName(shown.measure, words),
      headings: (words) => ({
        ...headingsOf(overview.summary, shown, answer.changes, words),
        description: wordsText(sentenceOf(overview.summary, words)),
      }),
      draft: async (words) => (await import('../charts/export-svg.ts')).figureDraft(shown, words),
      table: async (words) => {
        const { measure, site } = shown;
        if (typeof measure === 'object') return measure.table(overview, site, words);
        return (await import('../export/tables.ts')).measureTable(overview, measure, site, words);
      },
      rests: measureRests(shown.measure),
    };
  };

  const days = () =>
    attempt(page, async () => {
      const [answer, shown] = [page.answer.value, shownOf(page).value];
      if (!answer || !shown) return;
      const { overview } = answer;
      const { measure } = shown;
      const all = typeof measure === 'object' ? measure.daily(overview) : overview.daily;
      const names = typeof measure === 'object' ? undefined : MEASURE_SERIES[measure];
      const daily = all.filter(
        ({ name, site }) => (names?.includes(name) ?? true) && (shown.site === 'all' || site === shown.site),
      );
      save(
        fileName(overview.summary, [measurePart(shown.measure), shown.site, 'days'], 'csv'),
        [dailyCsv({ ...overview, daily })],
        'text/csv',
      );
    });

  const hours = () =>
    attempt(page, async () => {
      const [answer, request] = [page.answer.value, page.request()];
      if (!answer || !request) return;
      const made = await page.engine.csv(request, 'hour');
      if (!made.ok) throw new EngineRefusal(made.issues);
      save(fileName(answer.overview.summary, ['hours'], 'csv'), made.csv, 'text/csv');
    });

  return (
    <p class="downloads">
      <span>{t('power.export')}</span>
      <button type="button" onClick={() => savePicture(page, source)}>
        {t('power.svg')}
      </button>
      <button type="button" onClick={days}>
        {t('power.csvDay')}
      </button>
      <button type="button" onClick={hours}>
        {t('power.csvHour')}
      </button>
      <button type="button" onClick={() => now && page.openSources({ text: measureRests(now.measure), pointer: undefined })}>
        {t('file.sources')}
      </button>
      <ExportButton name={now ? measureName(now.measure, words) : ''} source={source} />
      <ReportButton source={source} />
    </p>
  );
}

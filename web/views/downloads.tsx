import type { ExportSource } from '../export/source.ts';
import { usePage, useWords } from '../context.ts';
import { dailyCsv } from '../daily-csv.ts';
import { wordsText } from '../i18n/messages.ts';
import { MEASURE_SERIES } from '../measure-series.ts';
import { MEASURE_SOURCES } from '../measure-sources.ts';
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

/** The picture and the rows of a figure of several plans, which no one run is the source of. */
export function PictureAndRows(props: { readonly name: string; readonly svg: () => void; readonly csv: () => void }) {
  const { t } = useWords();
  const { name, svg, csv } = props;
  return (
    <>
      <button type="button" onClick={svg} aria-label={t('file.svgOf', { name })}>
        SVG
      </button>
      <button type="button" onClick={csv} aria-label={t('file.csvOf', { name })}>
        CSV
      </button>
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

function savePicture(page: Page, source: () => ExportSource | undefined): Promise<void> {
  return attempt(page, async () => {
    const asked = source();
    const { saveSvg } = await import('../export/quick.ts');
    if (asked) await saveSvg(page, asked);
  });
}

/** The figure and its numbers as files: the measure and the sites that it shows. */
export function Downloads() {
  const page = usePage();
  const { t } = useWords();

  const source = (): ExportSource | undefined => {
    const [answer, shown] = [page.answer.value, shownOf(page).value];
    if (!answer || !shown) return undefined;
    const { overview } = answer;
    return {
      id: `main-${shown.measure}-${shown.site}`,
      parts: [shown.measure, shown.site],
      answer,
      size: { width: 960, height: 600 },
      name: (words) => words.t(`measure.${shown.measure}`),
      headings: (words) => ({
        ...headingsOf(overview.summary, shown, answer.changes, words),
        description: wordsText(sentenceOf(overview.summary, words)),
      }),
      draft: async (words) => (await import('../charts/export-svg.ts')).figureDraft(shown, words),
      table: async (words) => (await import('../export/tables.ts')).measureTable(overview, shown.measure, shown.site, words),
      rests: MEASURE_SOURCES[shown.measure],
    };
  };

  const days = () =>
    attempt(page, async () => {
      const [answer, shown] = [page.answer.value, shownOf(page).value];
      if (!answer || !shown) return;
      const { overview } = answer;
      const names = MEASURE_SERIES[shown.measure];
      const daily = overview.daily.filter(
        ({ name, site }) => names.includes(name) && (shown.site === 'all' || site === shown.site),
      );
      save(
        fileName(overview.summary, [shown.measure, shown.site, 'days'], 'csv'),
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
      <button
        type="button"
        onClick={() => page.openSources({ text: MEASURE_SOURCES[page.charts.measure.value], pointer: undefined })}
      >
        {t('file.sources')}
      </button>
      <ExportButton name={t(`measure.${page.charts.measure.value}`)} source={source} />
    </p>
  );
}

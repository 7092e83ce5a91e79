import { fileColumns, layoutMultiple, type Multiple } from '../charts/multiples.ts';
import { renderPlot } from '../charts/render-plot.ts';
import { usePage, useWords } from '../context.ts';
import { MULTIPLE_SOURCES } from '../measure-sources.ts';
import { csvOf } from '../month-csv.ts';
import { siteOf } from '../plot.ts';
import { fileName, save } from '../save.ts';
import { attempt, PictureAndRows } from './downloads.tsx';
import { sourceLine } from './headings.ts';
import { multiplePlotWords, multipleSubtitle, multipleTitle } from './multiple-words.ts';

const FILE_WIDTH = 640;
const FILE_HEIGHT = 400;

/** A small chart and its months as files. */
export function MultipleFiles({ multiple }: { readonly multiple: Multiple }) {
  const page = usePage();
  const { t } = useWords();
  const title = t(`multiple.name.${multiple.id}`);

  const svg = () =>
    attempt(page, async () => {
      const [answer, words] = [page.answer.value, page.words.value];
      if (!answer) return;
      const { summary } = answer.overview;
      const site = siteOf(page);
      const heading = multipleTitle(multiple, summary, site, words);
      const subtitle = multipleSubtitle(multiple, summary, site, words, true);
      const { exportSvg } = await import('../charts/export-svg.ts');
      const text = await exportSvg(
        (width, height) => ({
          height,
          draw: (plot) => renderPlot(plot, layoutMultiple(multiple, { width, height }, multiplePlotWords(multiple, words))),
        }),
        { title: heading, subtitle, source: sourceLine(summary, answer.changes, words), description: `${heading}. ${subtitle}` },
        words,
        { width: FILE_WIDTH, height: FILE_HEIGHT },
      );
      save(fileName(summary, [multiple.id, site, words.language], 'svg'), [text], 'image/svg+xml');
    });

  const csv = () =>
    attempt(page, async () => {
      const summary = page.answer.value?.overview.summary;
      if (!summary) return;
      const months = multiple.plot.months.map(({ key }) => key);
      save(fileName(summary, [multiple.id, siteOf(page), 'months'], 'csv'), [csvOf(months, fileColumns(multiple))], 'text/csv');
    });

  return (
    <>
      <PictureAndRows name={title} svg={svg} csv={csv} />
      <button
        type="button"
        onClick={() => page.openSources({ text: MULTIPLE_SOURCES[multiple.id], pointer: undefined })}
        aria-label={t('file.sourcesOf', { name: title })}
      >
        {t('file.sourcesShort')}
      </button>
    </>
  );
}

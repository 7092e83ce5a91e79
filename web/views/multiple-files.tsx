import { fileColumns, layoutMultiple, type Multiple } from '../charts/multiples.ts';
import { renderPlot } from '../charts/render-plot.ts';
import { usePage, useWords } from '../context.ts';
import type { ExportSource } from '../export/source.ts';
import { MULTIPLE_SOURCES } from '../measure-sources.ts';
import { csvOf } from '../month-csv.ts';
import { siteOf } from '../plot.ts';
import { fileName, save } from '../save.ts';
import { attempt, ChartFiles } from './downloads.tsx';
import { columnName, multiplePlotWords, multipleSubtitle, multipleTitle } from './multiple-words.ts';

const FILE_WIDTH = 640;
const FILE_HEIGHT = 400;

/** A small chart and its months as files. */
export function MultipleFiles({ multiple }: { readonly multiple: Multiple }) {
  const page = usePage();
  const { t } = useWords();
  const title = t(`multiple.name.${multiple.id}`);

  // That of the values that were handed in: a run may end while the dialog is open.
  const answer = page.calmAnswer.peek();
  const source = (): ExportSource | undefined => {
    if (!answer) return undefined;
    const { summary } = answer.overview;
    const site = siteOf(page);
    return {
      id: `multiple-${multiple.id}-${site}`,
      parts: [multiple.id, site],
      answer,
      size: { width: FILE_WIDTH, height: FILE_HEIGHT },
      name: (words) => words.t(`multiple.name.${multiple.id}`),
      headings: (words) => {
        const heading = multipleTitle(multiple, summary, site, words);
        const subtitle = multipleSubtitle(multiple, summary, site, words, true);
        return { title: heading, subtitle, description: `${heading}. ${subtitle}` };
      },
      draft: (words) => (width, height) => ({
        height,
        draw: (plot) => renderPlot(plot, layoutMultiple(multiple, { width, height }, multiplePlotWords(multiple, words))),
      }),
      table: async (words) => {
        const { monthsTable } = await import('../export/tables.ts');
        const named = fileColumns(multiple).map((column, i) => ({
          ...column,
          name: columnName(multiple.columns[i]!, words),
        }));
        return monthsTable(
          multiple.plot.months.map(({ key }) => key),
          named,
          words,
        );
      },
      rests: MULTIPLE_SOURCES[multiple.id],
    };
  };

  const csv = () =>
    attempt(page, async () => {
      const summary = page.answer.value?.overview.summary;
      if (!summary) return;
      const months = multiple.plot.months.map(({ key }) => key);
      save(fileName(summary, [multiple.id, siteOf(page), 'months'], 'csv'), [csvOf(months, fileColumns(multiple))], 'text/csv');
    });

  return (
    <>
      <ChartFiles name={title} source={source} csv={csv} />
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

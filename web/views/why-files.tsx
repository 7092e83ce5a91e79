import { type BarRow, layoutBars } from '../charts/bars.ts';
import { renderBars } from '../charts/render-bars.ts';
import { usePage, useWords } from '../context.ts';
import { fileName, save } from '../save.ts';
import { attempt, PictureAndRows } from './downloads.tsx';
import { sourceLine } from './headings.ts';

const FILE = { width: 720, height: 400 };

/** What is saved of one part of the reasons: a picture of its bars, and their numbers as rows. */
export type WhyFile = {
  /** What the part is of, in the name of the file: `limits`, `hours`. */
  readonly part: string;
  readonly site: string;
  readonly month: string;
  /** As the buttons name it. */
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly BarRow[];
  readonly head: string;
  readonly cells: readonly (readonly (string | number | boolean)[])[];
};

/** The bars of a month as a picture, and as rows. */
export function WhyFiles({ file }: { readonly file: WhyFile }) {
  const page = usePage();
  const { t } = useWords();
  const { part, site, month, name, title, subtitle, rows } = file;

  const svg = () =>
    attempt(page, async () => {
      const [answer, words] = [page.answer.value, page.words.value];
      if (!answer) return;
      const { summary } = answer.overview;
      const { exportSvg } = await import('../charts/export-svg.ts');
      const text = await exportSvg(
        (width) => {
          const marks = layoutBars(rows, width);
          return { height: marks.height, draw: (plot) => renderBars(plot, marks) };
        },
        { title, subtitle, source: sourceLine(summary, answer.changes, words), description: `${title} ${subtitle}` },
        words,
        FILE,
      );
      save(fileName(summary, [part, site, month, words.language], 'svg'), [text], 'image/svg+xml');
    });

  const csv = () =>
    attempt(page, async () => {
      const summary = page.answer.value?.overview.summary;
      if (summary) save(fileName(summary, [part, site, month], 'csv'), [whyCsv(file)], 'text/csv');
    });

  return (
    <p class="downloads">
      <span>{t('power.export')}</span>
      <PictureAndRows name={name} svg={svg} csv={csv} />
    </p>
  );
}

/** One row a limit or a cause, its cells free of commas: ids, numbers to nine digits. */
export function whyCsv({ site, month, head, cells }: Pick<WhyFile, 'site' | 'month' | 'head' | 'cells'>): string {
  const plain = (cell: string | number | boolean) =>
    typeof cell === 'number' ? String(Number(cell.toPrecision(9))) : String(cell);
  const rows = cells.map((row) => [site, month, ...row.map(plain)].join(','));
  return `${[`site,month,${head}`, ...rows].join('\r\n')}\r\n`;
}

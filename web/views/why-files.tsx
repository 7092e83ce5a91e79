import { type BarRow, layoutBars } from '../charts/bars.ts';
import { renderBars } from '../charts/render-bars.ts';
import { usePage, useWords } from '../context.ts';
import type { ExportSource } from '../export/source.ts';
import type { Words } from '../i18n/messages.ts';
import { fileName, save } from '../save.ts';
import { attempt, ChartFiles } from './downloads.tsx';

const FILE = { width: 720, height: 400 };

/** What is saved of one part of the reasons: a picture of its bars, and their numbers as rows. */
export type WhyFile = {
  /** What the part is of, in the name of the file: `limits`, `hours`. */
  readonly part: 'limits' | 'hours';
  readonly site: string;
  readonly month: string;
  /** As a language has it. */
  readonly told: (words: Words) => {
    readonly name: string;
    readonly title: string;
    readonly subtitle: string;
    readonly rows: readonly BarRow[];
  };
  readonly head: string;
  readonly cells: readonly (readonly (string | number | boolean)[])[];
};

/** The bars of a month as a picture, and as rows. */
export function WhyFiles({ file }: { readonly file: WhyFile }) {
  const page = usePage();
  const words = useWords();
  const { part, site, month, told, head, cells } = file;

  // That of the rows that were handed in: a run may end while the dialog is open.
  const answer = page.answer.peek();
  const source = (): ExportSource | undefined => {
    return (
      answer && {
        id: `why-${part}-${site}-${month}`,
        parts: [part, site, month],
        answer,
        size: FILE,
        name: (of) => told(of).name,
        headings: (of) => {
          const { title, subtitle } = told(of);
          return { title, subtitle, description: `${title} ${subtitle}` };
        },
        draft: (of) => (width) => {
          const marks = layoutBars(told(of).rows, width);
          return { height: marks.height, draw: (plot) => renderBars(plot, marks) };
        },
        table: async (of) => {
          const { placedRows } = await import('../export/tables.ts');
          const names = told(of).rows.map(({ name }) => name);
          return placedRows({ site, month, head: head.split(','), cells, names }, answer.overview.summary.sites, of);
        },
        rests: `/sites/${site}/`,
      }
    );
  };

  const csv = () =>
    attempt(page, async () => {
      const summary = page.answer.value?.overview.summary;
      if (summary) save(fileName(summary, [part, site, month], 'csv'), [whyCsv(file)], 'text/csv');
    });

  return (
    <p class="downloads">
      <span>{words.t('power.export')}</span>
      <ChartFiles name={told(words).name} source={source} csv={csv} />
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

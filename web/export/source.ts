/** What a chart hands to whoever makes files of it. It is the chart that is asked, in whatever language the file is to have. */
import type { Summary } from '../../src/index.ts';
import type { DataTable } from '../../workers/exporter.ts';
import type { Draft } from '../charts/export-svg.ts';
import type { Words } from '../i18n/messages.ts';
import type { Answer } from '../state.ts';
import type { Question } from '../work.ts';

/** One of several plans, by the letter that it goes by. */
export type NamedPlan = {
  readonly letter: string;
  readonly name: (words: Words) => string;
  readonly work: Question;
  readonly summary: Summary;
};

export type ExportSource = {
  /** Which chart it is: what is written over it is kept under this. */
  readonly id: string;
  /** What stands in the names of its files. */
  readonly parts: readonly string[];
  /** The run that it shows, with the plan and the changes that it answers; of several plans that of the base. */
  readonly answer: Answer;
  /** Size of the picture that is saved without being asked about it. */
  readonly size?: { readonly width: number; readonly height: number };
  /** What it is of, in one name. */
  readonly name: (words: Words) => string;
  /** Its finding, its measure with unit, place and period, and itself for those who do not see it. */
  readonly headings: (words: Words) => { readonly title: string; readonly subtitle: string; readonly description: string };
  /** Itself as a picture; what is a table alone has none. */
  readonly draft?: (words: Words) => Draft | Promise<Draft>;
  /** Its own series. */
  readonly table: (words: Words) => Promise<DataTable>;
  /** Part of the pointers of the inputs that it rests on first. */
  readonly rests: string;
  /** Every plan that it shows, where it shows them side by side. */
  readonly plans?: readonly NamedPlan[];
  /** Styles of marks that only this chart has. */
  readonly css?: string;
  /** What is said under its picture beside what is said under every picture. */
  readonly remark?: (words: Words) => string;
};

/** One that can be drawn. */
export type PictureSource = ExportSource & Required<Pick<ExportSource, 'draft' | 'size'>>;

export function hasPicture(source: ExportSource): source is PictureSource {
  return source.draft !== undefined && source.size !== undefined;
}

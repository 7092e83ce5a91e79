/** A report before it is a file: its parts in their order, every text in the language of the reader. */
import type { Draft } from '../charts/export-svg.ts';
import type { Language } from '../format.ts';

/** A text, and where it leads. */
export type Cell = { readonly text: string; readonly href?: string };

export type ReportTable = {
  readonly kind: 'table';
  readonly caption: string;
  /** Numbers stand at the right. */
  readonly head: readonly { readonly text: string; readonly isNumber: boolean }[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly Cell[])[];
};

export type ReportFigure = {
  readonly kind: 'figure';
  /** What it is called while it is drawn. */
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  /** Itself for those who do not see it. */
  readonly description: string;
  /** What is written under it. */
  readonly under?: string;
  /** How high it is to be, over its width; a chart of rows takes what it needs. */
  readonly shape: number;
  /** Patterns have ids, which no two figures of a document may share. */
  readonly draft: (patterns: string) => Draft;
};

export type ReportText = { readonly kind: 'text'; readonly text: string; readonly href?: string };
export type ReportPart = ReportTable | ReportFigure | ReportText;
export type ReportSection = { readonly id: string; readonly title: string; readonly parts: readonly ReportPart[] };

export type Report = {
  readonly language: Language;
  /** Of the file, as a reader of files shows it. */
  readonly title: string;
  readonly kicker: string;
  /** The finding. */
  readonly heading: string;
  readonly facts: readonly (readonly [label: string, value: Cell])[];
  readonly factsTitle: string;
  readonly sections: readonly ReportSection[];
  readonly contents: string;
  /** On every page. */
  readonly foot: string;
  readonly speaks: string;
  readonly page: (n: string, of: string) => string;
  readonly continued: (caption: string) => string;
};

export function figuresOf({ sections }: Report): readonly ReportFigure[] {
  return sections.flatMap(({ parts }) => parts.filter((part): part is ReportFigure => part.kind === 'figure'));
}

export function text(text: string, href?: string): ReportText {
  return { kind: 'text', text, ...(href !== undefined && { href }) };
}

/** A plan may come from anywhere: only an address of the web becomes a link. */
export function webAddress(url: string | null): string | undefined {
  return url !== null && /^https?:\/\//i.test(url) ? url : undefined;
}

/** `names` of the columns, each with whether it holds numbers. */
export function tableOf(
  caption: string,
  names: readonly (readonly [text: string, isNumber?: boolean])[],
  rows: readonly (readonly (string | Cell)[])[],
): ReportTable {
  return {
    kind: 'table',
    caption,
    head: names.map(([name, isNumber = false]) => ({ text: name, isNumber })),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))),
  };
}

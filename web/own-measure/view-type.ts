/** What the page knows of a measure that a person wrote, once it was read: how it is shown, told and saved. */
import type { DailySeries, Overview, Summary } from '../../src/index.ts';
import type { DataTable } from '../../workers/exporter.ts';
import type { OwnUnit } from '../charts/measures.ts';
import type { ChartData } from '../charts/series.ts';
import type { Words } from '../i18n/messages.ts';
import type { Shown } from '../plot.ts';
import type { OwnMeasure } from './list.ts';

/** With its values in sight, so that all of them are told in one scale. */
export type OwnShown = OwnUnit & {
  readonly name: string;
  /** How the name of a file has it. */
  readonly part: string;
  /** The inputs that it rests on first: a search of the sources page. */
  readonly rests: string;
  readonly months: (overview: Overview, chart: ChartData, site: string) => Float64Array;
  readonly headings: (summary: Summary, site: string, words: Words) => { readonly title: string; readonly subtitle: string };
  /** By day, of each site and of all. */
  readonly daily: (overview: Overview) => readonly DailySeries[];
  readonly table: (overview: Overview, site: string, words: Words) => Promise<DataTable>;
};

export type OwnView = {
  readonly measure: OwnMeasure;
  readonly show: (overview: Overview, chart: ChartData, site: string, before: Overview | undefined) => Shown;
};

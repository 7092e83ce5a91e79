/** What the page knows of a measure that a person wrote, once it was read: how it is shown, told and saved. */
import type { DailySeries, LocalText, Overview, Summary } from '../../src/index.ts';
import type { DataTable } from '../../workers/exporter.ts';
import type { OwnUnit } from '../charts/measures.ts';
import type { ChartData } from '../charts/series.ts';
import type { Words } from '../i18n/messages.ts';
import type { Shown } from '../plot.ts';
import type { OwnMeasure } from './list.ts';

/** How a measure is told, with its values in sight, so that all of them are told in one scale. */
export type OwnTold = OwnUnit & {
  readonly name: string;
  readonly formula: string;
  /** The unit of the plain values, as files have them. */
  readonly plainUnit: LocalText;
  /** How the name of a file has it. */
  readonly part: string;
  /** The inputs that it rests on first: a search of the sources page. */
  readonly rests: string;
};

/** Over one run. */
export type OwnShown = OwnTold & {
  readonly months: (overview: Overview, chart: ChartData, site: string) => Float64Array;
  /** `isAlone` where no strip stands under the chart, and the formula elsewhere. */
  readonly headings: (
    summary: Summary,
    site: string,
    words: Words,
    isAlone?: boolean,
  ) => { readonly title: string; readonly subtitle: string };
  /** By day, of each site and of all. */
  readonly daily: (overview: Overview) => readonly DailySeries[];
  readonly table: (overview: Overview, site: string, words: Words) => Promise<DataTable>;
};

export type OwnView = {
  readonly measure: OwnMeasure;
  /** Whether the sites together come to the sum of each, so that they are stacked where nothing is below zero. */
  readonly adds: boolean;
  readonly show: (overview: Overview, chart: ChartData, site: string, before: Overview | undefined) => Shown;
  readonly months: (overview: Overview, chart: ChartData, site: string) => Float64Array;
  /** How it is told where these are its values. */
  readonly told: (lines: readonly Float64Array[]) => OwnTold;
  /** In how many months of a run it has no value, and why in the first of them; nothing where it has all. */
  readonly gaps: (overview: Overview, chart: ChartData, site: string, words: Words) => string | undefined;
};

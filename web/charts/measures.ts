/** What the main chart can show: the daily series it is taken from, and how a month of it is made. */
import type { Words } from '../i18n/messages.ts';

export const MEASURES = [
  { id: 'gridMw', series: 'gridMw', month: 'mean', shape: 'areas' },
  { id: 'inServiceAccelerators', series: 'inServiceAccelerators', month: 'last', shape: 'areas' },
  { id: 'tokensOutPerS', series: 'tokensOutPerS', month: 'mean', shape: 'areas' },
  { id: 'trainingPflops', series: 'trainingPflops', month: 'mean', shape: 'areas' },
  { id: 'gridMwh', series: 'gridMwh', month: 'sum', shape: 'bars' },
  { id: 'co2T', series: 'co2LifecycleT', month: 'sum', shape: 'bars' },
  { id: 'pue', series: 'pue', month: 'mean', shape: 'lines' },
  { id: 'waterM3', series: 'waterM3', month: 'sum', shape: 'bars' },
  { id: 'costEur', series: 'costEur', month: 'sum', shape: 'bars' },
] as const satisfies readonly {
  id: string;
  series: string;
  month: 'mean' | 'last' | 'sum';
  /** Stacked areas or bars for what can be summed over sites, lines for what cannot. */
  shape: 'areas' | 'bars' | 'lines';
}[];

export type Measure = (typeof MEASURES)[number];
export type MeasureId = Measure['id'];
/** The unit of a measure that a person wrote: how its values are told. */
export type OwnUnit = {
  readonly unit: (words: Words) => string;
  readonly value: (value: number, words: Words) => string;
  readonly number: (value: number, words: Words) => string;
  readonly axis: (value: number, highest: boolean, words: Words) => string;
};
/** What a number of ours is told in: a measure, or a share in per cent. */
export type OurUnit = MeasureId | 'share';
export type Unit = OurUnit | OwnUnit;

export function measureOf(id: MeasureId): Measure {
  return MEASURES.find((measure) => measure.id === id)!;
}

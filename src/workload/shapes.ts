/**
 * How the work asked for varies over the day and the week. Mean of a weekday = 1. Digitised from the published plot of the 2024
 * Azure LLM inference traces (github.com/Azure/AzurePublicDataset), by UTC hour.
 */
import type { Hourly, LocalClock } from '../timeline.ts';

export type Shape = { readonly weekday: readonly number[]; readonly weekend: readonly number[] };

const CONVERSATION: Shape = {
  weekday: [
    0.89, 0.97, 0.95, 0.794, 0.799, 0.872, 1.005, 1.087, 1.108, 1.082, 0.98, 1.027, 1.149, 1.276, 1.337, 1.246, 1.131, 1.086,
    1.078, 1.019, 0.923, 0.771, 0.697, 0.723,
  ],
  weekend: [
    0.502, 0.53, 0.525, 0.45, 0.439, 0.455, 0.466, 0.517, 0.533, 0.493, 0.523, 0.579, 0.619, 0.686, 0.701, 0.724, 0.681, 0.664,
    0.637, 0.599, 0.603, 0.572, 0.535, 0.575,
  ],
};

const CODING: Shape = {
  weekday: [
    0.702, 0.679, 0.641, 0.524, 0.42, 0.342, 0.293, 0.25, 0.231, 0.24, 0.259, 0.381, 0.699, 1.191, 1.683, 1.822, 1.736, 1.986,
    2.182, 2.229, 2.064, 1.53, 1.096, 0.821,
  ],
  weekend: [
    0.439, 0.428, 0.383, 0.368, 0.311, 0.253, 0.205, 0.14, 0.108, 0.099, 0.091, 0.126, 0.193, 0.259, 0.321, 0.368, 0.4, 0.428,
    0.477, 0.481, 0.485, 0.481, 0.484, 0.445,
  ],
};

/** The coding trace peaks at 19 h UTC, an American afternoon; here it is read on the clock of Paris and made to peak at 15 h (assumption). */
const CODING_SHIFT_H = 4;

export const SHAPES = ['conversation', 'coding'] as const;
export type ShapeName = (typeof SHAPES)[number];

/** Whether a shape is read on the clock of Paris; else it is UTC. */
export const ON_PARIS_CLOCK: Readonly<Record<ShapeName, boolean>> = { conversation: false, coding: true };

/** Factor at an hour of the shape's own clock. */
export function shapeAt(name: ShapeName, hour: number, weekend: boolean): number {
  const shape = name === 'coding' ? CODING : CONVERSATION;
  return (weekend ? shape.weekend : shape.weekday)[name === 'coding' ? (hour + CODING_SHIFT_H) % 24 : hour]!;
}

/** The factor of a shape in each hour of a run, by the clock that it is read on. */
export function shapeOver(name: ShapeName, { paris, utc }: { readonly paris: LocalClock; readonly utc: LocalClock }): Hourly {
  const { hour, weekday } = ON_PARIS_CLOCK[name] ? paris : utc;
  return Float64Array.from(hour, (clock, h) => shapeAt(name, clock, weekday[h]! >= 5));
}

/** Mean factor over a week. */
export function weekMean(name: ShapeName): number {
  const shape = name === 'coding' ? CODING : CONVERSATION;
  const mean = (hours: readonly number[]): number => hours.reduce((sum, value) => sum + value, 0) / 24;
  return (5 * mean(shape.weekday) + 2 * mean(shape.weekend)) / 7;
}

/** What is told of a measure beside its numbers, be it one of ours or one that a person wrote. */
import type { MeasureId } from './charts/measures.ts';
import type { Words } from './i18n/messages.ts';
import { MEASURE_SOURCES } from './measure-sources.ts';
import type { OwnTold } from './own-measure/view-type.ts';

export type ToldMeasure = MeasureId | OwnTold;

export function measureName(measure: ToldMeasure, { t }: Words): string {
  return typeof measure === 'string' ? t(`measure.${measure}`) : measure.name;
}

/** How the name of a file has it. */
export function measurePart(measure: ToldMeasure): string {
  return typeof measure === 'string' ? measure : measure.part;
}

/** How a column of a file is headed: what ends in no unit tells it. */
export function measureColumn(measure: ToldMeasure): string {
  if (typeof measure === 'string') return measure;
  const unit = measure.plainUnit.en;
  return unit === '' ? measure.name : `${measure.name} (${unit})`;
}

/** The inputs that it rests on first. */
export function measureRests(measure: ToldMeasure): string {
  return typeof measure === 'string' ? MEASURE_SOURCES[measure] : measure.rests;
}

/** What the accuracy view says of all cases together. */
import type { Validation } from '../src/index.ts';
import type { AccuracyWords } from './accuracy-words.ts';

/** How many cases are within their tolerance, and how many of those that put the models to the test. */
export function findingText({ cases }: Validation, { say, format }: AccuracyWords): string {
  const passing = (some: Validation['cases']): number => some.filter(({ passes }) => passes).length;
  const unseen = cases.filter(({ fitted }) => fitted === false);
  const all = say('finding', {
    n: format.number(cases.length),
    passing: format.number(passing(cases)),
    failing: format.number(cases.length - passing(cases)),
  });
  return `${all} ${say('findingUnseen', { n: format.number(unseen.length), passing: format.number(passing(unseen)) })}`;
}

/** The tolerance of each kind, the same for all of its cases. */
export function tolerancesText({ cases, kinds }: Validation, { say, format, name }: AccuracyWords): string {
  const list = kinds.map(({ kind }) => {
    const { tolerance } = cases.find((one) => one.kind === kind)!;
    const title = name('kind', kind).toLowerCase();
    return say('toleranceOf', { kind: title, tolerance: format.percent(tolerance) });
  });
  return say('tolerances', { list: format.list(list) });
}

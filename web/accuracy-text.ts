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

/** The tolerance of each kind where all of its cases have one; the other kinds, whose cases have that of their row. */
export function tolerancesText({ cases, kinds }: Validation, { say, format, name }: AccuracyWords): string {
  const told = kinds.map(({ kind }) => {
    const ofKind = cases.filter((one) => one.kind === kind);
    const { tolerance, absoluteTolerance } = ofKind[0]!;
    const isOne = ofKind.every((one) => one.tolerance === tolerance && one.absoluteTolerance === absoluteTolerance);
    return { title: inSentence(name('kind', kind)), tolerance: isOne && absoluteTolerance === undefined ? tolerance : undefined };
  });
  const list = told.flatMap(({ title, tolerance }) =>
    tolerance === undefined ? [] : [say('toleranceOf', { kind: title, tolerance: format.percent(tolerance) })],
  );
  const own = told.flatMap(({ title, tolerance }) => (tolerance === undefined ? [title] : []));
  return [
    ...(list.length > 0 ? [say('tolerances', { list: format.list(list) })] : []),
    ...(own.length > 0 ? [say('tolerancesOwn', { list: format.list(own) })] : []),
    say('tolerancesKept'),
  ].join(' ');
}

/** A title within a sentence; letters that stand for words stay capitals. */
function inSentence(title: string): string {
  return /^\p{Lu}{2}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

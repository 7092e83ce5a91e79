/** What the attribution says: its bars, its finding, and what of it could not be told apart. */
import { type ComparedInput, FIRST_LOAD, MOST_AVERAGED, outcomeNumbers } from '../src/index.ts';
import { type WaterfallRow, waterfallDomain, waterfallRows } from './charts/waterfall.ts';
import { amountOf, changeText, outcomeLabel, outcomeText, sectionLabel, signedOf } from './compare-text.ts';
import type { WhyTold } from './compare-why-state.ts';
import type { CompareWords } from './compare-words.ts';
import type { Words } from './i18n/messages.ts';

/** More bars than this are too many to read: the smallest share one. */
const MOST_BARS = 12;
/** Parts of a block that are named; the others are counted. */
const MOST_NAMED = 2;

export type WhyPart = { readonly name: string; readonly part: number; readonly pointers: readonly string[] };
export type WhyShown = {
  readonly outcome: string;
  readonly from: number;
  readonly to: number;
  readonly parts: readonly WhyPart[];
  readonly rows: readonly WaterfallRow[];
  /** Inputs of which nothing comes. */
  readonly without: readonly string[];
  readonly title: string;
  readonly how: string;
  readonly refused: string;
  readonly isBroken: boolean;
};

/** One outcome, parted; undefined where it is unknown in a plan or a mixture. */
export function whyShown(told: WhyTold, outcome: string, words: Words, said: CompareWords): WhyShown | undefined {
  const { attribution, inputs, base, plan } = told;
  const from = attribution.from[outcome];
  const given = attribution.parts[outcome];
  if (
    from === undefined ||
    given === undefined ||
    ![from, attribution.to[outcome], ...given].every((one) => Number.isFinite(one))
  )
    return undefined;
  const nameOf = blockNamer(told, words, said);
  const parts: WhyPart[] = attribution.together.map((block, i) => {
    const rows = block.flatMap((input) => inputs[input]!);
    return { name: nameOf(block), part: given[i]!, pointers: rows.map(({ pointer }) => pointer) };
  });
  // What the mixture of all has otherwise than the plan itself can only be the order of its entries.
  const to =
    plan.run.kind === 'told' ? (outcomeNumbers(plan.run.overview.summary)[outcome] ?? Number.NaN) : attribution.to[outcome]!;
  const rest = to - attribution.to[outcome]!;
  if (Math.abs(rest) > tolerance(from, to)) parts.push({ name: said.say('whyOrder'), part: rest, pointers: [] });

  const least = tolerance(from, to);
  const felt = parts.filter(({ part }) => Math.abs(part) > least);
  const bars = fewer(felt, said);
  const whole = to - from;
  const ends = { base: endName(base.letter, base.name), plan: endName(plan.letter, plan.name) };
  const rows = waterfallRows(
    { name: ends.base, value: from },
    { name: ends.plan, value: to },
    bars,
    { whole: (value) => outcomeText(outcome, value, words, said), part: (value) => signedOf(outcome, value, words, said) },
    least,
  );
  const summaries = [base, plan].flatMap(({ run }) => (run.kind === 'told' ? [run.overview.summary] : []));
  const isDate = outcome.startsWith(FIRST_LOAD);
  const way = Math.abs(whole) <= least ? 'same' : isDate ? (whole > 0 ? 'later' : 'sooner') : whole > 0 ? 'more' : 'less';
  const values = {
    letter: plan.letter,
    base: base.letter,
    value: amountOf(outcome, whole, words, said),
    outcome: outcomeLabel(outcome, summaries, words, said),
  };
  return {
    outcome,
    from,
    to,
    parts,
    rows,
    without: parts.filter(({ part }) => Math.abs(part) <= least).map(({ name }) => name),
    title: said.say(`whyTitle.${way}`, values),
    how: said.say(`whyHow.${attribution.method}`, {
      runs: words.format.number(attribution.runs),
      most: words.format.number(MOST_AVERAGED),
      whole: signedOf(outcome, whole, words, said),
    }),
    refused: refusedText(told, words, said),
    isBroken: waterfallDomain(rows).isBroken,
  };
}

/** Below this a part is rounding. */
function tolerance(from: number, to: number): number {
  return 1e-9 * Math.max(1e-6, Math.abs(from), Math.abs(to));
}

function endName(letter: string, name: string | undefined): string {
  return name === undefined ? letter : `${letter} ${name}`;
}

/** What is changed with a part of the plan, or with some inputs that go together. */
function blockNamer(
  { grain, inputs, base, plan }: WhyTold,
  words: Words,
  said: CompareWords,
): (block: readonly number[]) => string {
  const nameOf = (rows: readonly ComparedInput[]): string[] =>
    grain === 'part'
      ? [sectionLabel(rows[0]!, words, said)]
      : rows.map((row) => changeText(row, [base.letter, plan.letter], words, said));
  return (block) =>
    few(
      block.flatMap((input) => nameOf(inputs[input]!)),
      said,
    );
}

function few(names: readonly string[], { say, count }: CompareWords): string {
  if (names.length <= MOST_NAMED + 1) return names.join(say('between'));
  return [...names.slice(0, MOST_NAMED), count('more', names.length - MOST_NAMED)].join(say('between'));
}

/** The largest parts in their order, and one for all the others. */
function fewer(parts: readonly WhyPart[], { count }: CompareWords): readonly WhyPart[] {
  if (parts.length <= MOST_BARS) return parts;
  const large = new Set([...parts].sort((a, b) => Math.abs(b.part) - Math.abs(a.part)).slice(0, MOST_BARS - 1));
  const small = parts.filter((part) => !large.has(part));
  const rest = { name: count('whyRest', small.length), part: small.reduce((sum, { part }) => sum + part, 0), pointers: [] };
  return [...parts.filter((part) => large.has(part)), rest];
}

function refusedText(told: WhyTold, words: Words, said: CompareWords): string {
  const { refused } = told.attribution;
  const first = refused[0];
  if (!first) return '';
  return said.count('whyRefused', refused.length, {
    list: blockNamer(told, words, said)(first.coalition),
    message: first.issue.message[words.language],
  });
}

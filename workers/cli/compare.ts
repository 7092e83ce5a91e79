/** `jalon compare`: what changed between plans, and what it did. */
import { type Difference, differencesOf, type Outcome, outcomesOf, simulateDays } from '../../src/index.ts';
import { tellWhy, why, writeWhy } from './compare-why.ts';
import { BadInput, issue, load } from './input.ts';
import { sentence } from './run.ts';
import { euros, figure, prefixed, table } from './text.ts';

export type CompareOptions = { readonly json?: boolean; readonly why?: string; readonly out?: string };

export function compare(names: readonly string[], { json = false, why: outcome, out }: CompareOptions): string {
  if (names.length < 2 || names.length > 4)
    throw new BadInput([issue('compare', '', `${names.length} plans`, 'two to four plans')]);
  if (out !== undefined && (outcome === undefined || !/\.(csv|json)$/.test(out)))
    throw new BadInput([issue('--out', '', JSON.stringify(out), 'with --why OUTCOME, a file that ends in .csv or .json')]);
  const attribution = outcome === undefined ? undefined : why(names, outcome);
  if (out !== undefined && attribution) writeWhy(out, attribution);
  const plans = names.map((name) => load(name));
  const runs = plans.map(({ scenario }) => simulateDays(scenario));
  const changes = differencesOf(plans.map(({ document }) => document));
  const outcomes = outcomesOf(runs);
  const scenarios = runs.map(({ summary }) => summary.scenario);
  if (json)
    return JSON.stringify(
      {
        scenarios,
        modelVersion: runs[0]!.summary.modelVersion,
        changes,
        outcomes,
        targets: runs.map(({ summary }) => summary.targets),
        ...(attribution && { attribution }),
      },
      null,
      1,
    );
  const letters = names.map((_, i) => String.fromCharCode(65 + i));
  return [
    ...runs.map(({ summary }, i) => `${letters[i]}  ${summary.scenario.name}\n   ${sentence(summary)}`),
    '',
    `What changed (${changes.length})`,
    table([['', ...letters], ...changes.map((change) => changeRow(change))], [0]),
    '',
    'What it did',
    table(
      [
        ['', ...letters.flatMap((letter, i) => (i === 0 ? [letter] : [letter, `${letter} - A`]))],
        ...outcomes.map((outcome) => outcomeRow(outcome)),
      ],
      [0],
    ),
    ...(attribution ? ['', tellWhy(attribution)] : []),
    ...(out === undefined ? [] : ['', `Written: ${out}`]),
  ].join('\n');
}

function changeRow({ pointer, values }: Difference): string[] {
  return [pointer, ...values.map((value) => (value === null ? '-' : typeof value === 'string' ? value : JSON.stringify(value)))];
}

function outcomeRow({ name, values, differences }: Outcome): string[] {
  const show = (value: number | string | null): string => {
    if (value === null) return 'never';
    if (typeof value === 'string') return value;
    if (!Number.isFinite(value)) return '-';
    if (/^eurPer/.test(name)) return figure(value);
    if (/Eur$|eur-/.test(name)) return euros(value);
    return Math.abs(value) >= 1e7 ? prefixed(value, '') : figure(value, 5);
  };
  const days = name.startsWith('first load');
  const difference = (value: number | null): string => {
    if (value === null || !Number.isFinite(value)) return '-';
    const text = days ? `${value} days` : show(value);
    return value > 0 ? `+${text}` : text;
  };
  return [name, ...values.flatMap((value, i) => (i === 0 ? [show(value)] : [show(value), difference(differences[i]!)]))];
}

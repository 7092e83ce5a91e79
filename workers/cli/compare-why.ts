/** `jalon compare A B --why OUTCOME`: what lies between two plans, parted among the inputs in which they differ. */
import { writeFileSync } from 'node:fs';
import {
  type Attribution,
  attributing,
  type Between,
  between,
  type Environment,
  environmentKey,
  environmentOf,
  type Loaded,
  type MixTold,
  NO_IMPORTS,
  openPlan,
  outcomeNumbers,
  simulateDays,
  timeline,
} from '../../src/index.ts';
import { BadInput, issue, library, load, sourceOf } from './input.ts';
import { euros, figure, prefixed, table } from './text.ts';

export type WhyTold = {
  readonly outcome: string;
  readonly from: number;
  readonly to: number;
  /** Averaged over all orders, or in the order of the changes. */
  readonly method: Attribution['method'];
  readonly runs: number;
  readonly parts: readonly { readonly pointers: readonly string[]; readonly part: number | null }[];
  /** Mixed plans that the checks refuse: what could not be told apart for it stands together. */
  readonly refused: readonly { readonly pointers: readonly string[]; readonly message: string }[];
};

export function why(names: readonly string[], outcome: string): WhyTold {
  if (names.length !== 2) throw new BadInput([issue('--why', '', `${names.length} plans`, 'two plans')]);
  const [one, other] = [load(names[0]!), load(names[1]!)];
  const opened = openPlan(sourceOf(names[0]!), library);
  // What was loaded a moment ago opens.
  if (!opened.ok) throw new Error(`${names[0]} cannot be read again.`);
  const known = Object.keys(outcomesOf(one));
  if (!known.includes(outcome)) throw new BadInput([issue('--why', '', JSON.stringify(outcome), `one of ${known.join(', ')}`)]);
  const pair = between(one, other, opened, 'input');
  const { from, to, method, runs, parts, together, refused } = attributionOf(pair);
  const pointersOf = (inputs: readonly number[]) => inputs.flatMap((input) => pair.inputs[input]!.map(({ pointer }) => pointer));
  return {
    outcome,
    from: from[outcome]!,
    to: to[outcome] ?? Number.NaN,
    method,
    runs,
    parts: together.map((block, i) => {
      const part = parts[outcome]![i]!;
      return { pointers: pointersOf(block), part: Number.isFinite(part) ? part : null };
    }),
    refused: refused.map(({ coalition, issue: fault }) => ({ pointers: pointersOf(coalition), message: fault.message.en })),
  };
}

/** Weather and prices by what they follow from: most mixes have the same. */
const outside = new Map<string, Environment>();

function outcomesOf({ scenario, hash }: Pick<Loaded, 'scenario' | 'hash'>): Readonly<Record<string, number>> {
  const key = environmentKey(scenario, NO_IMPORTS);
  const environment = outside.get(key) ?? environmentOf(scenario, timeline(scenario.from, scenario.to), NO_IMPORTS);
  outside.set(key, environment);
  return outcomeNumbers(simulateDays(scenario, { hash, environment }).summary);
}

function attributionOf(pair: Between): Attribution {
  const study = attributing(pair.inputs.length);
  let step = study.next();
  while (!step.done) {
    const plan = pair.mix(step.value);
    const told: MixTold = plan.ok ? { ok: true, outcomes: outcomesOf(plan) } : { ok: false, issue: plan.issues[0]! };
    step = study.next(told);
  }
  return step.value;
}

export function tellWhy(told: WhyTold): string {
  const { outcome, from, to, method, runs, parts, refused } = told;
  const show = (value: number | null): string => {
    if (value === null || !Number.isFinite(value)) return 'unknown';
    if (/Eur$/.test(outcome)) return euros(value);
    return Math.abs(value) >= 1e7 ? prefixed(value, '') : figure(value, 5);
  };
  const signed = (value: number | null) => (value !== null && value > 0 ? `+${show(value)}` : show(value));
  const how = method === 'shapley' ? 'averaged over all orders (Shapley)' : 'in the order of the changes';
  const rows = parts.flatMap(({ pointers, part }) =>
    pointers.map((pointer, i) => [i === 0 ? pointer : `  with ${pointer}`, i === 0 ? signed(part) : '']),
  );
  return [
    `Why B differs from A: ${outcome}, ${runs} runs, ${how}`,
    table([['A', show(from)], ...rows, ['B', show(to)]], [0]),
    ...(refused.length === 0
      ? []
      : [
          '',
          `${refused.length} mixed plans cannot be run, so what they would tell apart stands together. The first of them:`,
          `  ${refused[0]!.message}`,
        ]),
  ].join('\n');
}

/** One row for each part, its inputs by pointer. */
export function writeWhy(path: string, told: WhyTold): void {
  const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const number = (value: number | null) => (value === null || !Number.isFinite(value) ? '' : String(value));
  const rows = told.parts.map(({ pointers, part }) => `${cell(pointers.join(' '))},${number(part)}`);
  const csv = `${[`inputs,${cell(told.outcome)}`, `A,${number(told.from)}`, ...rows, `B,${number(told.to)}`].join('\r\n')}\r\n`;
  try {
    writeFileSync(path, path.endsWith('.csv') ? csv : `${JSON.stringify(told, null, 1)}\n`);
  } catch (error) {
    const found = `${path} (${(error as Error).message})`;
    throw new BadInput([issue('--out', '', found, 'a file in a folder that exists and may be written')]);
  }
}

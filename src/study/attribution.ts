/**
 * Why one plan comes out otherwise than another: what lies between them is parted among the inputs in which they differ.
 *
 * An input's part is what it adds, averaged over all orders in which the inputs could be changed one after another (Shapley 1953): so no
 * input gains by its place in a list, inputs that do the same get the same, one that does nothing gets nothing, and the parts sum to the
 * whole. It takes a run for every set of inputs; where that would be too many, each is given what it adds in the order shown.
 */
import type { Issue } from '../scenario/issues.ts';

/** With more inputs than this their order is that in which they are shown: each further one would double the runs. */
export const MOST_AVERAGED = 8;

/** Which inputs are as the other plan has them, by their places; the rest are as the first has them. */
export type Coalition = readonly number[];
/** Outcomes by name. */
export type Numbers = Readonly<Record<string, number>>;
/** What a plan mixed of two comes to, or why there is no such plan. */
export type MixTold = { readonly ok: true; readonly outcomes: Numbers } | { readonly ok: false; readonly issue: Issue };

/** A mixed plan that the checks refuse, and its first fault. */
export type RefusedMix = { readonly coalition: Coalition; readonly issue: Issue };

export type Attribution = {
  readonly method: 'shapley' | 'order';
  /** The inputs, by their places, that share one part: more than one where no plan has the one without the other. */
  readonly together: readonly Coalition[];
  readonly from: Numbers;
  readonly to: Numbers;
  /** For each outcome one number for each of `together`. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
  readonly runs: number;
  readonly refused: readonly RefusedMix[];
};

/** The part of each of `players` in the value of all of them, over the value of none. `worthOf` takes a set as bits. */
export function shapley(players: number, worthOf: (set: number) => number): number[] {
  const weights = weightsOf(players);
  const sizes = sizesOf(players);
  return Array.from({ length: players }, (_, player) => {
    const own = 1 << player;
    let part = 0;
    for (let set = 0; set < 1 << players; set++)
      if ((set & own) === 0) part += weights[sizes[set]!]! * (worthOf(set | own) - worthOf(set));
    return part;
  });
}

/** Share of all orders in which exactly the players of a set of each size stand before a given one: s! (n - s - 1)! / n!. */
function weightsOf(players: number): number[] {
  const weights: number[] = [];
  let weight = 1 / players;
  for (let size = 0; size < players; size++) {
    weights.push(weight);
    weight *= (size + 1) / (players - size - 1);
  }
  return weights;
}

function sizesOf(players: number): Uint8Array {
  const sizes = new Uint8Array(1 << players);
  for (let set = 1; set < sizes.length; set++) sizes[set] = sizes[set >> 1]! + (set & 1);
  return sizes;
}

/** Joins players until no set that is `refused` could be asked for any more: those first that the most refused sets part. */
export function joined(players: number, refused: readonly number[]): number[][] {
  const blocks = Array.from({ length: players }, (_, player) => [player]);
  const bitsOf = (block: readonly number[]): number => block.reduce((bits, player) => bits | (1 << player), 0);
  for (;;) {
    const left = refused.filter((set) => blocks.every((block) => [0, bitsOf(block)].includes(set & bitsOf(block))));
    if (left.length === 0) return blocks;
    let best: { a: number; b: number; parted: number } | undefined;
    for (let a = 0; a < blocks.length; a++) {
      for (let b = a + 1; b < blocks.length; b++) {
        const [one, other] = [bitsOf(blocks[a]!), bitsOf(blocks[b]!)];
        const parted = left.filter((set) => ((set & one) === 0) !== ((set & other) === 0)).length;
        if (parted > (best?.parted ?? 0)) best = { a, b, parted };
      }
    }
    if (!best) return blocks;
    blocks[best.a]!.push(...blocks.splice(best.b, 1)[0]!);
    blocks[best.a]!.sort((x, y) => x - y);
  }
}

/** How many mixed plans are asked for. */
export function coalitionsOf(inputs: number): number {
  return inputs <= MOST_AVERAGED ? 1 << inputs : inputs + 1;
}

/** Asks for one mixed plan after another, is told what it comes to, and ends with the parts. Whoever drives it may rest, or stop, between two. */
export function* attributing(inputs: number): Generator<Coalition, Attribution, MixTold> {
  return inputs <= MOST_AVERAGED ? yield* averaged(inputs) : yield* inOrder(inputs);
}

function* averaged(inputs: number): Generator<Coalition, Attribution, MixTold> {
  const told: (Numbers | undefined)[] = [];
  const refused: RefusedMix[] = [];
  const refusedSets: number[] = [];
  for (let set = 0; set < 1 << inputs; set++) {
    const coalition = membersOf(set, inputs);
    const answer = yield coalition;
    told.push(answer.ok ? answer.outcomes : undefined);
    if (answer.ok) continue;
    refused.push({ coalition, issue: answer.issue });
    refusedSets.push(set);
  }
  const together = joined(inputs, refusedSets);
  const blocks = together.map((block) => block.reduce((bits, player) => bits | (1 << player), 0));
  // A set of blocks as the set of inputs that they hold.
  const wide = Array.from({ length: 1 << blocks.length }, (_, set) =>
    membersOf(set, blocks.length).reduce((bits, block) => bits | blocks[block]!, 0),
  );
  const [from, to] = [told[0], told[told.length - 1]];
  if (!from || !to) throw new Error('One of the two plans cannot be run.');
  const parts = Object.fromEntries(
    Object.keys(from).map((name) => [name, shapley(blocks.length, (set) => told[wide[set]!]![name] ?? Number.NaN)]),
  );
  return { method: 'shapley', together, from, to, parts, runs: told.length - refused.length, refused };
}

function* inOrder(inputs: number): Generator<Coalition, Attribution, MixTold> {
  const first = yield [];
  if (!first.ok) throw new Error('The first of the two plans cannot be run.');
  const together: Coalition[] = [];
  const refused: RefusedMix[] = [];
  const steps: Numbers[] = [first.outcomes];
  let block: number[] = [];
  for (let input = 0; input < inputs; input++) {
    block.push(input);
    const coalition = Array.from({ length: input + 1 }, (_, i) => i);
    const answer = yield coalition;
    // What no plan has without the next is taken with it.
    if (!answer.ok) {
      refused.push({ coalition, issue: answer.issue });
      continue;
    }
    steps.push(answer.outcomes);
    together.push(block);
    block = [];
  }
  if (block.length > 0) throw new Error('The second of the two plans cannot be run.');
  const parts = Object.fromEntries(
    Object.keys(first.outcomes).map((name) => [
      name,
      together.map((_, i) => (steps[i + 1]![name] ?? Number.NaN) - steps[i]![name]!),
    ]),
  );
  return { method: 'order', together, from: steps[0]!, to: steps.at(-1)!, parts, runs: steps.length, refused };
}

function membersOf(set: number, of: number): number[] {
  return Array.from({ length: of }, (_, i) => i).filter((i) => (set & (1 << i)) !== 0);
}

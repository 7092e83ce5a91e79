import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attribution, attributing, type Coalition, joined, MOST_AVERAGED, shapley } from '../../src/study/attribution.ts';

/** Values of all sets of some players, by the bits of the set; nothing has none. */
const games = fc
  .integer({ min: 1, max: 6 })
  .chain((players) =>
    fc
      .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 << players, maxLength: 1 << players })
      .map((values) => ({ players, worth: (set: number) => (set === 0 ? 0 : values[set]!) })),
  );
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the parts of a whole', () => {
  test('of the glove game are two thirds for the one left glove and a sixth for each of two right ones', () => {
    // Three players, a pair is worth 1: a textbook case of Shapley (1953), reckoned by hand over the six orders.
    const parts = shapley(3, (set) => (set & 1 && set & 6 ? 1 : 0));
    expect(parts[0]).toBeCloseTo(2 / 3, 12);
    expect(parts[1]).toBeCloseTo(1 / 6, 12);
    expect(parts[2]).toBeCloseTo(1 / 6, 12);
  });

  test('of two inputs that help each other hold half of what they give together', () => {
    // v(1) = 10, v(2) = 4, v(12) = 20: 6 more than the sum, 3 for each.
    expect(shapley(2, (set) => [0, 10, 4, 20][set]!)).toEqual([13, 7]);
  });

  test('sum to the whole', () => {
    fc.assert(
      fc.property(games, ({ players, worth }) => {
        expect(Math.abs(sum(shapley(players, worth)) - worth((1 << players) - 1))).toBeLessThan(1e-6);
      }),
    );
  });

  test('are equal for players that do the same in every set', () => {
    fc.assert(
      fc.property(games, ({ players, worth }) => {
        const swapped = (set: number) => (set & ~3) | ((set & 1) << 1) | ((set & 2) >> 1);
        const parts = shapley(players, (set) => worth(set) + worth(players > 1 ? swapped(set) : set));
        if (players > 1) expect(parts[0]).toBeCloseTo(parts[1]!, 5);
      }),
    );
  });

  test('are nothing for a player that changes nothing, and leave the others as they were without it', () => {
    fc.assert(
      fc.property(games, ({ players, worth }) => {
        const others = (1 << players) - 1;
        const parts = shapley(players + 1, (set) => worth(set & others));
        expect(Math.abs(parts[players]!)).toBeLessThan(1e-6);
        const fewer = shapley(players, worth);
        for (const [i, part] of fewer.entries()) expect(Math.abs(parts[i]! - part)).toBeLessThan(1e-6);
      }),
    );
  });
});

/** Drives the attribution over a game in which some coalitions are refused. */
function attribute(inputs: number, worth: (of: Coalition) => number, isRefused: (of: Coalition) => boolean = () => false) {
  const study = attributing(inputs);
  const issue = { message: { en: 'No.', fr: 'Non.' } } as never;
  let step = study.next();
  let asked = 0;
  for (; !step.done; asked++)
    step = study.next(isRefused(step.value) ? { ok: false, issue } : { ok: true, outcomes: { it: worth(step.value) } });
  return { ...(step.value as Attribution), asked };
}

describe('an attribution', () => {
  test('asks for every set of up to eight inputs, and for one after another of more', () => {
    expect(attribute(MOST_AVERAGED, (of) => of.length)).toMatchObject({ method: 'shapley', asked: 256, runs: 256 });
    const many = attribute(20, (of) => of.length * of.length);
    expect(many).toMatchObject({ method: 'order', asked: 21, runs: 21 });
    expect(many.parts.it).toEqual(Array.from({ length: 20 }, (_, i) => 2 * i + 1));
  });

  test('takes together what no plan has apart, and nothing else', () => {
    // 1 needs 2: a mix with only one of them is refused.
    const { together, parts, refused, from, to } = attribute(
      4,
      (of) => sum(of.map((input) => [1, 20, 300, 4000][input]!)),
      (of) => of.includes(1) !== of.includes(2),
    );
    expect(together).toEqual([[0], [1, 2], [3]]);
    expect(parts.it).toEqual([1, 320, 4000]);
    expect(refused).toHaveLength(8);
    expect(sum(parts.it!)).toBe(to.it! - from.it!);
  });

  test('of many inputs steps over the mixes that are refused', () => {
    const { together, parts } = attribute(
      10,
      (of) => of.length,
      (of) => of.length === 3 || of.length === 4,
    );
    expect(together).toEqual([[0], [1], [2, 3, 4], [5], [6], [7], [8], [9]]);
    expect(parts.it).toEqual([1, 1, 3, 1, 1, 1, 1, 1]);
  });

  test('joins no more than it must, and leaves no refused set to be asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(62), { maxLength: 8 }), (players, some) => {
        const all = (1 << players) - 1;
        const refused = some.map((set) => set & all).filter((set) => set !== 0 && set !== all);
        const blocks = joined(players, refused);
        expect(blocks.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: players }, (_, i) => i));
        for (const set of refused) {
          const isParted = blocks.some((block) => new Set(block.map((player) => (set >> player) & 1)).size > 1);
          expect(isParted).toBe(true);
        }
        if (refused.length === 0) expect(blocks).toHaveLength(players);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SPAN_HOURS } from '../../src/timeline.ts';
import { type Asked as Hours, nothingAsked } from '../../src/workload/demand.ts';
import { type Dispatched, Dispatcher, type GangRules, type Pool } from '../../src/workload/dispatch.ts';
import { holds, sum, within } from '../fixtures.ts';

const old = {
  platform: 'old',
  tokensPerS: 10,
  batchTokensPerS: 10,
  trainingTflopPerS: 1,
  ratedKwEach: 1,
  firstShipment: '2023-01-01',
};
const lean = {
  platform: 'lean',
  tokensPerS: 40,
  batchTokensPerS: 40,
  trainingTflopPerS: 5,
  ratedKwEach: 2,
  firstShipment: '2025-01-01',
};
/** The old platform at two sites, the lean one at the first. */
const POOLS: readonly Pool[] = [
  { site: 'north', ...old },
  { site: 'south', ...old },
  { site: 'north', ...lean },
];
const GANG: GangRules = { site: 'north', size: 72, guaranteedShare: 0.25 };
/** The work of one hour. */
type Asked = Record<keyof Hours, number>;
const NOTHING: Asked = { reserved: 0, gangs: 0, interactiveTokensPerS: 0, labs: 0, assistantTokensPerS: 0, batchShare: 0 };
/** The hour that is looked at; the hours beside it have other work and other accelerators. */
const AT = 7;

/** Hours worked out at once, and room for more between those of one pool and the next. */
const [COUNT, ROOM] = [24, SPAN_HOURS];

/** A day of which one hour is as given; the others ask for twice as much of half as much. What is asked all day is asked in all. */
function hoursWith(usable: readonly number[], asked: Asked): [Float64Array, Hours, number, boolean] {
  const row = (at: number, other: number, length: number) => Array.from({ length }, (_, j) => (j === AT ? at : other));
  const hours = nothingAsked();
  for (const key of Object.keys(asked) as (keyof Asked)[])
    hours[key].set(hours[key].length === ROOM ? row(asked[key], 2 * asked[key], COUNT) : [asked[key]]);
  return [Float64Array.from(usable.flatMap((count) => row(count, count / 2, ROOM))), hours, COUNT, false];
}
const CLASSES = ['reserved', 'training', 'interactive', 'labs', 'assistants', 'batch'] as const;
type WorkClass = (typeof CLASSES)[number];
/** Busy accelerators by class and pool, and the work served, in one hour. */
type Hour = {
  readonly busy: Readonly<Record<WorkClass, readonly number[]>>;
  readonly served: Record<keyof Dispatched['served'], number>;
};

function hourOf(done: Dispatched, at = AT): Hour {
  const byPool = (of: (k: number) => number): number[] => Array.from(done.active, (isActive, k) => (isActive ? of(k) : 0));
  const entry = (k: number): number => k * ROOM + (done.even ? Math.floor(at / 24) : at);
  const shareOf = (share: Float64Array) => (k: number) => done.shared[entry(k)]! * share[done.platformOf[k]! * ROOM + at]!;
  const further = (k: number): number => (done.hasFurther[k] ? done.further[k * ROOM + at]! : 0);
  return {
    busy: {
      reserved: byPool((k) => done.reserved[entry(k)]!),
      training: byPool((k) => done.guaranteed[entry(k)]! + further(k)),
      interactive: byPool(shareOf(done.interactive)),
      labs: byPool(shareOf(done.labs)),
      assistants: byPool(shareOf(done.assistants)),
      batch: byPool((k) =>
        done.takesBatch[done.platformOf[k]!] ? (shareOf(done.free)(k) - further(k)) * done.batchShare[at]! : 0,
      ),
    },
    served: Object.fromEntries(Object.entries(done.served).map(([key, values]) => [key, values[at]!])) as Hour['served'],
  };
}

/** Busy accelerators of each pool, for one class of work; rounded, as shares of what is there are no whole numbers. */
const busyIn = ({ busy }: Hour, work: WorkClass) => busy[work].map((count) => Number(count.toFixed(9)));
const allBusy = ({ busy }: Hour) => sum(CLASSES.flatMap((work) => busy[work]));
function giveOf(pools: readonly Pool[], usable: readonly number[], asked: Partial<Asked>, gang: Partial<GangRules> = {}): Hour {
  return hourOf(new Dispatcher(pools, { ...GANG, ...gang }).give(...hoursWith(usable, { ...NOTHING, ...asked })));
}
const give = (usable: readonly number[], asked: Partial<Asked>, gang: Partial<GangRules> = {}) =>
  giveOf(POOLS, usable, asked, gang);

describe('an hour worked by hand', () => {
  const done = give([100, 50, 200], {
    reserved: 60,
    gangs: 2,
    interactiveTokensPerS: 4000,
    labs: 30,
    assistantTokensPerS: 560,
    batchShare: 0.5,
  });

  test('start-ups take the oldest platform, two thirds where two thirds of it stand', () => {
    expect(busyIn(done, 'reserved')).toEqual([40, 20, 0]);
  });

  test('one gang fits the guaranteed quarter of 350, and takes the platform that trains fastest', () => {
    expect(busyIn(done, 'training')).toEqual([0, 0, 72]);
    expect(done.served.gangs).toBe(1); // the second finds no 72 of one platform left
  });

  test('inference takes the platform with most tokens of a joule', () => {
    expect(busyIn(done, 'interactive')).toEqual([0, 0, 100]);
    expect(done.served.interactiveTokensPerS).toBe(4000);
  });

  test('labs take the oldest, assistants the leanest of what is left', () => {
    expect(busyIn(done, 'labs')).toEqual([20, 10, 0]);
    expect(busyIn(done, 'assistants')).toEqual([0, 0, 14]);
  });

  test('batch takes its half of all that is left', () => {
    expect(busyIn(done, 'batch')).toEqual([20, 10, 7]);
    expect(done.served.batchTokensPerS).toBe(20 * 10 + 10 * 10 + 7 * 40);
  });
});

describe('a training gang', () => {
  test('needs accelerators of one platform on one site', () => {
    expect(give([60, 60, 60], { gangs: 1 }, { guaranteedShare: 1, site: 'any' }).served.gangs).toBe(0);
    expect(give([71.9, 0, 0], { gangs: 1 }, { guaranteedShare: 1 }).served.gangs).toBe(0);
    expect(give([72, 0, 0], { gangs: 1 }, { guaranteedShare: 1 }).served.gangs).toBe(1);
  });

  test('runs on its own site only, or anywhere where that is said', () => {
    expect(give([0, 500, 0], { gangs: 1 }, { guaranteedShare: 1 }).served.gangs).toBe(0);
    expect(busyIn(give([0, 500, 0], { gangs: 1 }, { guaranteedShare: 1, site: 'any' }), 'training')).toEqual([0, 72, 0]);
  });

  test('comes before other work only up to its guaranteed share, and after it with what is left', () => {
    const thirst = { gangs: 2, interactiveTokensPerS: 1e9 };
    expect(give([100, 0, 200], thirst, { guaranteedShare: 0 }).served.gangs).toBe(0);
    expect(give([100, 0, 200], thirst, { guaranteedShare: 0.25 }).served.gangs).toBe(1);
    expect(give([100, 0, 200], thirst, { guaranteedShare: 0.5 }).served.gangs).toBe(2);
    expect(give([100, 0, 200], { gangs: 3 }, { guaranteedShare: 0 }).served.gangs).toBe(3);
  });

  test('never runs on a platform without a training rate', () => {
    const pools = POOLS.map((pool) => ({ ...pool, trainingTflopPerS: 0 }));
    const done = giveOf(pools, [500, 500, 500], { gangs: 1 }, { guaranteedShare: 1 });
    expect(done.served.gangs).toBe(0);
  });
});

describe('inference', () => {
  test('spills over to the next platform when the leanest is full', () => {
    const done = give([30, 10, 20], { interactiveTokensPerS: 1000 });
    // 20 lean ones make 800; the other 200 take 20 old ones, three quarters of them at North.
    expect(busyIn(done, 'interactive')).toEqual([15, 5, 20]);
    expect(done.served.interactiveTokensPerS).toBe(1000);
  });

  test('passes over a platform that has no rate for the mix', () => {
    const pools = POOLS.map((pool) => (pool.platform === 'lean' ? { ...pool, tokensPerS: 0, batchTokensPerS: 0 } : pool));
    const done = giveOf(pools, [10, 10, 500], { interactiveTokensPerS: 500 });
    expect(busyIn(done, 'interactive')).toEqual([10, 10, 0]);
    expect(done.served.interactiveTokensPerS).toBe(200);
  });
});

describe('any hour', () => {
  const anyUsable = fc.tuple(within(0, 300), within(0, 300), within(0, 300));
  const anyAsked = fc.record({
    reserved: within(0, 300),
    gangs: fc.nat(5),
    interactiveTokensPerS: within(0, 12000),
    labs: within(0, 200),
    assistantTokensPerS: within(0, 4000),
    batchShare: within(0, 1),
  });

  test('gives each accelerator to one class of work at most, and serves no more than was asked', () => {
    holds(
      fc.property(anyUsable, anyAsked, within(0, 1), (usable, asked, guaranteedShare) => {
        const { busy, served } = give(usable, asked, { guaranteedShare });
        usable.forEach((count, k) => {
          expect(sum(CLASSES.map((work) => busy[work][k]!))).toBeLessThanOrEqual(count + 1e-9);
        });
        expect(Math.min(...CLASSES.flatMap((work) => busy[work]))).toBeGreaterThanOrEqual(-1e-9);
        for (const key of ['reserved', 'gangs', 'interactiveTokensPerS', 'labs', 'assistantTokensPerS'] as const) {
          expect(served[key], key).toBeLessThanOrEqual(asked[key]);
          expect(served[key], key).toBeGreaterThanOrEqual(0);
        }
      }),
      300,
    );
  });

  test('has made the tokens that its busy accelerators make', () => {
    holds(
      fc.property(anyUsable, anyAsked, (usable, asked) => {
        const done = give(usable, asked);
        const tokensOf = (work: WorkClass) => sum(busyIn(done, work).map((count, k) => count * POOLS[k]!.tokensPerS));
        expect(tokensOf('interactive')).toBeCloseTo(done.served.interactiveTokensPerS, 6);
        expect(tokensOf('assistants')).toBeCloseTo(done.served.assistantTokensPerS, 6);
        expect(tokensOf('batch')).toBeCloseTo(done.served.batchTokensPerS, 6);
        expect(sum(busyIn(done, 'reserved'))).toBeCloseTo(done.served.reserved, 6);
        expect(sum(busyIn(done, 'labs'))).toBeCloseTo(done.served.labs, 6);
        expect(sum(busyIn(done, 'training'))).toBe(72 * done.served.gangs);
      }),
      300,
    );
  });

  test('leaves nothing idle while inference waits, and nothing at all to a batch that fills', () => {
    holds(
      fc.property(anyUsable, anyAsked, (usable, asked) => {
        const done = give(usable, { ...asked, batchShare: 1 });
        expect(allBusy(done)).toBeCloseTo(sum(usable), 6);
        const without = give(usable, { ...asked, batchShare: 0 });
        const idle = sum(usable) - allBusy(without);
        if (without.served.interactiveTokensPerS < asked.interactiveTokensPerS - 1e-6) expect(idle).toBeCloseTo(0, 6);
      }),
      300,
    );
  });

  test('knows nothing of the day before, nor of the hours beside it', () => {
    const asked = { reserved: 60, gangs: 1, interactiveTokensPerS: 4000, labs: 12, assistantTokensPerS: 90, batchShare: 0.3 };
    const dispatcher = new Dispatcher(POOLS, GANG);
    const hours = hoursWith([100, 50, 200], asked);
    const first = hourOf(dispatcher.give(...hours));
    dispatcher.give(...hoursWith([5, 500, 0], { ...NOTHING, labs: 300, batchShare: 1 }));
    expect(hourOf(dispatcher.give(...hours))).toEqual(first);
    const even = nothingAsked();
    for (const key of Object.keys(asked) as (keyof Asked)[]) even[key].fill(asked[key]);
    const usable = Float64Array.from([100, 50, 200].flatMap((count) => new Array<number>(ROOM).fill(count)));
    // A week of that hour, as an even and as an uneven one.
    for (const isEven of [true, false]) {
      const same = dispatcher.give(usable, even, ROOM, isEven);
      for (let j = 0; j < ROOM; j++) expect(hourOf(same, j), `hour ${j}`).toEqual(first);
    }
  });

  test('gives out once a day what is asked all day, as it would hour by hour', () => {
    holds(
      fc.property(
        fc.array(fc.tuple(anyUsable, anyAsked), { minLength: 1, maxLength: 7 }),
        within(0, 1),
        (days, guaranteedShare) => {
          const asked = nothingAsked();
          const usable = new Float64Array(3 * ROOM);
          days.forEach(([counts, work], d) => {
            counts.forEach((count, k) => {
              usable.fill(count, k * ROOM + 24 * d, k * ROOM + 24 * d + 24);
            });
            for (const key of Object.keys(work) as (keyof Asked)[]) {
              const values = asked[key];
              if (values.length === ROOM)
                for (let j = 24 * d; j < 24 * d + 24; j++) values[j] = work[key] * (1 + ((7 * j) % 24) / 24);
              else values[d] = work[key];
            }
          });
          const give = (even: boolean) => {
            const done = new Dispatcher(POOLS, { ...GANG, guaranteedShare }).give(usable, asked, 24 * days.length, even);
            return Array.from({ length: 24 * days.length }, (_, j) => hourOf(done, j));
          };
          expect(give(true)).toEqual(give(false));
        },
      ),
      100,
    );
  });
});

import { expose } from 'comlink';
import { afterEach, expect, test } from 'vitest';
import { outcomeNumbers, simulateDays } from '../../src/index.ts';
import { runMixes } from '../../workers/compare.ts';
import { Cancelled, type Engine, openEngine } from '../../workers/engine.ts';
import type { Worklike } from '../../workers/lane.ts';
import { model } from '../../workers/model.ts';
import { posted } from '../../workers/posted.ts';
import type { BetweenRequest, PlanRequest } from '../../workers/protocol.ts';
import { plan } from '../fixtures.ts';

const france: PlanRequest = { plan: { kind: 'shipped', name: 'microsoft-france' }, set: [] };
const SET = [
  { pointer: '/deliveries/share', value: 1 },
  { pointer: '/sites/paris/gridSteps/existing/gridMw', value: 34 },
  { pointer: '/money/usdPerEur', value: 1.3 },
];
const question: BetweenRequest = { from: france, to: { ...france, set: SET }, grain: 'input' };

/** A worker on a channel of this thread. */
function channelWorker(answers: object): Worklike {
  const { port1, port2 } = new MessageChannel();
  expose(answers, port1 as never);
  const stop = () => {
    port1.close();
    port2.close();
  };
  return Object.assign(port2, { stop }) as unknown as Worklike;
}
const opened: Engine[] = [];
function engineOn(answers: object = posted): Engine {
  const engine = openEngine({ start: () => channelWorker(answers) });
  opened.push(engine);
  return engine;
}
afterEach(() => {
  for (const engine of opened.splice(0)) engine.close();
});

test('an attribution goes by runs: it begins and ends at the two plans, and its parts sum to what lies between', async () => {
  const told: number[] = [];
  const answer = await engineOn().attribute(question, (done, of) => {
    expect(of).toBe(8);
    told.push(done);
  });
  if (!answer.ok) throw new Error('the plans should load');
  const { inputs, attribution } = answer;
  expect(inputs.map((group) => group.map(({ pointer }) => pointer))).toHaveLength(3);
  expect(
    inputs
      .flat()
      .map(({ pointer }) => pointer)
      .sort(),
  ).toEqual(SET.map(({ pointer }) => pointer).sort());
  expect(told[0]).toBe(0);
  expect(told.at(-1)).toBe(8);
  expect([...told].sort((a, b) => a - b)).toEqual(told);
  const ends = [[], SET].map((set) => {
    const changes = set.map(({ pointer, value }) => [pointer, value] as [string, unknown]);
    return outcomeNumbers(simulateDays(plan('microsoft-france', ...changes).scenario).summary);
  });
  expect([attribution.from, attribution.to]).toEqual(ends);
  for (const [name, parts] of Object.entries(attribution.parts)) {
    const whole = attribution.to[name]! - attribution.from[name]!;
    const sum = parts.reduce((total, part) => total + part, 0);
    expect(Math.abs(sum - whole), name).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(attribution.to[name]!)));
  }
  // A rate of exchange buys no machine that is ordered already, and the bill of electricity does not know it.
  const rate = inputs.findIndex(([one]) => one!.pointer === '/money/usdPerEur');
  expect(attribution.parts.energyCostEur![rate]).toBe(0);
  expect(attribution.parts.paidEur![rate]).not.toBe(0);
});

test('a worker runs as many mixes as its spell allows, and one at least', async () => {
  const found = await model.between(question);
  if (!found.ok) throw new Error('the plans should load');
  const one = await model.mixes(question, [[0]]);
  const both = await model.mixes(question, [[0], [1]]);
  if (!one.ok || !both.ok) throw new Error('the mixes should run');
  expect(both.told[0]).toEqual(one.told[0]);
  let ran = 0;
  const mix = () => plan('microsoft-france') as never;
  const run = () => {
    ran++;
    return simulateDays(plan('microsoft-france').scenario).summary;
  };
  expect(runMixes({ inputs: [], mix }, [[], [], []], run, 0)).toHaveLength(1);
  expect(ran).toBe(1);
});

test('a study that is stopped ends at once for whoever waits, and leaves the other workers alone', async () => {
  let asked = 0;
  const slow = {
    ...posted,
    mixes: (...of: Parameters<typeof posted.mixes>) => (asked++ === 0 ? new Promise(() => {}) : posted.mixes(...of)),
  };
  const engine = engineOn(slow);
  const waiting = engine.attribute(question, () => {});
  const plans = engine.plans();
  await expect.poll(() => asked).toBe(1);
  engine.stopAttribution();
  await expect(waiting).rejects.toBeInstanceOf(Cancelled);
  expect((await plans).length).toBeGreaterThan(3);
  const next = await engine.attribute(question, () => {});
  expect(next.ok && next.attribution.runs).toBe(8);
});

test('a plan that does not load is refused with its faults, whichever of the two it is', async () => {
  const bad: PlanRequest = { ...france, set: [{ pointer: '/deliveries/share', value: 7 }] };
  for (const pair of [
    { from: bad, to: france },
    { from: france, to: bad },
  ]) {
    const answer = await engineOn().attribute({ ...pair, grain: 'input' }, () => {});
    expect(!answer.ok && answer.issues[0]!.pointer).toBe('/deliveries/share');
  }
  const compared = await engineOn().compared([france, bad]);
  expect(compared.ok).toBe(false);
});

test('hours from a file are an input like any other', async () => {
  const hour = Int32Array.of(Date.UTC(2026, 0, 1) / 3_600_000);
  const price = { kind: 'price', name: 'mine.csv', digest: 'd', hour, value: Float64Array.of(900) } as const;
  const answer = await engineOn().attribute(
    { from: france, to: { ...france, imports: { weather: [], price } }, grain: 'input' },
    () => {},
  );
  if (!answer.ok) throw new Error('the plans should load');
  expect(answer.inputs).toMatchObject([[{ kind: 'file', field: 'imports.price', values: [null, 'mine.csv'] }]]);
  const { from, to, parts } = answer.attribution;
  expect(parts.energyCostEur![0]).toBeCloseTo(to.energyCostEur! - from.energyCostEur!, 6);
  expect(parts.energyCostEur![0]).toBeGreaterThan(0);
});

/** What many tests need: the shipped plans, one small plan that runs in a blink, and a way to copy it and change one thing. */
import fc from 'fast-check';
import { type ColumnName, columnOf, type Loaded, loadScenario, type Results, type Scenario } from '../src/index.ts';
import { libraryWith, shippedPlan } from '../workers/shipped.ts';

/** A property over many drawn cases; the draws are the same in every run. */
export function holds<T>(property: fc.IPropertyWithHooks<T>, numRuns = 100): void {
  fc.assert(property, { seed: 20261123, numRuns });
}

/** A number between two ends, all parts of the range alike. */
export function within(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1e6 }).map((part) => min + ((max - min) * part) / 1e6);
}

/** A shipped plan, with some values changed. */
export function plan(name: string, ...changes: readonly [pointer: string, value: unknown][]): Loaded {
  return loaded(
    shippedPlan(name)!,
    changes.map(([pointer, value]) => ({ pointer, value })),
  );
}

function loaded(...args: [Parameters<typeof loadScenario>[0], Parameters<typeof loadScenario>[2]]): Loaded {
  const answer = loadScenario(args[0], libraryWith(), args[1]);
  if (!answer.ok) throw new Error(answer.issues.map(({ message }) => message).join('\n'));
  return answer;
}

const site = {
  operatorClass: 'hyperscale',
  designDryBulbC: 43,
  designRelativeHumidity: 0.2,
  crewServersPerWeek: 14,
  crewRacksPerWeek: 7,
  burnInDays: 7,
  activities: [],
};

/**
 * Two small sites over three months. North has an air hall from the first day and a liquid one from February; South has one air hall.
 * Both take 14 servers or 7 racks a week. Money is plentiful, and every class of work asks for something. Its rates are measured ones, of MLPerf
 * Inference v5.1 and NVIDIA Megatron-Bridge, so that what follows from them can be told by hand.
 */
const document = {
  schemaVersion: 1,
  id: 'small',
  name: 'Small',
  from: '2026-01-01',
  to: '2026-04-01',
  asOf: '2026-01-01',
  market: 'france',
  deliveries: { share: 1, until: '2025-12-31' },
  sites: [
    {
      ...site,
      id: 'north',
      name: 'North',
      climate: 'paris-south',
      activities: [{ id: 'fit-out-b', kind: 'fit-out', durationMonths: 1, notBefore: '2026-01-01' }],
      gridSteps: [{ id: 'g1', gridMw: 5, readyAfter: [] }],
      halls: [
        { id: 'a', itMw: 1, maxRackKw: 45, cooling: 'indirect-adiabatic', readyAfter: [] },
        { id: 'b', itMw: 2, maxRackKw: 140, cooling: 'dlc-40-50', readyAfter: ['fit-out-b'] },
      ],
    },
    {
      ...site,
      id: 'south',
      name: 'South',
      climate: 'marseille',
      gridSteps: [{ id: 'g1', gridMw: 3, readyAfter: [] }],
      halls: [{ id: 'c', itMw: 1, maxRackKw: 45, cooling: 'air-chiller-free-cooling', readyAfter: [] }],
    },
  ],
  orders: [
    { id: 'servers-north', platform: 'hgx-h100', systems: 40, site: 'north', orderDate: '2025-12-04', leadTimeWeeks: 4 },
    { id: 'racks-north', platform: 'gb200-nvl72', systems: 6, site: 'north', orderDate: '2025-12-04', leadTimeWeeks: 6 },
    { id: 'servers-south', platform: 'hgx-h200', systems: 30, site: 'south', orderDate: '2025-12-04', leadTimeWeeks: 5 },
  ],
  money: {
    budgetEur: 1e9,
    commitBy: '2027-12-31',
    usdPerEur: 1.08,
    networkShare: 0.12,
    worksEurPerMwIt: 11e6,
    fitOutEurPerMwIt: 7e6,
    operationUsdPerMwYear: 3e5,
    waccPerYear: 0.08,
    reservedEur: [],
  },
  operations: { failuresPer1000NodeDays: 3.8, repairDays: 2, serviceLifeYears: 5, itOverServers: 1.14 },
  workloads: {
    startups: { from: '2025-01-01', by: '2026-12-31', target: 100, paceFactor: 1, acceleratorHoursEach: 3000, spreadMonths: 12 },
    training: {
      model: 'llama-3.1-405b',
      tokens: 15.6e12,
      sequence: 8192,
      site: 'north',
      from: '2026-02-01',
      gangAccelerators: 72,
      gangs: 2,
      guaranteedShare: 0.25,
      checkpointS: 30,
      restartMin: 10,
    },
    interactive: {
      from: '2026-01-01',
      initialH100: 120,
      growthPerYear: 2.5,
      inputTokens: 1155,
      outputTokens: 211,
      shape: 'conversation',
      mix: [
        { id: '8b', model: 'llama-3.1-8b', share: 0.3 },
        { id: '70b', model: 'llama-3.1-70b', share: 0.4 },
        { id: 'deepseek', model: 'deepseek-v3', share: 0.3 },
      ],
    },
    skills: { from: '2025-01-01', by: '2026-12-31', target: 1e5, paceFactor: 1, tokensPerLearner: 109000, labHoursPerLearner: 2 },
    batch: { from: '2026-03-01', fillShare: 0.5 },
  },
  targets: [],
  catalogue: {
    serving: [
      ['hgx-h100', 5104, 3818.8, 1071.9],
      ['hgx-h200', 8114.4, 4253.6, 1535.9],
      ['gb200-nvl72', 16067.6, 12340, 2327.5],
    ].flatMap(([platform, ...rates]) =>
      ['llama-3.1-8b', 'llama-3.1-70b', 'deepseek-v3'].map((model, i) => ({
        id: `${platform}.${model}`,
        platform,
        model,
        tokensOutPerS: rates[i],
      })),
    ),
    trainingRates: [
      { id: 'hgx-h100.405b', platform: 'hgx-h100', model: 'llama-3.1-405b', modelTflopPerS: 822 },
      { id: 'gb200.405b', platform: 'gb200-nvl72', model: 'llama-3.1-405b', modelTflopPerS: 2129 },
    ],
  },
};

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** The small plan, as it runs. Nobody can change it. */
export const small: Scenario = frozen(loaded({ file: 'small.json', text: JSON.stringify(document) }, []).scenario);

type Site = Scenario['sites'][number];
type Hall = Site['halls'][number];

/** A copy of a scenario with one site changed. */
export function withSite(scenario: Scenario, id: string, change: Partial<Site>): Scenario {
  return { ...scenario, sites: scenario.sites.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)) };
}

/** One of the halls of the small plan, with some of it changed. */
export function hall(id: string, change: Partial<Hall> = {}): Hall {
  return { ...small.sites.flatMap(({ halls }) => halls).find((entry) => entry.id === id)!, ...change };
}

/** An order of servers that docks on 1 January 2026 at North, with some of it changed. */
export function order(change: Partial<Scenario['orders'][number]> = {}): Scenario['orders'][number] {
  return { ...small.orders[0]!, ...change };
}

/** Hourly values of a run. */
export function column(results: Results, name: ColumnName, at = 'all'): Float64Array {
  return columnOf(results.columns, name, at);
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function mean(values: ArrayLike<number>): number {
  return sum(Array.from(values)) / values.length;
}

/** Correlation of two series of the same length. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    sum(x.map((value, i) => (value - mx) * (y[i]! - my)));
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}

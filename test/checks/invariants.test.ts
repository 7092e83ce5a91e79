import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { HourlyWatch } from '../../src/checks/hours.ts';
import { type Evidence, INVARIANTS } from '../../src/checks/invariants.ts';
import { COLUMN_NAMES, type ColumnName, columnOf, type Results, type Scenario, simulate } from '../../src/index.ts';
import type { Table } from '../../src/results/columns.ts';
import type { Days } from '../../src/results/days.ts';
import { addMonths, dateOf, dayOf } from '../../src/timeline.ts';
import { column, hall, holds, order, small, sum, within, withSite } from '../fixtures.ts';

/** What the last run showed to its judges. */
const seen = vi.hoisted(() => ({ evidence: undefined as unknown }));
vi.mock('../../src/checks/invariants.ts', async (original) => {
  const real = await original<typeof import('../../src/checks/invariants.ts')>();
  return {
    ...real,
    checksOf: (evidence: Evidence) => {
      seen.evidence = evidence;
      return real.checksOf(evidence);
    },
  };
});

const PLATFORMS = ['hgx-h100', 'hgx-h200', 'hgx-b200', 'gb200-nvl72', 'gb300-nvl72'];
const COOLINGS = small.catalogue.coolings.map(({ id }) => id);
const EACH = new Map(small.catalogue.platforms.map(({ id, acceleratorsPerSystem }) => [id, acceleratorsPerSystem]));

const anyDate = (from: string, to: string) => fc.integer({ min: dayOf(from), max: dayOf(to) }).map(dateOf);
const anyOrder = fc.record({
  platform: fc.constantFrom(...PLATFORMS),
  systems: fc.integer({ min: 1, max: 60 }),
  site: fc.constantFrom('north', 'south', 'any'),
  orderDate: anyDate('2024-11-15', '2026-02-15'),
  leadTimeWeeks: within(0, 10),
  deliveredShare: fc.option(within(0.2, 1), { nil: undefined }),
  cadence: fc.option(fc.record({ everyWeeks: within(1, 4), systemsPerDelivery: fc.integer({ min: 1, max: 20 }) }), {
    nil: undefined,
  }),
});
const anyHall = (id: string) =>
  fc
    .record({
      itMw: within(0.1, 3),
      maxRackKw: fc.constantFrom(45, 140, 250),
      cooling: fc.constantFrom(...COOLINGS),
      redundancy: fc.constantFrom('N' as const, 'N+1' as const, '2N' as const),
      ups: fc.constantFrom('modern' as const, 'eco' as const, 'legacy' as const),
    })
    .map((change) => hall(id, change));
const anySite = (id: string) => ({
  gridMw: within(0.3, 6),
  cloudMw: within(0, 0.3),
  crews: within(2, 60),
  burnInDays: fc.integer({ min: 0, max: 30 }),
  operatorClass: fc.constantFrom(...small.catalogue.operatorClasses.map((entry) => entry.id)),
  designDryBulbC: within(5, 50),
  designRelativeHumidity: within(0.1, 0.9),
  halls: id === 'north' ? fc.tuple(anyHall('a'), anyHall('b')) : fc.tuple(anyHall('c')),
});

/** Everything about the small plan that a property may change, over two to four months. */
const anyChange = fc.record({
  span: fc.constantFrom(['2026-01-01', '2026-03-01'], ['2026-01-15', '2026-04-10'], ['2026-06-15', '2026-08-20']),
  orders: fc.array(anyOrder, { minLength: 1, maxLength: 4 }),
  north: fc.record(anySite('north')),
  south: fc.record(anySite('south')),
  budgetEur: within(1e7, 4e8),
  works: fc.boolean(),
  share: within(0.3, 1),
  serviceLifeYears: within(1, 1.3),
  weatherSample: fc.nat(50),
  gangs: fc.nat(3),
  gangAccelerators: fc.integer({ min: 16, max: 200 }),
  guaranteedShare: within(0, 1),
  initialH100: within(0, 500),
  fillShare: within(0, 1),
});
type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

function changed({
  span: [from, to],
  orders,
  north,
  south,
  budgetEur,
  works,
  share,
  serviceLifeYears,
  weatherSample,
  gangs,
  ...work
}: Change): Scenario {
  const siteOf = ({ gridMw, crews, halls, ...change }: typeof north | typeof south) => ({
    ...change,
    halls,
    gridSteps: [{ id: 'g1', gridMw, readyAfter: [] }],
    crewServersPerWeek: crews,
    crewRacksPerWeek: crews / 4,
  });
  const reserve = {
    id: 'b',
    site: 'north',
    kind: 'fit-out' as const,
    halls: ['b'],
    paidOver: ['fit-out-b'],
    extraEur: 0,
    includesChips: false,
  };
  return {
    ...withSite(withSite(small, 'north', siteOf(north)), 'south', siteOf(south)),
    from: from!,
    to: to!,
    weatherSample,
    orders: orders.map(({ deliveredShare, cadence, ...change }, i) =>
      order({
        id: `o${i}`,
        ...change,
        ...(deliveredShare === undefined ? {} : { deliveredShare }),
        ...(cadence ? { cadence } : {}),
      }),
    ),
    deliveries: { ...small.deliveries, share },
    money: { ...small.money, budgetEur, reservedEur: works ? [reserve] : [] },
    operations: { ...small.operations, serviceLifeYears },
    workloads: {
      ...small.workloads,
      training: {
        ...small.workloads.training,
        from: '2026-01-20',
        gangs,
        gangAccelerators: work.gangAccelerators,
        guaranteedShare: work.guaranteedShare,
      },
      interactive: { ...small.workloads.interactive, initialH100: work.initialH100 },
      batch: { from: '2026-01-01', fillShare: work.fillShare, when: 'any', hoursPerDay: 24 },
    },
  };
}

const failures = ({ summary }: Results) =>
  summary.checks.filter(({ ok }) => !ok).map(({ number, id, detail }) => `${number} ${id}: ${detail}`);
const acceleratorHours = (results: Results) => sum(column(results, 'inServiceAccelerators'));

describe('whatever the plan', () => {
  test('every check of a run holds', () => {
    holds(
      fc.property(anyChange, (change) => {
        expect(failures(simulate(changed(change)))).toEqual([]);
      }),
      80,
    );
  });

  test('a run reports every invariant that one run can show, once and by its number', () => {
    const { checks } = simulate(small).summary;
    expect(checks.map(({ number }) => number)).toEqual(INVARIANTS.filter(({ judge }) => judge).map(({ number }) => number));
    expect(INVARIANTS.map(({ number }) => number)).toEqual(INVARIANTS.map((_, i) => i + 1));
    expect(new Set(INVARIANTS.map(({ id }) => id)).size).toBe(INVARIANTS.length);
    expect(failures(simulate(small))).toEqual([]);
  });
});

describe('a check can fail', () => {
  const PLACES = [...small.sites.map(({ id }) => id), 'all'];
  let evidence: Evidence;
  let whole: Results;
  beforeAll(() => {
    whole = simulate(small);
    evidence = seen.evidence as Evidence;
  });
  const judge = (number: number, spoilt: Evidence) => INVARIANTS.find((entry) => entry.number === number)!.judge!(spoilt);
  /** Evidence of a watch that saw one hour of one column changed. */
  const withHour = (name: ColumnName, site: string, change: (value: number) => number, hour = 1500): Evidence => {
    const watch = new HourlyWatch(PLACES);
    PLACES.forEach((place, i) => {
      const table = Object.fromEntries(COLUMN_NAMES.map((each) => [each, column(whole, each, place).slice()])) as Table;
      if (place === site) table[name][hour] = change(table[name][hour]!);
      watch.see(i, table, 0, table.gridMw.length);
    });
    return { ...evidence, broken: watch.broken };
  };
  /** Evidence with one day of one sum changed. */
  const withDay = (name: keyof Days, change: (value: number) => number): Evidence => {
    const all = evidence.days.get('all')!;
    return {
      ...evidence,
      days: new Map([
        ...evidence.days,
        ['all', { ...all, [name]: all[name].map((value, d) => (d === 60 ? change(value) : value)) }],
      ]),
    };
  };
  const days = (values: Int32Array, change: (value: number, d: number) => number) => values.map(change);
  const withBlock = (change: (value: number, d: number) => number): Evidence => ({
    ...evidence,
    buildout: {
      ...evidence.buildout,
      blocks: evidence.buildout.blocks.map((block, i) =>
        i === 0 ? { ...block, inService: days(block.inService, change) } : block,
      ),
    },
  });

  /** For each check, evidence that breaks it and nothing else of it. */
  const spoilt: [number: number, what: string, spoil: () => Evidence][] = [
    [1, 'a watt in a thousand megawatts is missing', () => withHour('coolingMw', 'north', (mw) => mw + 1e-6)],
    [1, 'the sum over sites is off', () => withHour('gridMw', 'all', (mw) => mw * 1.0001)],
    [2, 'one hour draws more than the firm import', () => withHour('gridMw', 'south', () => 3.001)],
    [3, 'more stand than were delivered', () => withBlock((count, d) => (d === 70 ? count + 8000 : count))],
    [4, 'a hall holds twice what it was built for', () => withBlock((count) => 3 * count)],
    [
      5,
      'more is committed than there is',
      () => ({ ...evidence, scenario: { ...evidence.scenario, money: { ...small.money, budgetEur: 1e6 } } }),
    ],
    [
      5,
      'more is paid than was committed',
      () => ({ ...evidence, payments: evidence.payments.map((payment) => ({ ...payment, paidEur: 2 * payment.paidEur })) }),
    ],
    [6, 'tokens appear from nowhere', () => withDay('tokensOutPerS', (tokens) => 2 * tokens)],
    [7, 'an hour has a PUE below 1', () => withHour('pue', 'north', () => 0.99)],
    [7, 'an hour without load has a PUE', () => withHour('pue', 'south', () => 1.1, 0)],
    [
      8,
      'an order docks before its platform ships',
      () => ({
        ...evidence,
        buildout: {
          ...evidence.buildout,
          arrivals: evidence.buildout.arrivals.map((entry) => ({ ...entry, day: dayOf('2020-01-01') })),
        },
      }),
    ],
    [
      9,
      'an hour of an accelerator is lost',
      () => ({
        ...evidence,
        ledger: evidence.ledger.map((entry, i) => (i === 0 ? { ...entry, ordered: entry.ordered - 1 } : entry)),
      }),
    ],
    [10, 'a month of one site is counted twice', () => ({ ...evidence, monthly: [...evidence.monthly, evidence.monthly[0]!] })],
    [
      10,
      'the whole is not the sum',
      () => ({ ...evidence, totals: { ...evidence.totals, waterM3: evidence.totals.waterM3 + 1 } }),
    ],
    [
      11,
      'a chiller that idles in the heat',
      () => {
        // An adiabatic stage that only starts where the chiller already runs makes the hall cooler at the switch.
        const coolings = small.catalogue.coolings.map((cooling) => ({
          ...cooling,
          air: { ...cooling.air, kind: 'dry' as const, adiabaticEffectiveness: 0.9, adiabaticAboveC: 36 },
        }));
        return { ...evidence, scenario: { ...small, catalogue: { ...small.catalogue, coolings } } };
      },
    ],
    [12, 'an hour costs more than its price', () => withHour('costEur', 'all', (eur) => eur + 1e4)],
    [13, 'a figure that is known is not a number', () => withHour('waterM3', 'north', () => Number.NaN)],
    [13, 'a figure that is known has no end', () => withHour('costEur', 'south', () => Number.POSITIVE_INFINITY)],
    [13, 'more than all of the work is unserved', () => withHour('unservedShare', 'all', () => 1.01)],
    [
      14,
      'a hall is filled before it is ready',
      () => ({
        ...evidence,
        schedules: evidence.schedules.map((schedule) => ({
          ...schedule,
          halls: schedule.halls.map((entry) => ({ ...entry, day: dayOf('2026-03-30') })),
        })),
      }),
    ],
    [15, 'an hour in service is not accounted for', () => ({ ...evidence, hoursInService: evidence.hoursInService - 1 })],
    [15, 'accelerators serve that nobody counted', () => withDay('inServiceAccelerators', (count) => count + 8)],
  ];

  test('and none does for the run as it was', () => {
    for (const { number, judge: of } of INVARIANTS) if (of) expect(judge(number, evidence), `check ${number}`).toBe('');
  });

  test.each(spoilt)('number %d: when %s', (number, _, spoil) => {
    expect(judge(number, spoil())).not.toBe('');
  });

  test('and each of them is shown to', () => {
    const shown = new Set(spoilt.map(([number]) => number));
    expect(INVARIANTS.filter(({ number, judge: of }) => of && !shown.has(number))).toEqual([]);
  });
});

describe('between two runs', () => {
  /** Orders of one platform for a site with one hall: packing has no choice to make. */
  const oneHall = fc.record({
    gridMw: within(0.2, 2),
    itMw: within(0.1, 2),
    opens: fc.constantFrom('2025-12-01', '2026-01-20', '2026-02-20'),
    crews: within(1, 40),
    orders: fc.array(
      fc.record({
        systems: fc.integer({ min: 1, max: 60 }),
        orderDate: anyDate('2025-10-01', '2026-02-01'),
        leadTimeWeeks: within(0, 10),
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  });
  const built = (
    { gridMw, itMw, opens, crews, orders }: typeof oneHall extends fc.Arbitrary<infer T> ? T : never,
    laterDays = 0,
  ): Scenario => ({
    ...withSite(small, 'north', {
      gridSteps: [{ id: 'g1', gridMw, readyAfter: [] }],
      activities: [{ id: 'fit-out-b', kind: 'fit-out', durationMonths: 0, notBefore: opens, after: [] }],
      halls: [hall('b', { itMw })],
      crewServersPerWeek: crews,
    }),
    deliveries: { ...small.deliveries, share: 1 },
    orders: orders.map((change, i) => order({ id: `o${i}`, ...change, orderDate: dateOf(dayOf(change.orderDate) + laterDays) })),
  });

  test('16: the same plan gives the same bits twice', () => {
    const bits = ({ columns }: Results) => columns.map(({ values }) => Buffer.from(values.buffer).toString('base64'));
    holds(
      fc.property(anyChange, (change) => {
        const scenario = changed(change);
        const [first, second] = [simulate(scenario), simulate(structuredClone(scenario))];
        expect(bits(second)).toEqual(bits(first));
        expect(second.summary).toEqual(first.summary);
      }),
      10,
    );
  });

  test('17: orders of a site that all come later never give more accelerator-hours', () => {
    holds(
      fc.property(oneHall, fc.integer({ min: 1, max: 45 }), (plan, laterDays) => {
        expect(acceleratorHours(simulate(built(plan, laterDays)))).toBeLessThanOrEqual(acceleratorHours(simulate(built(plan))));
      }),
      40,
    );
  });

  /** A plan with all its megawatts, machines, crews, money and work doubled. */
  const doubled = (scenario: Scenario): Scenario => ({
    ...scenario,
    sites: scenario.sites.map((site) => ({
      ...site,
      cloudMw: 2 * site.cloudMw,
      crewServersPerWeek: 2 * site.crewServersPerWeek,
      crewRacksPerWeek: 2 * site.crewRacksPerWeek,
      gridSteps: site.gridSteps.map((step) => ({ ...step, gridMw: 2 * step.gridMw })),
      halls: site.halls.map((entry) => ({ ...entry, itMw: 2 * entry.itMw })),
    })),
    orders: scenario.orders.map((entry) => ({
      ...entry,
      systems: 2 * entry.systems,
      ...(entry.cadence ? { cadence: { ...entry.cadence, systemsPerDelivery: 2 * entry.cadence.systemsPerDelivery } } : {}),
    })),
    money: { ...scenario.money, budgetEur: 2 * scenario.money.budgetEur },
    workloads: {
      ...scenario.workloads,
      startups: { ...scenario.workloads.startups, target: 2 * scenario.workloads.startups.target },
      skills: { ...scenario.workloads.skills, target: 2 * scenario.workloads.skills.target },
      training: { ...scenario.workloads.training, gangAccelerators: 2 * scenario.workloads.training.gangAccelerators },
      interactive: { ...scenario.workloads.interactive, initialH100: 2 * scenario.workloads.interactive.initialH100 },
    },
  });

  test('18: twice of everything serves twice as many, to one system a hall', () => {
    holds(
      fc.property(oneHall, (plan) => {
        const scenario = built(plan);
        const [once, twice] = [simulate(scenario), simulate(doubled(scenario))];
        const atEnd = (results: Results) => results.summary.totals.acceleratorsInService;
        expect(Math.abs(atEnd(twice) - 2 * atEnd(once))).toBeLessThanOrEqual(
          8 * scenario.sites.flatMap(({ halls }) => halls).length,
        );
      }),
      25,
    );
  });

  test('18: twice of everything draws and makes twice as much where nothing is left over', () => {
    const ample = withSite(withSite(small, 'north', { crewServersPerWeek: 700, crewRacksPerWeek: 350 }), 'south', {
      crewServersPerWeek: 700,
    });
    // The management of a connection and the first GWh at the full excise are paid once, whatever is drawn.
    const { catalogue } = ample;
    const markets = catalogue.markets.map((market) => ({
      ...market,
      exciseReducedAboveGwh: 0,
      tariff: { ...market.tariff!, managementEurPerYear: 0 },
    }));
    const scaling = { ...ample, catalogue: { ...catalogue, markets } };
    const [once, twice] = [simulate(scaling), simulate(doubled(scaling))];
    const names: ColumnName[] = [
      'inServiceAccelerators',
      'busyAccelerators',
      'itMw',
      'gridMw',
      'waterM3',
      'costEur',
      'co2LifecycleT',
      'tokensOutPerS',
    ];
    for (const name of names) expect(sum(column(twice, name)) / sum(column(once, name)), name).toBeCloseTo(2, 9);
    expect(twice.summary.totals.unservedShare).toBeCloseTo(once.summary.totals.unservedShare, 9);
  });

  test('19: two sites that change places change nothing but their order', () => {
    /** An order for any site goes to the first of two that are alike, so here every order names its site. */
    const pinned = (scenario: Scenario): Scenario => ({
      ...scenario,
      orders: scenario.orders.map((entry, i) => ({
        ...entry,
        site: entry.site === 'any' ? ['north', 'south'][i % 2]! : entry.site,
      })),
    });
    holds(
      fc.property(anyChange, (change) => {
        const scenario = pinned(changed(change));
        const [one, other] = [simulate(scenario), simulate({ ...scenario, sites: [...scenario.sites].reverse() })];
        let worst = 0;
        for (const { name, site, values } of one.columns) {
          const swapped = columnOf(other.columns, name, site);
          values.forEach((value, h) => {
            if (Number.isNaN(value) !== Number.isNaN(swapped[h]!)) worst = Number.POSITIVE_INFINITY;
            else if (!Number.isNaN(value)) worst = Math.max(worst, Math.abs(value - swapped[h]!) / Math.max(1, Math.abs(value)));
          });
        }
        expect(worst).toBeLessThan(1e-12);
      }),
      30,
    );
  });

  test('20: entries of the catalogue that nobody uses change no bit', () => {
    const { catalogue } = small;
    const more = {
      ...catalogue,
      platforms: [{ ...catalogue.platforms[0]!, id: 'unused', ratedKw: 99 }, ...catalogue.platforms],
      coolings: [{ ...catalogue.coolings[0]!, id: 'unused' }, ...catalogue.coolings],
      models: [{ ...catalogue.models[0]!, id: 'unused' }, ...catalogue.models],
      markets: [{ ...catalogue.markets[0]!, id: 'unused', exciseEurPerMwh: 99 }, ...catalogue.markets],
      operatorClasses: [{ ...catalogue.operatorClasses[0]!, id: 'unused', fixedOverhead: 0.5 }, ...catalogue.operatorClasses],
      climates: [{ ...catalogue.climates[0]!, id: 'unused' }, ...catalogue.climates],
    };
    const [plain, with_] = [simulate(small), simulate({ ...small, catalogue: more })];
    for (const [i, { name, site, values }] of plain.columns.entries()) {
      expect(Buffer.from(with_.columns[i]!.values.buffer).equals(Buffer.from(values.buffer)), `${name} at ${site}`).toBe(true);
    }
  });

  test('21: a plan of 2026 moved to 2027 is built a year later, day for day', () => {
    const moved = (scenario: Scenario): Scenario => {
      const shift = (date: string) => dateOf(addMonths(dayOf(date), 12));
      return {
        ...scenario,
        from: shift(scenario.from),
        to: shift(scenario.to),
        deliveries: { ...scenario.deliveries, until: shift(scenario.deliveries.until) },
        sites: scenario.sites.map((site) => ({
          ...site,
          activities: site.activities.map((entry) => ({
            ...entry,
            ...(entry.notBefore ? { notBefore: shift(entry.notBefore) } : {}),
          })),
        })),
        orders: scenario.orders.map((entry) => ({ ...entry, orderDate: shift(entry.orderDate) })),
        money: { ...scenario.money, commitBy: shift(scenario.money.commitBy) },
        catalogue: {
          ...scenario.catalogue,
          platforms: scenario.catalogue.platforms.map((platform) => ({
            ...platform,
            firstShipment: shift(platform.firstShipment),
          })),
        },
      };
    };
    holds(
      fc.property(anyChange, (change) => {
        const scenario = changed(change);
        const [now, later] = [simulate(scenario), simulate(moved(scenario))];
        for (const site of ['north', 'south', 'all']) {
          for (const name of ['inServiceAccelerators', 'gridFirmMw'] as const)
            expect(column(later, name, site)).toEqual(column(now, name, site));
        }
        const placed = ({ summary }: Results) => summary.inService.map(({ site, hall: at, platform }) => [site, at, platform]);
        expect(placed(later)).toEqual(placed(now));
      }),
      20,
    );
  });
});

test('what an order brings never exceeds what was ordered', () => {
  holds(
    fc.property(anyChange, (change) => {
      const scenario = changed(change);
      const ordered = sum(scenario.orders.map(({ systems, platform }) => systems * EACH.get(platform)!));
      expect(Math.max(...column(simulate(scenario), 'inServiceAccelerators'))).toBeLessThanOrEqual(ordered);
    }),
    30,
  );
});

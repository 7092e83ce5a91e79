import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type TimedActivity, type TimedSite, timed } from '../../src/site/durations.ts';
import { ALWAYS, constraintOf, firstLoadOf, gateOn, NEVER, type Schedule, scheduleOf } from '../../src/site/schedule.ts';
import { dateOf, dayOf } from '../../src/timeline.ts';
import { hall, holds, plan, small } from '../fixtures.ts';

type Site = Scenario['sites'][number];

function mulhouse(name = 'microsoft-france', ...changes: readonly [string, unknown][]): { site: Site; schedule: Schedule } {
  const { scenario } = plan(name, ...changes.map(([pointer, value]): [string, unknown] => [`/sites/mulhouse${pointer}`, value]));
  const site = scenario.sites.find(({ id }) => id === 'mulhouse')!;
  return { site, schedule: scheduleOf(timed(site, scenario.catalogue), dayOf(scenario.from), dayOf(scenario.asOf)) };
}

function dated({ activities }: Schedule, id: string) {
  const { start, end, slackDays, critical, happens } = activities.find(({ activity }) => activity.id === id)!;
  return {
    start: Number.isFinite(start) ? dateOf(start) : start,
    end: Number.isFinite(end) ? dateOf(end) : end,
    slackDays,
    critical,
    happens,
  };
}

const critical = ({ activities }: Schedule) => activities.flatMap((entry) => (entry.critical ? [entry.activity.id] : []));

/** A site of some activities, with one hall and one grid step that wait for the last. */
function network(activities: readonly Partial<TimedActivity>[], change: Partial<TimedSite> = {}): TimedSite {
  const all = activities.map(
    (activity): TimedActivity => ({ id: 'a', kind: 'shell', durationMonths: 1, after: [], ...activity }),
  );
  return {
    ...small.sites[0]!,
    activities: all,
    halls: [hall('a', { readyAfter: [all.at(-1)!.id] })],
    gridSteps: [{ id: 'g1', gridMw: 5, readyAfter: [] }],
    ...change,
  };
}

const once = (id: string, from: 'end' | 'start' = 'end', lagMonths = 0) => ({ id, from, lagMonths });
const FROM = dayOf('2026-01-01');
/** Long before anything starts. */
const BEFORE = dayOf('2020-01-01');

describe('Mulhouse as it stands in November 2026', () => {
  const { site, schedule } = mulhouse();

  test('has its permit on 1 April 2027 and takes its first load on 1 July 2029', () => {
    expect(dated(schedule, 'permit').end).toBe('2027-04-01');
    expect(dateOf(firstLoadOf(schedule))).toBe('2029-07-01');
    expect(dated(schedule, 'works-1')).toMatchObject({ start: '2027-04-01', end: '2028-10-01' });
    expect(dated(schedule, 'grid-works')).toMatchObject({ start: '2024-10-01', end: '2028-10-01' });
  });

  test('has 121 days of slack on the land and 182 on the connection', () => {
    expect(dated(schedule, 'land').slackDays).toBe(121);
    expect(dated(schedule, 'grid-works').slackDays).toBe(182);
  });

  test('is late by its permit, works, fit-out and equipment, and by nothing that is undecided', () => {
    expect(critical(schedule)).toEqual(['permit', 'equipment', 'works-1', 'fit-out-1', 'commissioning-1']);
  });

  test('starts each building six months after the one before, and fills only the one that is decided', () => {
    expect([1, 2, 3].map((n) => dated(schedule, `works-${n}`).start)).toEqual(['2027-04-01', '2027-10-01', '2028-04-01']);
    expect(schedule.halls.map(({ day }) => day)).toEqual([dayOf('2029-07-01'), dayOf('2029-07-01'), NEVER, NEVER, NEVER, NEVER]);
    expect(schedule.gridSteps.map(({ day }) => day)).toEqual([dayOf('2028-10-01'), NEVER, NEVER]);
  });

  test('waits for its permit first, then for its building, then for nothing', () => {
    const gates = ['2026-06-01', '2027-03-31', '2027-04-01', '2028-09-30', '2029-06-30', '2029-07-01'].map(
      (date) => gateOn(site, schedule, dayOf(date))?.activity.id,
    );
    expect(gates).toEqual(['permit', 'permit', 'works-1', 'works-1', 'commissioning-1', undefined]);
  });

  test('sees no appeal at a probability of 0.45, and eighteen months of it from 0.5 on', () => {
    expect(dated(schedule, 'appeal')).toMatchObject({ happens: false, critical: false });
    const appealed = mulhouse('microsoft-france', ['/activities/appeal/probability', 0.5]).schedule;
    expect(dated(appealed, 'appeal')).toMatchObject({ happens: true, critical: true, start: '2027-04-01', end: '2028-10-01' });
    expect(dateOf(firstLoadOf(appealed))).toBe('2031-01-01');
    const unlikely = mulhouse('microsoft-france', ['/activities/appeal/probability', 0.4999]).schedule;
    expect(firstLoadOf(unlikely)).toBe(firstLoadOf(schedule));
  });

  test('moves by a month for each month that its permit takes longer', () => {
    const later = mulhouse('microsoft-france', ['/activities/permit/durationMonths', 18]).schedule;
    expect(dateOf(firstLoadOf(later))).toBe('2029-08-01');
    expect(dated(later, 'land').slackDays).toBe(151);
  });

  test('builds all three once the others are decided', () => {
    const decided = mulhouse(
      'microsoft-france',
      ['/stages/building-2/decision', 'committed'],
      ['/stages/building-3/decision', 'committed'],
    );
    expect(decided.schedule.halls.map(({ day }) => dateOf(day))).toEqual([
      '2029-07-01',
      '2029-07-01',
      '2030-01-01',
      '2030-01-01',
      '2030-07-01',
      '2030-07-01',
    ]);
    const dropped = mulhouse('microsoft-france', ['/stages/building-2/decision', 'off']).schedule;
    expect(dated(dropped, 'works-2')).toMatchObject({ happens: false, start: NEVER, critical: false });
    expect(firstLoadOf(dropped)).toBe(firstLoadOf(schedule));
  });
});

describe('Mulhouse late', () => {
  const { schedule } = mulhouse('mulhouse-late');

  test('takes its first load on 1 January 2032, held by the connection', () => {
    expect(dateOf(firstLoadOf(schedule))).toBe('2032-01-01');
    expect(critical(schedule)).toEqual(['grid-works', 'commissioning-1']);
  });

  test('has about half a year of slack on its permit, appeal and works', () => {
    for (const id of ['permit', 'appeal', 'works-1', 'fit-out-1']) {
      expect(dated(schedule, id).slackDays, id).toBeGreaterThan(175);
      expect(dated(schedule, id).slackDays, id).toBeLessThan(190);
    }
  });
});

describe('a network worked by hand', () => {
  test('an activity starts when the last that it waits for ends, and takes its months', () => {
    const site = network([
      { id: 'a', durationMonths: 2 },
      { id: 'b', durationMonths: 5 },
      { id: 'c', durationMonths: 1, after: [once('a'), once('b')] },
    ]);
    const schedule = scheduleOf(site, FROM, BEFORE);
    expect(dated(schedule, 'c')).toMatchObject({ start: '2026-06-01', end: '2026-07-01', slackDays: 0 });
    expect(dated(schedule, 'a')).toMatchObject({ end: '2026-03-01', slackDays: 92, critical: false }); // March, April, May
    expect(dateOf(firstLoadOf(schedule))).toBe('2026-07-01');
  });

  test('a lag counts from the end, or from the start where it says so', () => {
    const site = network([
      { id: 'a', durationMonths: 6 },
      { id: 'b', durationMonths: 2, after: [once('a', 'start', 3)] },
      { id: 'c', durationMonths: 1, after: [once('b'), once('a', 'end', 1)] },
    ]);
    const schedule = scheduleOf(site, FROM, BEFORE);
    expect(dated(schedule, 'b')).toMatchObject({ start: '2026-04-01', end: '2026-06-01', slackDays: 61 }); // June, July
    expect(dated(schedule, 'c')).toMatchObject({ start: '2026-08-01' });
    expect(dated(schedule, 'a').slackDays).toBe(0);
  });

  test('what waits for a start does not wait for the end', () => {
    const site = network([
      { id: 'a', durationMonths: 60 },
      { id: 'b', durationMonths: 1, after: [once('a', 'start')] },
    ]);
    expect(dateOf(firstLoadOf(scheduleOf(site, FROM, BEFORE)))).toBe('2026-02-01');
  });

  test('nothing starts before its earliest date, and what did start or end has that date', () => {
    const site = network([
      { id: 'a', notBefore: '2026-05-01' },
      { id: 'b', actualStart: '2025-03-01', actualEnd: '2025-09-10', durationMonths: 99 },
      { id: 'c', after: [once('a'), once('b')] },
    ]);
    const schedule = scheduleOf(site, FROM, dayOf('2026-01-01'));
    expect(dated(schedule, 'a').start).toBe('2026-05-01');
    expect(dated(schedule, 'b')).toMatchObject({ start: '2025-03-01', end: '2025-09-10', critical: false });
    expect(schedule.activities[1]!.actual).toBe(true);
  });

  test('what nobody has said to be over is not over before the day of which the plan knows', () => {
    const site = network([{ id: 'a', actualStart: '2024-01-01', durationMonths: 6 }]);
    expect(dated(scheduleOf(site, FROM, dayOf('2026-03-15')), 'a').end).toBe('2026-03-15');
    expect(dated(scheduleOf(site, FROM, dayOf('2024-05-01')), 'a').end).toBe('2024-07-01');
    // An activity that has not begun by then keeps its months.
    const later = network([{ id: 'a', notBefore: '2026-06-01', durationMonths: 6 }]);
    expect(dated(scheduleOf(later, FROM, dayOf('2026-03-15')), 'a').end).toBe('2026-12-01');
  });

  test('slack is measured to the first commissioning that an activity feeds, not to a later one', () => {
    const site = network([
      { id: 'grid', kind: 'grid-works', durationMonths: 10 },
      { id: 'one', kind: 'commissioning', durationMonths: 2, after: [once('grid')] },
      { id: 'shell', durationMonths: 20 },
      { id: 'two', kind: 'commissioning', durationMonths: 2, after: [once('grid'), once('shell')] },
    ]);
    const schedule = scheduleOf(site, FROM, BEFORE);
    expect(dated(schedule, 'grid').slackDays).toBe(0);
    expect(dated(schedule, 'shell').slackDays).toBe(0);
    expect(dateOf(schedule.halls[0]!.day)).toBe('2027-11-01');
  });

  test('where nothing is commissioned, slack is measured to the hall', () => {
    const site = network([
      { id: 'a', durationMonths: 2 },
      { id: 'b', durationMonths: 3 },
    ]);
    const both = { ...site, halls: [hall('a', { readyAfter: ['a', 'b'] })] };
    expect(dated(scheduleOf(both, FROM, BEFORE), 'a')).toMatchObject({ slackDays: 31, critical: false });
    expect(dated(scheduleOf(both, FROM, BEFORE), 'b')).toMatchObject({ slackDays: 0, critical: true });
  });

  test('a stage that is off never comes, and what waits for it does not either', () => {
    const site = network(
      [
        { id: 'a', stage: 'one' },
        { id: 'b', after: [once('a')] },
      ],
      { stages: [{ id: 'one', decision: 'off' }] },
    );
    const schedule = scheduleOf(site, FROM, BEFORE);
    expect([dated(schedule, 'a').end, dated(schedule, 'b').start, firstLoadOf(schedule)]).toEqual([NEVER, NEVER, NEVER]);
    expect(dated(schedule, 'a').happens).toBe(false);
  });

  test('a site that waits for nothing stands ready before the run', () => {
    const schedule = scheduleOf(timed(small.sites[1]!, small.catalogue), FROM, BEFORE);
    expect(firstLoadOf(schedule)).toBe(ALWAYS);
    expect(gateOn(small.sites[1]!, schedule, FROM)).toBeUndefined();
  });

  test('first load needs both a hall and firm import', () => {
    const site = network([
      { id: 'wire', kind: 'grid-works', durationMonths: 9 },
      { id: 'a', durationMonths: 3 },
    ]);
    const wired = { ...site, gridSteps: [{ id: 'g1', gridMw: 5, readyAfter: ['wire'] }] };
    const schedule = scheduleOf(wired, FROM, BEFORE);
    expect(dateOf(firstLoadOf(schedule))).toBe('2026-10-01');
    expect(gateOn(wired, schedule, dayOf('2026-05-01'))!.activity.id).toBe('wire');
  });

  test('each kind of activity stands for one constraint', () => {
    expect(['planning-document', 'permit', 'appeal'].map((kind) => constraintOf(kind as 'permit'))).toEqual(
      Array(3).fill('permit'),
    );
    expect(['grid-study', 'grid-works'].map((kind) => constraintOf(kind as 'permit'))).toEqual(Array(2).fill('grid'));
    expect(['equipment', 'shell', 'fit-out', 'commissioning'].map((kind) => constraintOf(kind as 'permit'))).toEqual(
      Array(4).fill('halls'),
    );
  });
});

describe('any network', () => {
  const anyNetwork = fc
    .array(fc.record({ months: fc.integer({ min: 0, max: 24 }), waits: fc.array(fc.nat()), kind: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((steps) =>
      network(
        steps.map(({ months, waits, kind }, i) => ({
          id: `a${i}`,
          kind: kind ? 'shell' : 'commissioning',
          durationMonths: months,
          after: i === 0 ? [] : [...new Set(waits.map((n) => n % i))].map((n) => once(`a${n}`)),
        })),
      ),
    );

  test('starts nothing before what it waits for has ended, and has no negative slack', () => {
    holds(
      fc.property(anyNetwork, (site) => {
        const { activities } = scheduleOf(site, FROM, BEFORE);
        for (const { activity, start, slackDays } of activities) {
          for (const { id } of activity.after)
            expect(start).toBeGreaterThanOrEqual(activities.find((other) => other.activity.id === id)!.end);
          // Months differ in length, so a slip of some days may cost a day or two more or less at the end.
          expect(slackDays).toBeGreaterThanOrEqual(0);
        }
      }),
      200,
    );
  });

  test('never ends sooner when a step takes longer', () => {
    holds(
      fc.property(anyNetwork, fc.nat(), fc.integer({ min: 1, max: 12 }), (site, which, more) => {
        const at = which % site.activities.length;
        const longer = {
          ...site,
          activities: site.activities.map((entry, i) =>
            i === at ? { ...entry, durationMonths: entry.durationMonths + more } : entry,
          ),
        };
        expect(firstLoadOf(scheduleOf(longer, FROM, BEFORE))).toBeGreaterThanOrEqual(firstLoadOf(scheduleOf(site, FROM, BEFORE)));
      }),
      200,
    );
  });
});

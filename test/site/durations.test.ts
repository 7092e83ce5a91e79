import { describe, expect, test } from 'vitest';
import { worksParts } from '../../src/accounts/capex.ts';
import { loadScenario } from '../../src/index.ts';
import { permitPathOf, timed } from '../../src/site/durations.ts';
import { firstLoadOf, type Schedule, scheduleOf } from '../../src/site/schedule.ts';
import { dateOf, dayOf } from '../../src/timeline.ts';
import { libraryWith, shippedPlan } from '../../workers/shipped.ts';
import { plan, small } from '../fixtures.ts';

const AT = '/sites/mulhouse';
function mulhouse(...changes: readonly [string, unknown][]) {
  const { scenario } = plan('microsoft-france', ...changes);
  const site = scenario.sites.find(({ id }) => id === 'mulhouse')!;
  return { scenario, site, schedule: scheduleOf(timed(site, scenario.catalogue), dayOf(scenario.from), dayOf(scenario.asOf)) };
}
const endOf = ({ activities }: Schedule, id: string) => dateOf(activities.find(({ activity }) => activity.id === id)!.end);
const months = ({ site, scenario }: ReturnType<typeof mulhouse>, id: string) =>
  timed(site, scenario.catalogue).activities.find((activity) => activity.id === id)!.durationMonths;

/** The three buildings at 400 MW and more, as only the fast track takes them. */
const LARGE = [1, 2, 3].map((n): [string, number] => [`${AT}/gridSteps/g${n}/gridMw`, 150]);

function issuesOf(...changes: readonly [string, unknown][]) {
  const answer = loadScenario(
    shippedPlan('microsoft-france')!,
    libraryWith(),
    changes.map(([pointer, value]) => ({ pointer, value })),
  );
  return answer.ok ? [] : answer.issues;
}

describe('a connection route', () => {
  test('of a new line gives Mulhouse its 48 months, as RTE speaks of three to five years', () => {
    expect(months(mulhouse(), 'grid-works')).toBe(48);
    expect(endOf(mulhouse().schedule, 'grid-works')).toBe('2028-10-01');
  });

  test('gives way to a duration of the activity’s own', () => {
    const own = mulhouse([`${AT}/activities/grid-works/durationMonths`, 60]);
    expect(months(own, 'grid-works')).toBe(60);
    expect(endOf(own.schedule, 'grid-works')).toBe('2029-10-01');
  });

  test('of the fast track connects 450 MW in 35 months, from contract to the turn of 2028 for a contract of January 2026', () => {
    const fast = mulhouse(
      ...LARGE,
      [`${AT}/connectionRoute`, 'fast-track'],
      [`${AT}/activities/grid-works/actualStart`, '2026-01-01'],
    );
    expect(endOf(fast.schedule, 'grid-works')).toBe('2028-12-01');
  });

  test('refuses a site out of its range, with what it takes and which route takes the site', () => {
    const [issue, ...more] = issuesOf([`${AT}/connectionRoute`, 'fast-track']);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({
      pointer: `${AT}/connectionRoute`,
      found: {
        en: '“Fast track at 400 kV” (fast-track) for 215 MW of firm import',
        fr: '«\u00A0Voie rapide à 400 kV\u00A0» (fast-track) pour 215\u00A0MW de puissance garantie',
      },
      allowed: { en: 'a site of 400 to 1,000 MW on this route', fr: 'un site de 400 à 1\u202F000\u00A0MW sur cette voie' },
      suggestion: {
        en: expect.stringMatching(
          /^A site of this size may take: “New line at 225 or 400 kV” \(new-line\), “Shared zone.*” \(shared-zone\), “Brownfield.*” \(brownfield\)\.$/,
        ),
      },
    });
    expect(issuesOf(...LARGE, [`${AT}/connectionRoute`, 'fast-track'])).toEqual([]);
  });

  test('that is not in the catalogue is refused, and so is an activity that nothing gives a duration', () => {
    expect(issuesOf([`${AT}/connectionRoute`, 'slow-track']).map(({ pointer }) => pointer)).toContain(`${AT}/connectionRoute`);
    expect(issuesOf([`${AT}/connectionRoute`, null]).map(({ pointer }) => pointer)).toEqual([
      `${AT}/activities/grid-works/durationMonths`,
    ]);
    expect(issuesOf([`${AT}/activities/works-1/durationMonths`, null]).map(({ pointer }) => pointer)).toEqual([
      `${AT}/activities/works-1/durationMonths`,
    ]);
  });

  test('of a shared zone costs its share of 92,500 euros a MW, and one that stands already neither share, line nor substation', () => {
    const north = small.sites[0]!;
    const reserve = {
      id: 'r',
      site: 'north',
      kind: 'works' as const,
      halls: ['a', 'b'],
      paidOver: [],
      extraEur: 1e7,
      includesChips: false,
    };
    const gridEur = (connectionRoute: string) => {
      const parts = worksParts(small, { ...north, connectionRoute, gridLineKm: 2 }, reserve, 43e6);
      return parts.find(({ kind }) => kind === 'grid')!.eur;
    };
    const { substationEurPerMwFirm, lineEurPerKm } = small.catalogue.costs;
    expect(gridEur('shared-zone')).toBeCloseTo(5 * (92_500 + substationEurPerMwFirm) + 2 * lineEurPerKm, 3);
    expect(gridEur('brownfield')).toBe(0);
  });
});

describe('the permit path', () => {
  const pathOf = (count: number, eachMw = 2) => {
    const limits = { generators: { ...mulhouse().site.limits!.generators!, count, eachMw, efficiency: 0.4 } };
    return permitPathOf({ limits }, small.catalogue)?.id;
  };

  test('is none, declaration, registration or authorisation from 1, 20 and 50 MW of fuel on (headings 2910 and 3110)', () => {
    expect(pathOf(1, 0.3)).toBeUndefined();
    // 0.4 MW of electricity is 1 MW of fuel at an efficiency of 0.4.
    expect([pathOf(1, 0.4), pathOf(3), pathOf(4), pathOf(9), pathOf(10)]).toEqual([
      'declaration',
      'declaration',
      'registration',
      'registration',
      'authorisation',
    ]);
    expect(permitPathOf({}, small.catalogue)).toBeUndefined();
  });

  test('of Petit-Landau is the authorisation, as at Dugny: four months from the inquiry to the decision', () => {
    const here = mulhouse();
    expect(permitPathOf(here.site, here.scenario.catalogue)?.id).toBe('authorisation');
    expect(months(here, 'decision')).toBe(4);
    expect([months(here, 'inquiry'), endOf(here.schedule, 'inquiry')]).toEqual([1, '2026-11-23']);
    expect(endOf(here.schedule, 'decision')).toBe('2027-03-23');
  });

  test('of few generators is shorter: with six of 3 MW it is a registration, five months with its consultation', () => {
    const few = mulhouse([`${AT}/limits/generators/count`, 6]);
    expect(permitPathOf(few.site, few.scenario.catalogue)?.id).toBe('registration');
    expect(months(few, 'inquiry')! + months(few, 'decision')!).toBe(5);
  });
});

test('a smaller plant never waits longer for any step of its permit', () => {
  const { permitPaths } = small.catalogue;
  const [declaration, registration, authorisation] = ['declaration', 'registration', 'authorisation'].map(
    (id) => permitPaths.find((path) => path.id === id)!,
  );
  for (const key of ['opinionMonths', 'inquiryMonths', 'decisionMonths'] as const) {
    expect(declaration![key], key).toBeLessThanOrEqual(registration![key]);
    expect(registration![key], key).toBeLessThanOrEqual(authorisation![key]);
  }
});

describe('a part of an activity', () => {
  test('moves no date of the plan as long as it ends before the whole', () => {
    const { schedule } = mulhouse();
    expect(endOf(schedule, 'permit')).toBe('2027-04-01');
    expect(dateOf(firstLoadOf(schedule))).toBe('2029-07-01');
    expect(schedule.activities.find(({ activity }) => activity.id === 'decision')).toMatchObject({
      slackDays: 9,
      critical: false,
    });
  });

  test('that ends later moves the end of the whole, and all that waits for it, and is critical', () => {
    const { schedule } = mulhouse([`${AT}/activities/decision/durationMonths`, 7]);
    expect(endOf(schedule, 'decision')).toBe('2027-06-23');
    expect(endOf(schedule, 'permit')).toBe('2027-06-23');
    expect(endOf(schedule, 'works-1')).toBe('2028-12-23');
    expect(schedule.activities.find(({ activity }) => activity.id === 'decision')).toMatchObject({
      slackDays: 0,
      critical: true,
    });
  });

  test('that waits for nothing begins with the whole', () => {
    const { schedule } = mulhouse([`${AT}/activities/decision/after`, []]);
    expect(dateOf(schedule.activities.find(({ activity }) => activity.id === 'decision')!.start)).toBe('2025-11-01');
  });

  test('cannot wait for the whole', () => {
    const found = issuesOf([`${AT}/activities/decision/after`, [{ id: 'permit' }]]);
    expect(found.map(({ found }) => found.en).join()).toContain('permit');
    expect(found).toHaveLength(1);
  });
});

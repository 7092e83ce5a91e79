import { describe, expect, test } from 'vitest';
import { type SiteStudy, simulate, studySites } from '../../src/index.ts';
import { plan, small, sum } from '../fixtures.ts';

const reference = plan('microsoft-france');
const study = studySites(reference.scenario);
const results = simulate(reference.scenario);
const heatOf = (asked: SiteStudy, site: string, year: number) =>
  asked.heat.find((row) => row.site === site && row.year === year)!;
const dutyOf = (asked: SiteStudy, site: string) => asked.answers.find((one) => one.site === site)!.heatDuty;

describe('heat against what a town asks for', () => {
  test('is the heat of the run: what could be handed on sums to it, and no year sells more, nor more than is asked', () => {
    expect(sum(study.heat.filter(({ site }) => site === 'all').map(({ availableMwh }) => availableMwh))).toBeCloseTo(
      1000 * results.summary.totals.heatGwh,
      6,
    );
    for (const row of study.heat) {
      expect(row.soldMwh).toBeLessThanOrEqual(row.availableMwh + 1e-6);
      expect(row.deliveredMwh).toBeLessThanOrEqual(row.demandMwh + 1e-6);
    }
  });

  test('of the months sums to that of the years, and is least where a town asks for least', () => {
    const months = study.heatMonths.filter(({ site, month }) => site === 'paris' && month.startsWith('2027'));
    expect(months).toHaveLength(12);
    for (const key of ['demandMwh', 'availableMwh', 'soldMwh', 'pumpMwh'] as const)
      expect(sum(months.map((month) => month[key]))).toBeCloseTo(heatOf(study, 'paris', 2027)[key], 6);
    expect(months.map(({ soldMwh }) => soldMwh).indexOf(Math.max(...months.map(({ soldMwh }) => soldMwh)))).toBe(0);
    expect(months[6]!.soldMwh).toBeLessThan(months[0]!.soldMwh / 5);
  });

  test('comes from loops at 40/50 degC, so that the pump to 65 degC has a COP of 8.5', () => {
    expect(heatOf(study, 'paris', 2027)).toMatchObject({ sourceC: expect.closeTo(50, 6), cop: expect.closeTo(8.45, 2) });
  });

  test('a warmer network asks for more electricity and takes less of the site', () => {
    const hot = studySites(plan('microsoft-france', ['/sites/paris/heat/networkC', 80]).scenario);
    expect(heatOf(hot, 'paris', 2027).pumpMwh).toBeGreaterThan(1.5 * heatOf(study, 'paris', 2027).pumpMwh);
    expect(heatOf(hot, 'paris', 2027).soldMwh).toBeLessThan(heatOf(study, 'paris', 2027).soldMwh);
  });

  test('no network, nothing sold: ERF is 0, and ERE is PUE', () => {
    const none = studySites(plan('microsoft-france', ['/sites/paris/heat/demandMwhPerYear', 0]).scenario);
    const row = heatOf(none, 'paris', 2027);
    expect(row).toMatchObject({ soldMwh: 0, erf: 0, homes: 0, demandShare: Number.NaN });
    expect(row.ere).toBeCloseTo(none.efficiency.find(({ site, year }) => site === 'paris' && year === 2027)!.pue, 12);
  });

  test('coils in the air hand on the heat of air halls too, as cool as it is, and no more than the hall makes', () => {
    const asking = { demandMwhPerYear: 1e6, networkC: 65, exempt: false };
    const sites = (fromAir: boolean) => small.sites.map((one) => ({ ...one, heat: { ...asking, fromAir } }));
    const without = studySites({ ...small, sites: sites(false) });
    const coils = studySites({ ...small, sites: sites(true) });
    // South has nothing but an air hall, whose air comes back at 30 degC: 28 past a coil.
    expect(heatOf(without, 'south', 2026).soldMwh).toBe(0);
    const south = heatOf(coils, 'south', 2026);
    expect(south.sourceC).toBeCloseTo(28, 6);
    expect(south.soldMwh).toBeGreaterThan(0.9 * coils.filing.find(({ site }) => site === 'south')!.itMwh);
    expect(south.soldMwh).toBeLessThan(coils.filing.find(({ site }) => site === 'south')!.energyMwh);
    const north = heatOf(coils, 'north', 2026);
    expect(north.sourceC).toBeGreaterThan(34);
    expect(north.sourceC).toBeLessThan(50);
  });

  test('changes no figure of the run', () => {
    const other = simulate(plan('microsoft-france', ['/sites/paris/heat/demandMwhPerYear', 5000]).scenario);
    expect(other.summary.totals).toEqual(results.summary.totals);
  });
});

// Law 2025-391 and decree 2025-1382: new installations of 1 MW or more, from 1 October 2025.
describe('the duty to put heat to use', () => {
  test('is by the halls ready since: at Paris P4, 10 MW in July 2026; at Marseille M2, 5 MW in September', () => {
    expect(dutyOf(study, 'paris')).toEqual({ status: 'due', newMw: 10, from: '2026-07-01' });
    expect(dutyOf(study, 'marseille')).toEqual({ status: 'due', newMw: 5, from: '2026-09-01' });
    expect(dutyOf(study, 'mulhouse')).toEqual({ status: 'none', newMw: 0, from: null });
    expect(dutyOf(study, 'all')).toBeNull();
  });

  test('is lifted where the analysis of costs and benefits finds no way, and is not of what is too small or stood before', () => {
    const exempt = plan('microsoft-france', ['/sites/paris/heat/exempt', true]).scenario;
    expect(dutyOf(studySites(exempt), 'paris')!.status).toBe('exempt');
    const large = plan('microsoft-france', ['/catalogue/heat/dutyFromMw', 6]).scenario;
    expect(dutyOf(studySites(large), 'marseille')!.status).toBe('below');
    const before = plan('microsoft-france', ['/to', '2026-06-01']).scenario;
    expect(dutyOf(studySites(before), 'paris')).toEqual({ status: 'before', newMw: 0, from: null });
  });
});

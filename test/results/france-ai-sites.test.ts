/** The announced AI sites: what the run says of them is sensible, site by site. */
import { expect, test } from 'vitest';
import { simulateDays } from '../../src/index.ts';
import { plan } from '../fixtures.ts';

const { scenario } = plan('france-ai-sites');
const { summary } = simulateDays(scenario);

test('all checks hold', () => {
  expect(summary.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(summary.checks.length).toBeGreaterThanOrEqual(15);
});

test('every announced site takes load before 2032, none before its own connection', () => {
  expect(summary.sites).toHaveLength(11);
  for (const { id, firstLoad } of summary.sites) {
    expect(firstLoad, id).not.toBeNull();
    expect(firstLoad! < '2032-01-01', id).toBe(true);
  }
});

// Published: 314 (Mistral), 427 (Bernstein) and 500 (Barclays) accelerators for each MW; Vera Rubin draws half as much again as a GB300 each.
test('accelerators for each MW of peak draw lie where published ones do, or under them by what a newer rack draws', () => {
  for (const { id, totals } of summary.sites) {
    const perMw = totals.acceleratorsInService / totals.peakGridMw;
    expect(perMw, id).toBeGreaterThan(200);
    expect(perMw, id).toBeLessThan(620);
  }
});

test('no site draws more than its firm import, and each uses a third of it or more at the end', () => {
  const last = summary.monthly.at(-1)!.month;
  for (const { site, month, gridMwPeak, gridFirmMw } of summary.monthly) {
    expect(gridMwPeak, `${site} ${month}`).toBeLessThanOrEqual(gridFirmMw * (1 + 1e-9));
    if (month === last) expect(gridMwPeak / gridFirmMw, site).toBeGreaterThan(0.33);
  }
});

test('money holds nothing back, since the owners have no common budget', () => {
  for (const { id, binding } of summary.sites)
    expect(
      binding.filter(({ constraint }) => constraint.includes('budget')).map(({ month }) => month),
      id,
    ).toEqual([]);
});

test('Béthune is what the press told: first halls in September 2026, 120 MW at the end of 2026, 240 at that of 2027', () => {
  const firm = (month: string) => summary.monthly.find((row) => row.site === 'bethune' && row.month === month)!.gridFirmMw;
  expect([firm('2026-08'), firm('2026-09'), firm('2026-12'), firm('2027-11'), firm('2028-01')]).toEqual([0, 30, 120, 120, 240]);
});

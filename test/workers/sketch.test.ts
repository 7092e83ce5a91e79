/** What a lever shows between two drafts while the eye is on the power, against the drafts that it stands for. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { unpackOverview } from '../../workers/packed.ts';
import { posted } from '../../workers/posted.ts';
import type { PlanRequest, Wanted } from '../../workers/protocol.ts';

/** The clock of the worker stands still, so that no machine is too slow for a sketch. */
let nowMs = 0;
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function ask(set: PlanRequest['set'], wanted: Wanted) {
  const answer = await posted.overview({ plan: { kind: 'shipped', name: 'microsoft-france' }, set }, wanted);
  if (answer.ok !== true) throw new Error(JSON.stringify(answer));
  return { ...answer, overview: unpackOverview(answer.packed) };
}

const crews = (value: number): PlanRequest['set'] => [{ pointer: '/sites/paris/crewServersPerWeek', value }];
const share = (value: number): PlanRequest['set'] => [{ pointer: '/deliveries/share', value }];
const grid = (value: number): PlanRequest['set'] => [{ pointer: '/sites/paris/gridSteps/existing/gridMw', value }];
const permit = (value: number): PlanRequest['set'] => [{ pointer: '/sites/mulhouse/activities/permit/durationMonths', value }];

const POWER = ['gridMw', 'gridMwPeak', 'gridFirmMw', 'inServiceAccelerators', 'pue', 'gridMwh'];

test.each([
  ['crews at Paris', crews(24), crews(31)],
  ['a share delivered', share(0.5), share(0.62)],
  ['a firm import at Paris that holds load back', grid(30), grid(17)],
  ['a permit at Mulhouse', permit(9), permit(7)],
] as const)(
  'of %s a sketch tells what stands, draws and binds as a draft of it does, and all else as the last draft told it',
  async (_, before, now) => {
    // By the same way both times: what a draft takes over of the one before is its own.
    await ask([], 'whole');
    const last = await ask(before, 'sketch');
    const sketch = await ask(now, 'sketch');
    await ask([], 'whole');
    await ask(before, 'sketch');
    nowMs += 100;
    const draft = await ask(now, 'sketch');
    expect([last.isSketch, sketch.isSketch, sketch.isDraft, draft.isSketch]).toEqual([false, true, true, false]);

    const [said, is, was] = [sketch.overview, draft.overview, last.overview];
    for (const [i, { name, site, values }] of said.daily.entries()) {
      const expected = (POWER.includes(name) ? is : was).daily[i]!;
      expect([expected.name, expected.site]).toEqual([name, site]);
      expect(values, `${name} ${site}`).toEqual(expected.values);
    }
    const { scenario, targets, sites, totals, ...rest } = said.summary;
    expect(scenario).toEqual(is.summary.scenario);
    expect(targets).toEqual(is.summary.targets);
    const { acceleratorsInService, peakGridMw, gridGwh, itGwh, pue } = is.summary.totals;
    expect(totals).toEqual({ ...was.summary.totals, acceleratorsInService, peakGridMw, gridGwh, itGwh, pue });
    for (const [s, { bill, totals: own, ...built }] of sites.entries()) {
      const { bill: _bill, totals: drawn, ...expected } = is.summary.sites[s]!;
      expect(built).toEqual(expected);
      expect(own.peakGridMw).toBe(drawn.peakGridMw);
      expect(own.energyCostEur).toBe(was.summary.sites[s]!.totals.energyCostEur);
      expect(bill).toEqual(was.summary.sites[s]!.bill);
    }
    for (const key of ['monthly', 'ledger', 'ledgerByMonth', 'work', 'inService', 'bill', 'training'] as const)
      expect(rest[key], key).toEqual(was.summary[key]);
  },
);

test('the first answer after a whole run tells all, and so does one every tenth of a second', async () => {
  await ask([], 'whole');
  const made: boolean[] = [];
  for (let i = 0; i < 12; i++) {
    made.push((await ask(crews(20 + i), 'sketch')).isSketch);
    nowMs += 25;
  }
  expect(made).toEqual([false, true, true, true, false, true, true, true, false, true, true, true]);
});

test('a value that was drafted or sketched before is answered with what is kept of it, the draft before the sketch', async () => {
  await ask([], 'whole');
  await ask(crews(20), 'draft');
  const sketch = await ask(crews(21), 'sketch');
  const again = await ask(crews(21), 'sketch');
  expect(again.packed.summary).toBe(sketch.packed.summary);
  expect(again.overview.daily).toEqual(sketch.overview.daily);
  const draft = await ask(crews(21), 'draft');
  expect(draft.isSketch).toBe(false);
  expect(draft.packed.summary).not.toBe(sketch.packed.summary);
  expect((await ask(crews(21), 'sketch')).packed.summary).toBe(draft.packed.summary);
});

test('a draft after sketches is as near the whole run as any, and a whole run after them is that of a worker that never sketched', async () => {
  await ask([], 'whole');
  const whole = (await ask(share(0.55), 'whole')).overview;
  await ask([], 'whole');
  await ask(share(0.6), 'draft');
  for (const set of [share(0.58), share(0.56), grid(40), crews(30)]) expect((await ask(set, 'sketch')).isSketch).toBe(true);
  const draft = (await ask(share(0.55), 'draft')).overview;
  const [said, is] = [draft.summary.totals, whole.summary.totals];
  for (const name of ['peakGridMw', 'gridGwh', 'energyCostEur', 'tokensOut', 'trainingFlop', 'co2LifecycleT', 'heatGwh'] as const)
    expect(Math.abs(said[name] / is[name] - 1), name).toBeLessThan(0.02);
  for (const { site, year, ordered, ...causes } of draft.summary.ledger) {
    const sum = Object.values(causes).reduce((all, hours) => all + hours, 0);
    expect(Math.abs(sum - ordered), `${site} ${year}`).toBeLessThanOrEqual(1e-6 * ordered);
  }
  expect((await ask(share(0.55), 'whole')).overview).toEqual(whole);
});

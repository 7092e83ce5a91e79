import { expect, test } from 'vitest';
import { operate, type Scenario, simulate, simulateDays, timeline } from '../../src/index.ts';
import { LEVELS, workKeeper } from '../../src/study/site-work.ts';
import { localClock } from '../../src/timeline.ts';
import { column, plan, small, sum } from '../fixtures.ts';

/** What the machines of a plan did, by the keeper of the study. */
function workOf(scenario: Scenario) {
  const time = timeline(scenario.from, scenario.to);
  const { keeper, work } = workKeeper(time, scenario.sites.length, localClock(time, 'paris'), 0, 1.14);
  simulateDays(scenario, {
    operate: (asked, buildout, environment) => operate(asked, buildout, environment, time, keeper),
  });
  return work();
}

test.each([
  ['a small plan', small],
  ['the default', plan('microsoft-france').scenario],
  [
    'one that its firm import and batch hours hold back, with further gangs',
    plan(
      'microsoft-france',
      ['/sites/paris/gridSteps/existing/gridMw', 20],
      ['/workloads/batch/when', 'cheap'],
      ['/workloads/training/gangs', 4],
      ['/workloads/training/gangAccelerators', 512],
      ['/workloads/training/guaranteedShare', 0.1],
    ).scenario,
  ],
])('machines at work by level sum to the busy ones of the run, site by site and day by day: %s', (_, scenario) => {
  const { pools, hours } = workOf(scenario);
  const results = simulate(scenario);
  scenario.sites.forEach(({ id }, s) => {
    const busy = column(results, 'busyAccelerators', id);
    for (let d = 0; d < busy.length / 24; d += 7) {
      const kept = pools.map(({ siteIndex }, k) => {
        const at = (d * pools.length + k) * LEVELS.length;
        return siteIndex === s ? sum([...hours.subarray(at + 1, at + LEVELS.length)]) : 0;
      });
      const ran = sum([...busy.subarray(24 * d, 24 * d + 24)]);
      expect(Math.abs(sum(kept) - ran), `${id} day ${d}`).toBeLessThan(1e-6 + 1e-9 * ran);
    }
  });
});

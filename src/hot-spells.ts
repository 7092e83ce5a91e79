/**
 * Hot spells: hours in which it was too hot for halls without a chiller, so that they slowed down. They are told after a run, from the
 * counts of its days; only the days on which heat held something back are looked at hour by hour once more.
 */
import type { Environment } from './environment.ts';
import type { Operated } from './operate.ts';
import type { HotSpell } from './results/types.ts';
import type { Scenario } from './scenario/scenario.ts';
import { flexHoursOf } from './site/flex-hours.ts';
import { Operation } from './site/operation.ts';
import { HOUR_MS, type Month, SPAN_HOURS, type Timeline } from './timeline.ts';
import { HOURS_PER_DAY } from './units.ts';
import { inOrderOf } from './workload/goodput.ts';

/** Days without a hot hour that end a spell. */
const COOL_DAYS = 2;

/** The spells of all sites in the order of their months; one that goes on over the end of a month is told for each of the two. */
export function hotSpellsOf(scenario: Scenario, operated: Operated, environment: Environment, time: Timeline): HotSpell[] {
  const spells: HotSpell[] = [];
  let looking: Look | undefined;
  for (let m = 0; m < time.months.length; m++) {
    for (let s = 0; s < scenario.sites.length; s++) {
      if (!(operated.months[s]![m]!.cooling > 0)) continue;
      looking ??= lookAt(scenario, operated, environment, time);
      for (const days of runsOf(hotDaysOf(operated, s, time.months[m]!, time)))
        spells.push(spellOf(scenario.sites[s]!.id, time.months[m]!.key, days, looking(s, days), time));
    }
  }
  return spells;
}

type HotDay = { readonly day: number; readonly acceleratorHours: number };
type HotHours = { readonly hours: readonly number[]; readonly hottestC: number };
type Look = (site: number, days: readonly HotDay[]) => HotHours;

/** Days of a month, counted from the first of the run, on which heat held something back at a site. */
function hotDaysOf({ counts }: Operated, site: number, { startDay, endDay }: Month, time: Timeline): HotDay[] {
  const days: HotDay[] = [];
  for (let day = startDay - time.startDay; day < endDay - time.startDay; day++) {
    const acceleratorHours = counts.over(site, day, day + 1).cooling;
    if (acceleratorHours > 0) days.push({ day, acceleratorHours });
  }
  return days;
}

/** Days that belong together. */
function runsOf(days: readonly HotDay[]): HotDay[][] {
  const runs: HotDay[][] = [];
  for (const hot of days) {
    const last = runs.at(-1);
    if (last && hot.day - last.at(-1)!.day <= COOL_DAYS) last.push(hot);
    else runs.push([hot]);
  }
  return runs;
}

/** Finds the hours of some days in which heat held a site back. */
function lookAt(scenario: Scenario, { buildout }: Operated, environment: Environment, time: Timeline): Look {
  const weather = scenario.sites.map(({ id }) => environment.weather.get(id)!);
  const operation = new Operation(scenario, buildout, weather, inOrderOf(scenario.operations), [], flexHoursOf(scenario, time));
  const pools = scenario.sites.map((_, s) => operation.pools.flatMap(({ site }, k) => (site === s ? [k] : [])));
  return (site, days) => {
    const hours: number[] = [];
    let hottestC = Number.NEGATIVE_INFINITY;
    for (const { day } of days) {
      const first = day * HOURS_PER_DAY;
      operation.start({ day, days: 1, first, hours: HOURS_PER_DAY });
      const { heldByCooling } = operation.offered;
      for (let j = 0; j < HOURS_PER_DAY; j++) {
        if (!pools[site]!.some((k) => heldByCooling[k * SPAN_HOURS + j]! > 0)) continue;
        hours.push(first + j);
        hottestC = Math.max(hottestC, weather[site]!.dryBulbC[first + j]!);
      }
    }
    return { hours, hottestC };
  };
}

function spellOf(site: string, month: string, days: readonly HotDay[], { hours, hottestC }: HotHours, time: Timeline): HotSpell {
  const at = (hour: number): string => `${new Date(time.startMs + hour * HOUR_MS).toISOString().slice(0, 19)}Z`;
  return {
    site,
    month,
    from: at(hours[0]!),
    to: at(hours.at(-1)! + 1),
    hours: hours.length,
    acceleratorHours: days.reduce((sum, day) => sum + day.acceleratorHours, 0),
    hottestC,
  };
}

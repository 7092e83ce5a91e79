/** What came of the events in which sites gave power back: told after a run, from what it drew hour by hour. */
import type { Environment } from './environment.ts';
import type { Operated } from './operate.ts';
import type { FlexTold } from './results/types.ts';
import type { FlexEvent } from './scenario/power-fields.ts';
import type { Scenario } from './scenario/scenario.ts';
import { firstHourOf, flexHoursOf } from './site/flex-hours.ts';
import { Operation } from './site/operation.ts';
import { HOUR_MS, SPAN_HOURS, type Timeline } from './timeline.ts';
import { HOURS_PER_DAY } from './units.ts';
import { inOrderOf } from './workload/goodput.ts';

/** By event and site: those within the run, in which something is asked for. */
export function flexToldOf(scenario: Scenario, operated: Operated, environment: Environment, time: Timeline): FlexTold[] {
  const events = scenario.flexibility?.events ?? [];
  if (events.length === 0) return [];
  const weather = scenario.sites.map(({ id }) => environment.weather.get(id)!);
  const operation = new Operation(
    scenario,
    operated.buildout,
    weather,
    inOrderOf(scenario.operations),
    [],
    flexHoursOf(scenario, time),
  );
  return events.flatMap((event) => {
    const first = firstHourOf(event, time);
    if (first < 0 || first + event.hours > time.hours) return [];
    if (event.cutShare === 0) return [];
    return scenario.sites.flatMap(({ id }, s) => {
      if (event.site !== 'any' && event.site !== id) return [];
      return [toldOf(event, id, first, operated.drawnMw[s]!, heldIn(operation, s, first, event.hours), time)];
    });
  });
}

function toldOf(
  { id, name, hours, cutShare }: FlexEvent,
  site: string,
  first: number,
  drawnMw: Float64Array,
  acceleratorHours: number,
  time: Timeline,
): FlexTold {
  const at = (hour: number): string => `${new Date(time.startMs + hour * HOUR_MS).toISOString().slice(0, 19)}Z`;
  const drawn = drawnMw.subarray(first, first + hours);
  return {
    id,
    name: name ?? { en: id, fr: id },
    site,
    from: at(first),
    to: at(first + hours),
    cutShare,
    beforeMw: first > 0 ? drawnMw[first - 1]! : 0,
    drawnMw: drawn.reduce((sum, mw) => sum + mw, 0) / hours,
    mostMw: drawn.reduce((most, mw) => Math.max(most, mw), 0),
    acceleratorHours,
  };
}

/** Accelerator-hours that a site held back for want of power in `hours` from hour `first` of the run. */
function heldIn(operation: Operation, site: number, first: number, hours: number): number {
  let held = 0;
  const end = first + hours;
  for (let day = Math.floor(first / HOURS_PER_DAY); day * HOURS_PER_DAY < end; day++) {
    const from = day * HOURS_PER_DAY;
    operation.start({ day, days: 1, first: from, hours: HOURS_PER_DAY });
    operation.pools.forEach((pool, k) => {
      if (pool.site !== site) return;
      for (let h = Math.max(first, from); h < Math.min(end, from + HOURS_PER_DAY); h++)
        held += operation.offered.heldByPower[k * SPAN_HOURS + h - from]!;
    });
  }
  return held;
}

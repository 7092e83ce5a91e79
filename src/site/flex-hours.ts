/** Hours in which sites were asked to give power back, by the clock of Paris. */
import type { FlexEvent } from '../scenario/power-fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { dayOf, HOUR_MS, parisOffsetH, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';

export type FlexHours = {
  /** By day of the run: 1 where an event runs on it. */
  readonly isEvent: Uint8Array;
  /** By site: the share of the most it could draw that it gives back, by hour of the run. */
  readonly cuts: readonly ReadonlyMap<number, number>[];
};

/** The first hour of an event, counted from the first of the run. */
export function firstHourOf({ date, fromHour }: FlexEvent, { startDay, startMs }: Timeline): number {
  const local = (dayOf(date) - startDay) * HOURS_PER_DAY + fromHour;
  const guess = local - parisOffsetH(startMs + local * HOUR_MS);
  return local - parisOffsetH(startMs + guess * HOUR_MS);
}

/** The hours of all events of a plan in which something is asked for; none where it has none. Where two meet, the deeper cut counts. */
export function flexHoursOf({ flexibility, sites }: Scenario, time: Timeline): FlexHours | undefined {
  const events = flexibility?.events.filter(({ cutShare }) => cutShare > 0) ?? [];
  if (events.length === 0) return undefined;
  const isEvent = new Uint8Array(time.days);
  const cuts = sites.map(() => new Map<number, number>());
  for (const event of events) {
    const first = firstHourOf(event, time);
    for (let h = Math.max(0, first); h < Math.min(time.hours, first + event.hours); h++) {
      isEvent[Math.floor(h / HOURS_PER_DAY)] = 1;
      sites.forEach(({ id }, s) => {
        if (event.site === 'any' || event.site === id) cuts[s]!.set(h, Math.max(event.cutShare, cuts[s]!.get(h) ?? 0));
      });
    }
  }
  return { isEvent, cuts };
}

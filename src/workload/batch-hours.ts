/** The hours of each day that batch work is moved to, when asked: those with the cheapest power, the cleanest, or the coolest air. */
import type { Hourly } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';

/** 1 in the `hoursPerDay` hours of each day in which `measure` is lowest, the earlier of two alike; 0 in the others. */
export function lowestHours(measure: Hourly, hoursPerDay: number): Uint8Array {
  const chosen = new Uint8Array(measure.length);
  const order = Array.from({ length: HOURS_PER_DAY }, (_, hour) => hour);
  for (let from = 0; from < measure.length; from += HOURS_PER_DAY) {
    order.sort((a, b) => measure[from + a]! - measure[from + b]! || a - b);
    for (let i = 0; i < hoursPerDay; i++) chosen[from + order[i]!] = 1;
  }
  return chosen;
}

/** The calendar years of a run. */
import { dayOf, type Timeline } from '../timeline.ts';

/** Days of a year in the run: from its day `from` up to `to`; `whole` when the run has all of it. */
export type YearSpan = { readonly year: number; readonly from: number; readonly to: number; readonly whole: boolean };

export function yearSpans({ startDay, days, months }: Timeline): YearSpan[] {
  return [...new Set(months.map(({ year }) => year))].map((year) => {
    const [first, next] = [dayOf(`${year}-01-01`) - startDay, dayOf(`${year + 1}-01-01`) - startDay];
    return { year, from: Math.max(0, first), to: Math.min(days, next), whole: first >= 0 && next <= days };
  });
}

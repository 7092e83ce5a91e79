/**
 * Use it or lose it: from five years after the works of a connection, firm import that a rolling record of five years shows unused is taken
 * back at a yearly revision, unless an agreed ramp still protects it (CRE, decision 2024-229 of 18 December 2024, in force since 1 August 2025).
 *
 * A build-out knows no hours, so the record is of what stands: its draw at rated power on a day of design weather, the most that it can have
 * drawn. What was drawn before the build-out begins is not known, and nothing is taken back before five years of record lie in it.
 */
import type { Site } from '../scenario/site-fields.ts';
import { addMonths, dayOf } from '../timeline.ts';
import type { Schedule } from './schedule.ts';

export const REVISED_FROM = dayOf('2025-08-01');
export const RECORD_MONTHS = 60;

/** Firm import that a step of a site loses on a day, MW. */
export type ImportCut = { readonly day: number; readonly step: string; readonly mw: number };

type Step = { readonly id: string; readonly worksEnd: number; readonly protectedUntil: number; leftMw: number };

export type ImportRecord = {
  /** Notes what the AI load of the site can draw from a day on, and returns what is taken back on it, MW. */
  readonly pass: (day: number, drawMw: number) => readonly ImportCut[];
};

/** The record of a site over the days of a build-out; undefined where no step comes under revision in them, or none says when its works ended. */
export function importRecord(site: Site, { gridSteps }: Schedule, firstDay: number, endDay: number): ImportRecord | undefined {
  const steps = site.gridSteps.flatMap((step, i): Step[] => {
    const ready = gridSteps[i]!.day;
    const worksEnd = step.worksEnd !== undefined ? dayOf(step.worksEnd) : ready;
    if (!Number.isFinite(worksEnd) || addMonths(worksEnd, RECORD_MONTHS) >= endDay) return [];
    const protectedUntil = step.agreedRampUntil === undefined ? worksEnd : dayOf(step.agreedRampUntil);
    return [{ id: step.id, worksEnd, protectedUntil, leftMw: step.gridMw }];
  });
  // The youngest first: it is the one that nobody has come to use.
  steps.sort((a, b) => b.worksEnd - a.worksEnd);
  const firstRevision = Math.max(REVISED_FROM, addMonths(firstDay, RECORD_MONTHS));
  if (steps.length === 0 || firstRevision >= endDay) return undefined;
  const drawn = new Float64Array(endDay - firstDay);
  return {
    pass: (day, drawMw) => {
      drawn[day - firstDay] = drawMw + site.cloudMw;
      if (day < firstRevision) return [];
      const open = steps.filter(
        ({ worksEnd, protectedUntil }) => day >= addMonths(worksEnd, RECORD_MONTHS) && day >= protectedUntil,
      );
      return open.flatMap((step): ImportCut[] => {
        if (!isAnniversary(day, step.worksEnd)) return [];
        // What is used counts against the steps under revision first: what is younger or protected is not what was used.
        const openMw = open.reduce((sum, { leftMw }) => sum + leftMw, 0);
        let mostMw = 0;
        for (let d = addMonths(day, -RECORD_MONTHS) - firstDay; d <= day - firstDay; d++) mostMw = Math.max(mostMw, drawn[d]!);
        const mw = Math.min(step.leftMw, Math.max(0, openMw - mostMw));
        if (mw < LEAST_MW) return [];
        step.leftMw -= mw;
        return [{ day, step: step.id, mw }];
      });
    },
  };
}

/** Less than this is rounding. */
const LEAST_MW = 1e-6;

function isAnniversary(day: number, worksEnd: number): boolean {
  for (let months = RECORD_MONTHS; ; months += 12) {
    const at = addMonths(worksEnd, months);
    if (at >= day) return at === day;
  }
}

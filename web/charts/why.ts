/** Why a month stood where it did: its limits in their order, and where the hours of its accelerators went. */
import type { Binding, Cause, Constraint, Milestone, MonthLedger } from '../../src/index.ts';

export type CeilingBar = {
  readonly constraint: Constraint;
  readonly itMw: number;
  readonly accelerators: number;
  /** Of the highest ceiling. */
  readonly share: number;
  readonly binds: boolean;
  /** How far above the limit it stands. */
  readonly aboveMw: number;
};

/** Lowest first. */
export function ceilingBars({ ceilings, constraint }: Pick<Binding, 'ceilings' | 'constraint'>): readonly CeilingBar[] {
  const sorted = [...ceilings].sort((a, b) => a.itMw - b.itMw);
  const highest = sorted.at(-1)?.itMw ?? 0;
  const limit = sorted.find((ceiling) => constraint.includes(ceiling.constraint))?.itMw ?? sorted[0]?.itMw ?? 0;
  return sorted.map((ceiling) => ({
    ...ceiling,
    share: highest > 0 ? ceiling.itMw / highest : 0,
    binds: constraint.includes(ceiling.constraint),
    aboveMw: ceiling.itMw - limit,
  }));
}

export type HourBar = { readonly cause: Cause; readonly hours: number; readonly share: number };

/** Causes that took hours, the largest first; together they are all that was ordered. */
export function hourBars(entry: MonthLedger | undefined): readonly HourBar[] {
  if (!entry || !(entry.ordered > 0)) return [];
  const { site: _site, month: _month, ordered, ...causes } = entry;
  return Object.entries(causes)
    .map(([cause, hours]) => ({ cause: cause as Cause, hours, share: hours / ordered }))
    .filter(({ hours }) => hours >= 0.5)
    .sort((a, b) => b.hours - a.hours);
}

/** The activities of a site that begin when another ends, or the next to begin after it. */
export function nextAfter(milestones: readonly Milestone[], activity: Milestone): readonly Milestone[] {
  const { date } = activity;
  if (date === null) return [];
  const later = milestones.filter(({ id, start }) => id !== activity.id && start !== null && start >= date);
  const first = later.reduce((least, { start }) => (start! < least ? start! : least), '9999');
  return later.filter(({ start }) => start === first);
}

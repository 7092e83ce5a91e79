/** What would relax a limit on a site: the changes to a plan that a re-run then judges. */
import type { Binding } from '../results/types.ts';
import type { LocalText } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Constraint, Site } from '../scenario/site-fields.ts';
import { type TimedSite, timed } from '../site/durations.ts';
import { permittedGenerators } from '../site/limits.ts';
import { dateOf, dayOf } from '../timeline.ts';

/** By how much a ceiling is raised, and a wait shortened. */
export const RELAX_SHARE = 0.1;
export const RELAX_MONTHS = 1;
/** By how much machines are made quieter: a tenth more of them may then run, and a little over. */
export const RELAX_DB = 0.5;

export type Relaxation = {
  readonly constraints: readonly Constraint[];
  readonly changes: readonly { readonly pointer: string; readonly from: number; readonly to: number; readonly unit: string }[];
  readonly activity: LocalText | null;
};

/** The limits that bind a month, relaxed together, and the next one alone; what no number of the plan can relax is left out. */
export function relaxations(scenario: Scenario, siteId: string, binding: Binding): Relaxation[] {
  const site = scenario.sites.find(({ id }) => id === siteId);
  if (!site) return [];
  if (binding.activity !== null) return shorten(timed(site, scenario.catalogue), binding.activity, binding.constraint);
  const named = relax(scenario, site, binding.month, binding.constraint);
  const next = binding.next === null ? [] : relax(scenario, site, binding.month, [binding.next]);
  return [...named, ...next];
}

function shorten(site: TimedSite, id: string, constraints: readonly Constraint[]): Relaxation[] {
  const activity = site.activities.find((entry) => entry.id === id);
  if (!activity || activity.actualEnd !== undefined || activity.durationMonths < RELAX_MONTHS) return [];
  const from = activity.durationMonths;
  const pointer = `/sites/${site.id}/activities/${id}/durationMonths`;
  return [
    {
      constraints,
      changes: [{ pointer, from, to: from - RELAX_MONTHS, unit: 'months' }],
      activity: activity.name ?? { en: id, fr: id },
    },
  ];
}

function relax(scenario: Scenario, site: Site, month: string, constraints: readonly Constraint[]): Relaxation[] {
  const changes = constraints.flatMap((constraint) => raise(scenario, site, month, constraint));
  return changes.length > 0 ? [{ constraints, changes, activity: null }] : [];
}

function raise(scenario: Scenario, site: Site, month: string, constraint: Constraint): Relaxation['changes'] {
  const at = `/sites/${site.id}`;
  const more = (pointer: string, from: number, unit: string, whole = false) => {
    const to = whole ? Math.ceil(from * (1 + RELAX_SHARE)) : from * (1 + RELAX_SHARE);
    return { pointer, from, to, unit };
  };
  switch (constraint) {
    case 'grid':
      return site.gridSteps.map(({ id, gridMw }) => more(`${at}/gridSteps/${id}/gridMw`, gridMw, 'MW'));
    case 'halls':
      return site.halls.map(({ id, itMw }) => more(`${at}/halls/${id}/itMw`, itMw, 'MW'));
    case 'cooling':
      return [{ pointer: `${at}/designDryBulbC`, from: site.designDryBulbC, to: site.designDryBulbC - 2, unit: 'degC' }];
    case 'generators': {
      const plant = site.limits?.generators;
      if (!plant) return [];
      const count = more(`${at}/limits/generators/count`, plant.count, 'generators', true);
      const ceiling = plant.noxTPerYear;
      // The ceiling is raised where it, or it next, lets fewer run than stand there.
      const runs = (standing: number): boolean => permittedGenerators({ ...plant, count: standing }) === standing;
      if (ceiling === undefined || runs(count.to)) return [count];
      const nox = more(`${at}/limits/generators/noxTPerYear`, ceiling, 'tNOx/year');
      return runs(plant.count) ? [count, nox] : [nox];
    }
    case 'noise': {
      const noise = site.limits?.noise;
      const quieter = (key: 'coolerDbA' | 'generatorDbA', from: number) => {
        return { pointer: `${at}/limits/noise/${key}`, from, to: from - RELAX_DB, unit: 'dB(A)' };
      };
      return noise ? [quieter('coolerDbA', noise.coolerDbA), quieter('generatorDbA', noise.generatorDbA)] : [];
    }
    case 'land':
      return site.limits?.land ? [more(`${at}/limits/land/ha`, site.limits.land.ha, 'ha')] : [];
    case 'water': {
      const { m3PerYear, m3PerDay } = site.limits?.water ?? {};
      return [
        ...(m3PerYear === undefined ? [] : [more(`${at}/limits/water/m3PerYear`, m3PerYear, 'm3/year')]),
        ...(m3PerDay === undefined ? [] : [more(`${at}/limits/water/m3PerDay`, m3PerDay, 'm3/day')]),
      ];
    }
    case 'deliveries': {
      // Only what could have been there by then.
      const end = `${month}-31`;
      const orders = scenario.orders.filter(
        (order) => order.site === site.id && dateOf(dayOf(order.orderDate) + 7 * order.leadTimeWeeks) <= end,
      );
      return orders.map(({ id, systems }) => more(`/orders/${id}/systems`, systems, 'systems', true));
    }
    case 'crews':
      return [
        more(`${at}/crewServersPerWeek`, site.crewServersPerWeek, 'servers/week'),
        more(`${at}/crewRacksPerWeek`, site.crewRacksPerWeek, 'racks/week'),
      ];
    case 'budget':
      return [more('/money/budgetEur', scenario.money.budgetEur, 'EUR')];
    case 'demand':
      return [more('/workloads/interactive/initialH100', scenario.workloads.interactive.initialH100, 'accelerators')];
    case 'permit':
      return [];
  }
}

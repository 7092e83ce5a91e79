/** The heat of each site against what a town asks for, by year; and the duty to make use of it. */
import { ereOf, erfOf, type HeatSold, type HeatSource, heatDemandMw, heatSoldOf } from '../accounts/heat.ts';
import type { Build } from '../build.ts';
import type { Keeper } from '../results/columns.ts';
import type { Days } from '../results/days.ts';
import { ratioOf, sumOf } from '../results/summary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Block } from '../site/buildout.ts';
import { LOSS_HEAT_SHARE, loopsOf, MISC_HEAT_SHARE } from '../site/cooling.ts';
import { HEAT_EXCHANGER, MISC } from '../site/facility.ts';
import { dateOf, dayOf, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { HeatDuty, SiteHeatMonth, SiteHeatYear } from './site-types.ts';
import type { YearSpan } from './year-spans.ts';

/** First day of the duty for new installations (law 2025-391, decree 2025-1382). */
const DUTY_FROM = '2025-10-01';

const KEPT = ['heatMw', 'itMw', 'lossMw'] as const;
/** By site: power in every hour, MW. */
export type HeatHours = readonly Readonly<Record<(typeof KEPT)[number], Float64Array>>[];

/** Keeps of a run what its heat follows from. */
export function heatKeeper(time: Timeline, sites: number): { readonly keep: Keeper['keep']; readonly hours: HeatHours } {
  const hours = Array.from({ length: sites }, () => ({
    heatMw: new Float64Array(time.hours),
    itMw: new Float64Array(time.hours),
    lossMw: new Float64Array(time.hours),
  }));
  const keep: Keeper['keep'] = (span, tables) => {
    hours.forEach((own, s) => {
      for (const name of KEPT) own[name].set(tables[s]![name].subarray(0, span.hours), span.first);
    });
  };
  return { keep, hours };
}

/** What a site sold by day, what it could have handed on, and what was asked for, MWh. */
export type SiteHeatDays = HeatSold & { readonly availableMwh: Float64Array; readonly demandMwh: Float64Array };

export function heatDaysOf(
  scenario: Scenario,
  s: number,
  own: HeatHours[number],
  blocks: readonly Block[],
  time: Timeline,
): SiteHeatDays {
  const { heat } = scenario.sites[s]!;
  const demandMw = heatDemandMw(heat, scenario.catalogue.heat, time);
  const sources = sourcesOf(scenario, s, own, blocks);
  return {
    ...heatSoldOf(sources, demandMw, heat.networkC, scenario.catalogue.heat),
    availableMwh: byDay(
      sources.map(({ availableMw }) => availableMw),
      time.days,
    ),
    demandMwh: byDay([demandMw], time.days),
  };
}

function byDay(hours: readonly ArrayLike<number>[], days: number): Float64Array {
  const sums = new Float64Array(days);
  for (const one of hours) for (let h = 0; h < one.length; h++) sums[Math.floor(h / HOURS_PER_DAY)]! += one[h]!;
  return sums;
}

type Weighed = { readonly sourceC: number; readonly liquid: boolean; readonly weight: Float64Array };

/**
 * Heat of a site by temperature: liquid loops as they come back from the racks; where coils are fitted, the air, less what a coil takes. The
 * run knows the heat of a site, so that the loops of its halls share it as the rated power of what serves in them.
 */
function sourcesOf(scenario: Scenario, s: number, own: HeatHours[number], blocks: readonly Block[]): HeatSource[] {
  const { sites, catalogue } = scenario;
  const { halls, heat } = sites[s]!;
  const days = own.heatMw.length / HOURS_PER_DAY;
  const found = new Map<string, Weighed>();
  const litMw = new Float64Array(days);
  halls.forEach((hall, h) => {
    const cooling = catalogue.coolings.find(({ id }) => id === hall.cooling)!;
    const held = blocks.filter((block) => block.site === s && block.hall === h);
    for (let d = 0; d < days; d++)
      if (held.some(({ inService, burnIn }) => inService[d]! + burnIn[d]! > 0)) litMw[d]! += hall.itMw;
    for (const { platform, inService, burnIn } of held) {
      const kwEach = platform.ratedKw / platform.acceleratorsPerSystem;
      for (const { loop, share, liquid } of loopsOf(cooling, platform.liquidShare)) {
        const sourceC = loop.returnC - (liquid ? 0 : catalogue.heat.airCoilK);
        const key = `${sourceC} ${liquid}`;
        const into = found.get(key) ?? { sourceC, liquid, weight: new Float64Array(days) };
        found.set(key, into);
        for (let d = 0; d < days; d++) into.weight[d]! += share * kwEach * (inService[d]! + burnIn[d]!);
      }
    }
  });
  const weighed = [...found.values()];
  const airMw = heat.fromAir ? airHeatMw(own, litMw) : undefined;
  return [
    ...sharing(
      weighed.filter(({ liquid }) => liquid),
      own.heatMw,
    ),
    ...sharing(
      weighed.filter(({ liquid }) => !liquid),
      airMw,
    ),
  ];
}

/** Heat of the air of the halls that coils can hand on: that of the machines and what is lost in the halls, less what liquid takes. */
function airHeatMw({ heatMw, itMw, lossMw }: HeatHours[number], litMw: Float64Array): Float64Array {
  return itMw.map((it, h) => {
    const hotMw = it + LOSS_HEAT_SHARE * lossMw[h]! + MISC_HEAT_SHARE * MISC * litMw[Math.floor(h / HOURS_PER_DAY)]!;
    return it > 0 ? Math.max(0, HEAT_EXCHANGER * hotMw - heatMw[h]!) : 0;
  });
}

function sharing(parts: readonly Weighed[], mw: Float64Array | undefined): HeatSource[] {
  if (!mw) return [];
  const all = new Float64Array(parts[0]?.weight.length ?? 0);
  for (const { weight } of parts) for (let d = 0; d < all.length; d++) all[d]! += weight[d]!;
  return parts.map(({ sourceC, weight }) => ({
    sourceC,
    availableMw: mw.map((whole, h) => {
      const d = Math.floor(h / HOURS_PER_DAY);
      return all[d]! > 0 ? (whole * weight[d]!) / all[d]! : 0;
    }),
  }));
}

/** The heat of some sites together from one day of the run up to another. */
function heatOver(own: readonly SiteHeatDays[], from: number, to: number) {
  const sum = (name: keyof SiteHeatDays): number => own.reduce((total, one) => total + sumOf(one[name], from, to), 0);
  const [soldMwh, pumpMwh] = [sum('soldMwh'), sum('pumpMwh')];
  const all = {
    demandMwh: sum('demandMwh'),
    availableMwh: sum('availableMwh'),
    soldMwh,
    pumpMwh,
    deliveredMwh: soldMwh + pumpMwh,
  };
  return { all, soldMwhC: sum('soldMwhC') };
}

/** The heat of some sites together in each year; all is one of them. */
export function heatYearsOf(
  site: string,
  own: readonly SiteHeatDays[],
  days: Pick<Days, 'gridMw' | 'itMw'>,
  { catalogue }: Scenario,
  spans: readonly YearSpan[],
): SiteHeatYear[] {
  return spans.flatMap(({ year, from, to, whole }): SiteHeatYear[] => {
    const gridMwh = sumOf(days.gridMw, from, to);
    if (!(gridMwh > 0)) return [];
    const { all, soldMwhC } = heatOver(own, from, to);
    const { soldMwh, pumpMwh, deliveredMwh } = all;
    return [
      {
        site,
        year,
        whole,
        ...all,
        demandShare: ratioOf(deliveredMwh, all.demandMwh),
        useShare: ratioOf(soldMwh, all.availableMwh),
        sourceC: ratioOf(soldMwhC, soldMwh),
        cop: pumpMwh > 0 ? deliveredMwh / pumpMwh : Number.NaN,
        erf: erfOf(soldMwh, gridMwh),
        ere: ereOf(soldMwh, gridMwh, sumOf(days.itMw, from, to)),
        homes: deliveredMwh / catalogue.heat.mwhPerHome,
      },
    ];
  });
}

/** The heat of some sites together in each month. */
export function heatMonthsOf(site: string, own: readonly SiteHeatDays[], { months, startDay }: Timeline): SiteHeatMonth[] {
  return months.map((month) => ({
    site,
    month: month.key,
    ...heatOver(own, month.startDay - startDay, month.endDay - startDay).all,
  }));
}

/** Whether a site must make use of its heat: by the halls that hold machines in the run and stood ready from 1 October 2025 on. */
export function heatDutyOf({ sites, catalogue }: Scenario, s: number, { schedules, buildout }: Build): HeatDuty {
  const { halls, heat } = sites[s]!;
  const { dutyFromMw } = catalogue.heat;
  const held = halls.flatMap((hall, h) => {
    const holds = buildout.blocks.some(
      (block) => block.site === s && block.hall === h && block.inService.some((count, d) => count + block.burnIn[d]! > 0),
    );
    return holds ? [{ itMw: hall.itMw, day: schedules[s]!.halls[h]!.day }] : [];
  });
  const recent = held.filter(({ day }) => day >= dayOf(DUTY_FROM));
  const sum = (some: typeof held): number => some.reduce((total, { itMw }) => total + itMw, 0);
  const [allMw, newMw] = [sum(held), sum(recent)];
  const from = recent.length > 0 ? dateOf(Math.min(...recent.map(({ day }) => day))) : null;
  const told = (status: HeatDuty['status']): HeatDuty => ({ status, newMw, from });
  if (allMw === 0) return told('none');
  if (newMw >= dutyFromMw) return told(heat.exempt ? 'exempt' : 'due');
  return told(allMw < dutyFromMw || newMw > 0 ? 'below' : 'before');
}

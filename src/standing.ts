/** What stands on the sites, hour after hour: the ground of fixed costs and of embodied carbon. */
import { embodiedT } from './accounts/carbon.ts';
import { capitalEur, fixedOperationEur, hallPriceEurPerMw, type Standing } from './accounts/cost.ts';
import type { Operated } from './operate.ts';
import { type Extra, ratioOf } from './results/summary.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Buildout } from './site/buildout.ts';
import type { Schedule } from './site/schedule.ts';
import type { Timeline } from './timeline.ts';

/** What a site adds to its hourly columns in a run's totals. */
export function extraOf(
  scenario: Scenario,
  s: number,
  schedule: Schedule,
  buildout: Buildout,
  operated: Operated,
  money: (site: string, span: number) => { capexEur: number; committedEur: number },
  time: Timeline,
): Extra {
  const site = scenario.sites[s]!;
  const { embodied } = scenario.catalogue;
  const standing = standingOf(scenario, s, schedule, buildout, time);
  const acceleratorH = [...standing.acceleratorH.values()].reduce((sum, hours) => sum + hours, 0);
  const months = operated.months[s]!;
  const served = months.reduce((sum, month) => sum + month.served, 0);
  const inference = months.reduce((sum, month) => sum + month.inference, 0);
  return {
    ...money(site.id, 0),
    fixedOperationEur: fixedOperationEur(scenario, site.rentEurPerMwItYear, standing),
    capitalEur: capitalEur(scenario, standing),
    inferenceShare: served > 0 ? inference / served : 0,
    co2EmbodiedT: embodiedT(acceleratorH, embodied.acceleratorT, embodied.acceleratorYears),
    co2EmbodiedBuildingT: embodiedT(standing.litMwH, 1000 * embodied.buildingKtPerMwIt, embodied.buildingYears),
    unservedShare: Number.NaN,
  };
}

export function standingOf(scenario: Scenario, s: number, schedule: Schedule, buildout: Buildout, time: Timeline): Standing {
  const site = scenario.sites[s]!;
  const end = time.startDay + time.days;
  const hoursFrom = (day: number): number => 24 * Math.max(0, end - Math.max(day, time.startDay));
  let [readyMwH, litMwH, litEurH] = [0, 0, 0];
  site.halls.forEach((hall, h) => {
    const lit = hall.itMw * 24 * litDays(buildout, s, h);
    readyMwH += hall.itMw * hoursFrom(schedule.halls[h]!.day);
    litMwH += lit;
    litEurH += lit * hallPriceEurPerMw(scenario, site.id, hall.id);
  });
  const acceleratorH = new Map<string, number>();
  for (const { site: at, platform, inService } of buildout.blocks) {
    if (at !== s) continue;
    const hours = 24 * inService.reduce((sum, count) => sum + count, 0);
    acceleratorH.set(platform.id, (acceleratorH.get(platform.id) ?? 0) + hours);
  }
  return { readyMwH, litMwH, litEurH, acceleratorH };
}

/** Days on which a hall holds anything. */
function litDays({ blocks }: Buildout, site: number, hall: number): number {
  const held = blocks.filter((block) => block.site === site && block.hall === hall);
  const days = held[0]?.inService.length ?? 0;
  let lit = 0;
  for (let d = 0; d < days; d++) {
    let standing = 0;
    for (let b = 0; b < held.length; b++) standing += held[b]!.inService[d]! + held[b]!.burnIn[d]!;
    if (standing > 0) lit++;
  }
  return lit;
}

export function wholeOf(extras: readonly Extra[], operated: Operated): Extra {
  const sum = (key: keyof Extra): number => extras.reduce((total, extra) => total + extra[key], 0);
  const cells = operated.months.flat();
  const served = cells.reduce((total, month) => total + month.served, 0);
  const inference = cells.reduce((total, month) => total + month.inference, 0);
  const { asked, unserved } = operated.workWhole;
  return {
    capexEur: sum('capexEur'),
    committedEur: sum('committedEur'),
    fixedOperationEur: sum('fixedOperationEur'),
    capitalEur: sum('capitalEur'),
    inferenceShare: served > 0 ? inference / served : 0,
    co2EmbodiedT: sum('co2EmbodiedT'),
    co2EmbodiedBuildingT: sum('co2EmbodiedBuildingT'),
    unservedShare: asked > 0 ? ratioOf(unserved, asked) : 0,
  };
}

export function hoursInServiceOf({ months }: Operated): number {
  return months
    .flat()
    .reduce((sum, { served, idle, failed, power, cooling }) => sum + served + idle + failed + power + cooling, 0);
}

/** How much of the energy of a year reaches the chips of a site: PUE outside the machines, ITUE inside them, TUE together. */
import type { Days } from '../results/days.ts';
import { ratioOf, sumOf } from '../results/summary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Block, Buildout } from '../site/buildout.ts';
import { type ServerSplit, splitOf } from '../site/server-power.ts';
import type { SiteEfficiency } from './site-types.ts';
import { LEVELS, type SiteWork } from './site-work.ts';
import type { YearSpan } from './year-spans.ts';

/** Energy of servers in units of rated power of one accelerator and hour, and how it divides. */
type Sums = { drawn: number; compute: number; fans: number; supplies: number };

/** Whether the heat of a hall goes to cold plates. */
export function isLiquid({ sites, catalogue }: Scenario, { site, hall }: Pick<Block, 'site' | 'hall'>): boolean {
  const cooling = catalogue.coolings.find(({ id }) => id === sites[site]!.halls[hall]!.cooling)!;
  return cooling.liquid !== undefined;
}

/** The efficiency of some sites together in each year; all is one of them. */
export function efficiencyOf(
  site: string,
  members: readonly number[],
  days: Pick<Days, 'gridMw' | 'itMw'>,
  scenario: Scenario,
  buildout: Buildout,
  work: SiteWork,
  years: readonly YearSpan[],
): SiteEfficiency[] {
  return years.flatMap(({ year, from, to }): SiteEfficiency[] => {
    const itMwh = sumOf(days.itMw, from, to);
    if (!(itMwh > 0)) return [];
    const sums = serversOver(members, scenario, buildout, work, from, to);
    const pue = ratioOf(sumOf(days.gridMw, from, to), itMwh);
    const itue = ratioOf(sums.drawn, sums.compute);
    const [suppliesShare, fansShare] = [ratioOf(sums.supplies, sums.drawn), ratioOf(sums.fans, sums.drawn)];
    return [{ site, year, pue, itue, tue: itue * pue, suppliesShare, fansShare }];
  });
}

function serversOver(
  members: readonly number[],
  scenario: Scenario,
  buildout: Buildout,
  { pools, hours }: SiteWork,
  from: number,
  to: number,
): Sums {
  const sums: Sums = { drawn: 0, compute: 0, fans: 0, supplies: 0 };
  pools.forEach(({ siteIndex, platform: id, phases, ratedKwEach }, k) => {
    if (!members.includes(siteIndex)) return;
    const { fans } = scenario.catalogue.platforms.find((one) => one.id === id)!;
    const blocks = buildout.blocks.filter((block) => block.site === siteIndex && block.platform.id === id);
    const splits = (fanShare: number): ServerSplit[] => LEVELS.map((level) => splitOf(phases[level], fanShare));
    const [inAir, inLiquid] = [splits(fans.inAir), splits(fans.inLiquid)];
    for (let d = from; d < to; d++) {
      const liquid = liquidPart(scenario, blocks, d);
      for (let l = 0; l < LEVELS.length; l++) {
        const energy = hours[(d * pools.length + k) * LEVELS.length + l]! * ratedKwEach;
        if (energy === 0) continue;
        const [air, wet] = [inAir[l]!, inLiquid[l]!];
        sums.drawn += energy * phases[LEVELS[l]!];
        sums.compute += energy * (air.compute + liquid * (wet.compute - air.compute));
        sums.fans += energy * (air.fans + liquid * (wet.fans - air.fans));
        sums.supplies += energy * (air.supplies + liquid * (wet.supplies - air.supplies));
      }
    }
  });
  return sums;
}

/** Part of the accelerators of some blocks that serves in liquid-cooled halls on a day: work is given to a platform, not to a hall. */
function liquidPart(scenario: Scenario, blocks: readonly Block[], day: number): number {
  let [liquid, all] = [0, 0];
  for (const block of blocks) {
    all += block.inService[day]!;
    if (isLiquid(scenario, block)) liquid += block.inService[day]!;
  }
  return all > 0 ? liquid / all : 0;
}

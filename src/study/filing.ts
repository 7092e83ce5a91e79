/** The yearly energy filing of a site: what Delegated Regulation (EU) 2024/1364 asks for and a run can give. */
import type { Days } from '../results/days.ts';
import { ratioOf, sumOf } from '../results/summary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Buildout } from '../site/buildout.ts';
import type { Hourly } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { FilingYear, SiteHeatYear } from './site-types.ts';
import type { YearSpan } from './year-spans.ts';

/** Installed IT power from which on a data centre files (Directive (EU) 2023/1791, article 12; in France by law 2025-391). */
export const FILING_FROM_KW = 500;
/** Eurostat's cooling degree days: a day of this mean or more counts what it has above the base. */
const [COUNTS_FROM_C, BASE_C] = [24, 21];

export function filingOf(
  scenario: Scenario,
  s: number,
  days: Days,
  buildout: Buildout,
  dryBulbC: Hourly,
  coveredShare: number,
  heat: readonly SiteHeatYear[],
  years: readonly YearSpan[],
): FilingYear[] {
  return years.flatMap(({ year, from, to, whole }): FilingYear[] => {
    const sum = (name: 'gridMw' | 'itMw' | 'waterM3' | 'heatMw'): number => sumOf(days[name], from, to);
    const [energyMwh, itMwh, waterM3] = [sum('gridMw'), sum('itMw'), sum('waterM3')];
    const installedItKw = installedKw(scenario, s, buildout, to - 1);
    if (installedItKw === 0 && energyMwh === 0) return [];
    const reused = heat.find((row) => row.year === year);
    const means = dayMeans(dryBulbC, from, to);
    return [
      {
        site: scenario.sites[s]!.id,
        year,
        hours: (to - from) * HOURS_PER_DAY,
        whole,
        installedItKw,
        mustFile: installedItKw >= FILING_FROM_KW,
        dueBy: `${year + 1}-05-15`,
        energyMwh,
        itMwh,
        pue: ratioOf(energyMwh, itMwh),
        waterM3,
        wueLPerKwh: ratioOf(waterM3, itMwh),
        recoverableHeatMwh: sum('heatMw'),
        reusedHeatMwh: reused?.soldMwh ?? 0,
        reusedHeatC: reused?.sourceC ?? Number.NaN,
        erf: reused?.erf ?? Number.NaN,
        renewableMwh: coveredShare * energyMwh,
        ref: energyMwh > 0 ? coveredShare : Number.NaN,
        dryBulbC: means.reduce((total, mean) => total + mean, 0) / means.length,
        coolingDegreeDays: coolingDegreeDays(means),
      },
    ];
  });
}

/** Rated power of what stands on a day, in service or under test, with network and storage. */
function installedKw({ operations }: Scenario, s: number, { blocks }: Buildout, day: number): number {
  let kw = 0;
  for (const { site, platform, inService, burnIn } of blocks)
    if (site === s) kw += ((inService[day]! + burnIn[day]!) * platform.ratedKw) / platform.acceleratorsPerSystem;
  return kw * operations.itOverServers;
}

function dayMeans(dryBulbC: Hourly, from: number, to: number): number[] {
  const means: number[] = [];
  for (let d = from; d < to; d++) means.push(sumOf(dryBulbC, d * HOURS_PER_DAY, (d + 1) * HOURS_PER_DAY) / HOURS_PER_DAY);
  return means;
}

export function coolingDegreeDays(dayMeansC: readonly number[]): number {
  return dayMeansC.reduce((sum, mean) => (mean >= COUNTS_FROM_C ? sum + mean - BASE_C : sum), 0);
}

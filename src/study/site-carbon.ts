/** Every kind of carbon of a site side by side, each by its own name: none of them is another, and only the embodied ones add up. */
import { embodiedT, replacedT } from '../accounts/carbon.ts';
import { marketOf } from '../environment.ts';
import type { Days } from '../results/days.ts';
import { sumOf } from '../results/summary.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Buildout } from '../site/buildout.ts';
import { G_PER_KG, HOURS_PER_DAY, HOURS_PER_YEAR, KG_PER_T, KW_PER_MW } from '../units.ts';
import { NODE_ACCELERATORS } from '../workload/goodput.ts';
import type { SiteCarbonYear } from './site-types.ts';
import type { YearSpan } from './year-spans.ts';

/** The carbon of some sites together in each year; all is one of them. */
export function carbonYearsOf(
  site: string,
  members: readonly number[],
  days: CarbonDays,
  scenario: Scenario,
  buildout: Buildout,
  coveredShare: number,
  years: readonly YearSpan[],
): SiteCarbonYear[] {
  return years.flatMap(({ year, from, to, whole }): SiteCarbonYear[] => {
    const carbon = carbonOf(members, days, scenario, buildout, coveredShare, from, to);
    return carbon.gridMwh === 0 && carbon.embodiedT === 0 ? [] : [{ site, year, whole, ...carbon }];
  });
}

type CarbonDays = Pick<Days, 'gridMw' | 'co2DirectT' | 'co2LifecycleT'>;

/** The carbon of some sites together from one day of the run up to another. */
export function carbonOf(
  members: readonly number[],
  days: CarbonDays,
  scenario: Scenario,
  buildout: Buildout,
  coveredShare: number,
  from: number,
  to: number,
): Omit<SiteCarbonYear, 'site' | 'year' | 'whole'> {
  const { catalogue, operations } = scenario;
  const { embodied } = catalogue;
  const { marginalGPerKwh } = marketOf(scenario);
  const gridMwh = sumOf(days.gridMw, from, to);
  const { acceleratorH, litMwH, litMwHBySite } = stoodOver(members, scenario, buildout, from, to);
  const locationDirectT = sumOf(days.co2DirectT, from, to);
  const generatorTestsT = testsT(members, litMwHBySite, scenario, (to - from) * HOURS_PER_DAY);
  const embodiedServersT = embodiedT(acceleratorH, embodied.acceleratorT, embodied.acceleratorYears);
  const embodiedReplacedT = replacedT(nodeFailures(acceleratorH, operations.failuresPer1000NodeDays), embodied);
  const embodiedBuildingsT = embodiedT(litMwH, 1000 * embodied.buildingKtPerMwIt, embodied.buildingYears);
  return {
    gridMwh,
    locationDirectT,
    locationLifecycleT: sumOf(days.co2LifecycleT, from, to),
    marketDirectT: (1 - coveredShare) * locationDirectT,
    marginalT: (gridMwh * marginalGPerKwh) / G_PER_KG,
    generatorTestsT,
    embodiedServersT,
    embodiedReplacedT,
    embodiedBuildingsT,
    embodiedT: embodiedServersT + embodiedReplacedT + embodiedBuildingsT,
  };
}

/**
 * Carbon of the tests of the generators of some sites in `hours`: those that a site names, while anything stands there, or as many MW as
 * its halls that stand ask for.
 */
function testsT(members: readonly number[], litMwH: readonly number[], { sites, operations }: Scenario, hours: number): number {
  const { outages } = operations;
  if (!outages || hours === 0) return 0;
  const { gensetTestHPerYear, gensetMwPerMwIt, dieselLPerKwh, dieselKgCo2PerL } = outages;
  return members.reduce((sum, s, i) => {
    const litShare = litMwH[i]! > 0 ? 1 : 0;
    const own = sites[s]!.limits?.generators;
    const mw = own ? litShare * own.count * own.eachMw : (gensetMwPerMwIt * litMwH[i]!) / hours;
    const testH = ((own ? own.testsPerYear * own.testHours : gensetTestHPerYear) * hours) / HOURS_PER_YEAR;
    return sum + testCarbonT(mw, testH, dieselLPerKwh, dieselKgCo2PerL);
  }, 0);
}

/** Carbon of generators that run at full power, t: their fuel, burnt and brought. */
export function testCarbonT(mw: number, hours: number, dieselLPerKwh: number, dieselKgCo2PerL: number): number {
  return (mw * KW_PER_MW * hours * dieselLPerKwh * dieselKgCo2PerL) / KG_PER_T;
}

/** Failures of nodes in some accelerator-hours. */
export function nodeFailures(acceleratorH: number, failuresPer1000NodeDays: number): number {
  return ((acceleratorH / (NODE_ACCELERATORS * HOURS_PER_DAY)) * failuresPer1000NodeDays) / 1000;
}

/** Accelerator-hours in service, and MW-hours of the halls that held anything. */
function stoodOver(members: readonly number[], { sites }: Scenario, { blocks }: Buildout, from: number, to: number) {
  let [acceleratorH, litMwH] = [0, 0];
  const litMwHBySite: number[] = [];
  for (const s of members) {
    const before = litMwH;
    sites[s]!.halls.forEach(({ itMw }, h) => {
      const held = blocks.filter((block) => block.site === s && block.hall === h);
      for (let d = from; d < to; d++) {
        let standing = 0;
        for (const { inService, burnIn } of held) {
          acceleratorH += HOURS_PER_DAY * inService[d]!;
          standing += inService[d]! + burnIn[d]!;
        }
        if (standing > 0) litMwH += HOURS_PER_DAY * itMw;
      }
    });
    litMwHBySite.push(litMwH - before);
  }
  return { acceleratorH, litMwH, litMwHBySite };
}

/** What running the sites costs beside energy, and what the standing machines and buildings cost a year. Money is in real euros. */
import { pow } from '../math.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { HOURS_PER_YEAR } from '../units.ts';
import { systemEur } from './budget.ts';

/** Share of a sum to be paid each year for `years` years at a real rate: the capital recovery factor. */
export function annuity(rate: number, years: number): number {
  return rate > 0 ? rate / (1 - pow(1 + rate, -years)) : 1 / years;
}

/** Price per MW of IT of each hall of a site; 0 where no works are planned for it, as in leased halls. */
export function hallPriceEurPerMw({ money }: Scenario, site: string, hall: string): number {
  const reserve = money.reservedEur.find((item) => item.site === site && item.halls.includes(hall));
  if (!reserve) return 0;
  return reserve.kind === 'works' ? money.worksEurPerMwIt : money.fitOutEurPerMwIt;
}

/** Hours for which things stood ready on one site: the ground of its fixed costs. */
export type Standing = {
  /** MW-hours of hall IT power that was ready. */
  readonly readyMwH: number;
  /** The same for halls that held anything. */
  readonly litMwH: number;
  /** Price of the halls that held anything, times hours. */
  readonly litEurH: number;
  /** Accelerator-hours in service, by platform. */
  readonly acceleratorH: ReadonlyMap<string, number>;
};

/** Operation other than energy, and rent, EUR. */
export function fixedOperationEur(scenario: Scenario, rentEurPerMwItYear: number, standing: Standing): number {
  const { operationUsdPerMwYear, usdPerEur } = scenario.money;
  return ((operationUsdPerMwYear / usdPerEur) * standing.litMwH + rentEurPerMwItYear * standing.readyMwH) / HOURS_PER_YEAR;
}

/** Capital of the standing machines and buildings, spread over their lives, EUR. */
export function capitalEur(scenario: Scenario, standing: Standing): number {
  const { money, operations, catalogue } = scenario;
  const machines = annuity(money.waccPerYear, operations.serviceLifeYears) / HOURS_PER_YEAR;
  const buildings = annuity(money.waccPerYear, catalogue.embodied.buildingYears) / HOURS_PER_YEAR;
  let eur = standing.litEurH * buildings;
  for (const [id, hours] of standing.acceleratorH) {
    const platform = catalogue.platforms.find((entry) => entry.id === id)!;
    eur += hours * (systemEur(platform, money) / platform.acceleratorsPerSystem) * machines;
  }
  return eur;
}

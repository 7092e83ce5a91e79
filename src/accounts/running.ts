/** Running the sites by part, and the capital of what stands. The sums are those of the run; coefficients of the catalogue explain them. */
import { pow } from '../math.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Hall, Site } from '../scenario/site-fields.ts';
import { HOURS_PER_YEAR } from '../units.ts';
import { systemEur } from './budget.ts';
import { worksParts } from './capex.ts';
import { annuity, hallPriceEurPerMw } from './cost.ts';

/** What stood on one site in some span: MW-hours by hall, ready and holding anything, and accelerator-hours in service by platform. */
export type Stood = {
  readonly site: Site;
  readonly halls: readonly { readonly hall: Hall; readonly readyMwH: number; readonly litMwH: number }[];
  readonly acceleratorH: ReadonlyMap<string, number>;
};

export type FixedParts = Readonly<
  Record<
    'maintenanceEur' | 'staffEur' | 'taxInsuranceEur' | 'otherEur' | 'rentEur' | 'machinesEur' | 'buildingsEur' | 'resaleEur',
    number
  >
>;

const MAINTAINED: ReadonlySet<string> = new Set(['electrical', 'generators', 'cooling']);

/** Price of what has to be maintained in a hall, per MW of IT: nothing where the plan has no works for it, as in leased halls. */
function plantEurPerMw(scenario: Scenario, site: Site, hall: Hall): number {
  const reserve = scenario.money.reservedEur.find((item) => item.site === site.id && item.halls.includes(hall.id));
  if (!reserve) return 0;
  const alone = { ...reserve, halls: [hall.id], extraEur: 0 };
  const eur = hall.itMw * hallPriceEurPerMw(scenario, site.id, hall.id);
  return (
    worksParts(scenario, site, alone, eur).reduce((sum, part) => sum + (MAINTAINED.has(part.kind) ? part.eur : 0), 0) / hall.itMw
  );
}

/** Everything but energy, of one site. */
export function fixedParts(scenario: Scenario, { site, halls, acceleratorH }: Stood): FixedParts {
  const { money, operations, catalogue } = scenario;
  const { costs, embodied } = catalogue;
  const { staffPerMwIt } = catalogue.operatorClasses.find(({ id }) => id === site.operatorClass)!;
  const perHour = 1 / HOURS_PER_YEAR;
  let [readyMwH, litMwH, priceEurH, plantEurH] = [0, 0, 0, 0];
  for (const { hall, ...mwH } of halls) {
    readyMwH += mwH.readyMwH;
    litMwH += mwH.litMwH;
    priceEurH += mwH.litMwH * hallPriceEurPerMw(scenario, site.id, hall.id);
    plantEurH += mwH.litMwH * plantEurPerMw(scenario, site, hall);
  }
  const maintenanceEur = plantEurH * costs.maintenancePerYear * perHour;
  const staffEur = litMwH * staffPerMwIt * costs.staffEurPerYear * perHour;
  const taxInsuranceEur = priceEurH * costs.taxInsurancePerYear * perHour;
  const operationEur = (litMwH * money.operationUsdPerMwYear * perHour) / money.usdPerEur;

  const life = operations.serviceLifeYears;
  const machines = annuity(money.waccPerYear, life) * perHour;
  // What comes in at the end of a life, as an even sum over it: the sinking fund.
  const sinking = (annuity(money.waccPerYear, life) - money.waccPerYear) * perHour;
  let [machinesEur, resaleEur] = [0, 0];
  for (const [id, hours] of acceleratorH) {
    const platform = catalogue.platforms.find((entry) => entry.id === id)!;
    const eachEur = systemEur(platform, money) / platform.acceleratorsPerSystem;
    machinesEur += hours * eachEur * machines;
    resaleEur += hours * resaleValueEur(scenario, eachEur / (1 + money.networkShare), life) * sinking;
  }
  return {
    maintenanceEur,
    staffEur,
    taxInsuranceEur,
    otherEur: operationEur - maintenanceEur - staffEur - taxInsuranceEur,
    rentEur: site.rentEurPerMwItYear * readyMwH * perHour,
    machinesEur,
    buildingsEur: priceEurH * annuity(money.waccPerYear, embodied.buildingYears) * perHour,
    resaleEur,
  };
}

/** What a machine that cost `priceEur` would bring after some years. */
export function resaleValueEur({ catalogue }: Pick<Scenario, 'catalogue'>, priceEur: number, years: number): number {
  return priceEur * pow(1 - catalogue.costs.resaleLossPerYear, years);
}

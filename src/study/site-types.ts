/** What users ask of a site, answered from the hours of a run. Unknown is NaN in numbers and null where there is nothing to know. */
import type { ImportTold } from '../results/types.ts';
import type { LocalText } from '../scenario/fields.ts';

/** The hour at which the country draws most, as this study takes it: see `winterPeakOf`. */
export type WinterPeak = {
  /** `YYYY-MM-DD`, and the hour of the clock of Paris that begins then. */
  readonly date: string;
  readonly hour: number;
  /** Mean of that day over the climates of the plan. */
  readonly dryBulbC: number;
};

/**
 * The answers of one site, or of `all`. “The last year” is the last 365 days of the run, or all of a shorter one; power and water are of
 * the AI load alone, whose firm import already leaves out other load (`cloudMw`).
 */
export type SiteAnswers = {
  readonly site: string;
  readonly names: LocalText;
  /** Jobs as the plan has them from its sources; null where none was published. `all` sums those that were. */
  readonly buildingJobs: number | null;
  readonly operationJobs: number | null;
  /** Most water taken in a day of the run, m3, and the day. */
  readonly peakDayWaterM3: number;
  readonly peakDayDate: string | null;
  /** Water of the last month of low water in the run: the month that the climate names as the one in which water is scarcest. */
  readonly lowWaterMonth: string | null;
  readonly lowWaterM3: number;
  /** Draw at the winter peak of the country, MW. */
  readonly winterPeakMw: number;
  /** Firm import for AI on the last day, MW. */
  readonly firmMw: number;
  /** Least that was left of the firm import in an hour in which something was drawn, MW, and the day. */
  readonly leastHeadroomMw: number;
  readonly leastHeadroomDate: string | null;
  /** Firm import of the last day less the most drawn in an hour of the last month, MW. */
  readonly headroomAtEndMw: number;
  /** Power subscribed in the network tariff of the last year, MW, and the least that an hour leaves of it; below 0 it is an overrun. */
  readonly subscribedMw: number;
  readonly subscribedHeadroomMw: number;
  /** Mean over the last year of what batch work and training draw above machines at rest, MW of IT. */
  readonly flexibleMw: number;
  /** Heat of the last year that a town took of the site, MWh, and the homes that it heats with the electricity of the heat pump. */
  readonly heatSoldMwh: number;
  readonly heatedHomes: number;
  /** Null for `all`: the duty is of each site. */
  readonly heatDuty: HeatDuty | null;
  /** Direct carbon of the electricity of the last year, t: by the grid of each hour, and by what was bought. */
  readonly co2LocationT: number;
  readonly co2MarketT: number;
  /** Making of the servers that stood in the last year, of what replaced parts of them, and of the buildings, spread over their lives, t. */
  readonly co2EmbodiedT: number;
};

/**
 * Whether a site must make use of its heat (law 2025-391, decree 2025-1382: new installations of 1 MW or more, from 1 October 2025, unless a
 * cost-benefit analysis finds no way). `before`: what stands was ready earlier; `below`: what is new is smaller; `none`: nothing stands.
 */
export type HeatDuty = {
  readonly status: 'due' | 'exempt' | 'before' | 'below' | 'none';
  /** IT power of the halls that came under the duty, MW, and the day on which the first of them stood ready. */
  readonly newMw: number;
  readonly from: string | null;
};

/** Heat of a site and calendar year against what the network of a town asks for. */
export type SiteHeatYear = {
  readonly site: string;
  readonly year: number;
  readonly whole: boolean;
  /** What the town asks of its network. */
  readonly demandMwh: number;
  /** What loops, and coils where they are fitted, could hand on past an exchanger. */
  readonly availableMwh: number;
  /** What of it the town took. */
  readonly soldMwh: number;
  /** Electricity of the heat pump: it is no part of what the site draws, nor of its PUE. */
  readonly pumpMwh: number;
  /** Both together, in the network. */
  readonly deliveredMwh: number;
  /** Delivered over asked for, and sold over what could be handed on. */
  readonly demandShare: number;
  readonly useShare: number;
  /** Mean temperature of what was sold, degC, and mean COP. */
  readonly sourceC: number;
  readonly cop: number;
  /** Sold over all energy of the site; and what is not sold over the energy of the machines. */
  readonly erf: number;
  readonly ere: number;
  /** Homes that the delivered heat would do for. */
  readonly homes: number;
};

/** The same of a month. */
export type SiteHeatMonth = Pick<SiteHeatYear, 'site' | 'demandMwh' | 'availableMwh' | 'soldMwh' | 'pumpMwh' | 'deliveredMwh'> & {
  /** `YYYY-MM`. */
  readonly month: string;
};

/**
 * Carbon of a site and calendar year, t, by kind. The first four are four ways to see the same electricity, of which no two add up: by the mix
 * of each hour what is emitted on the spot; that with the life cycle of the plants; on the spot again, but nothing for what guarantees and
 * purchase agreements cover; and what one kWh more or less would change. The embodied ones are of making things, spread over their lives.
 */
export type SiteCarbonYear = {
  readonly site: string;
  readonly year: number;
  readonly whole: boolean;
  readonly gridMwh: number;
  readonly locationDirectT: number;
  readonly locationLifecycleT: number;
  readonly marketDirectT: number;
  readonly marginalT: number;
  /** Fuel that the tests of the generators burn. */
  readonly generatorTestsT: number;
  readonly embodiedServersT: number;
  readonly embodiedReplacedT: number;
  readonly embodiedBuildingsT: number;
  /** The three of them. */
  readonly embodiedT: number;
};

/**
 * MW of IT that could wait, mean over the last year of one hour of the day on the clock of Paris: batch work put off, and training gangs
 * stopped at a checkpoint, each down to machines at rest. The meter sees at least as much.
 */
export type FlexibleHour = {
  readonly site: string;
  readonly hour: number;
  readonly batchMw: number;
  readonly trainingMw: number;
  readonly flexibleMw: number;
};

/**
 * Power of a site as planners weigh it. Flexible load is worth what a tender pays for it, what it saves in the dearest hours of the last
 * year, and what a connection brings that comes sooner because it may be cut; the three are not a sum, as one MW cannot earn all.
 */
export type PowerAnswers = {
  readonly site: string;
  readonly flexibleMw: number;
  readonly tenderEurPerYear: number;
  readonly dearestHoursEurPerYear: number;
  /** Once, for the firm import of the last day. */
  readonly earlierEur: number;
  /** What training may throw on and off within seconds on its heaviest day, MW; the ramp that is allowed, 0 for none; storage that smooths it. */
  readonly swingMw: number;
  readonly rampMwPerMinute: number;
  readonly storageKwh: number;
  /** Outages that reach the machines, hours away for them and for planned works, and the share of time without: means over the halls. */
  readonly outagesPerYear: number;
  readonly awayHPerYear: number;
  readonly uptime: number;
};

export type FlexibleTerms = {
  readonly tenderEurPerMwYear: number;
  readonly dearestHours: number;
  readonly monthsGained: number;
  readonly marginEurPerMwMonth: number;
};

/** Firm import that stands, and what of it no hour of the month used: the least over its days of firm import less the peak of the day. */
export type UnusedMonth = {
  readonly site: string;
  readonly month: string;
  readonly firmMw: number;
  readonly peakMw: number;
  readonly unusedMw: number;
};

/**
 * How much of the energy of a calendar year reaches the chips. ITUE is energy into the machines over energy into their chips, memory and
 * network cards, past power supplies and fans; TUE = ITUE x PUE (Patterson et al., 2013). Network and storage are taken to lose as the
 * servers do; machines under test are left out of ITUE.
 */
export type SiteEfficiency = {
  readonly site: string;
  readonly year: number;
  readonly pue: number;
  readonly itue: number;
  readonly tue: number;
  /** Shares of the energy of the servers. */
  readonly suppliesShare: number;
  readonly fansShare: number;
};

/**
 * A site and calendar year as the energy filing asks for it (Delegated Regulation (EU) 2024/1364; in France by decree 2025-1382, due on 15
 * May). The rule counts in kWh; here in MWh. What is drawn is measured as the run has it: IT at the racks, all at the meter.
 */
export type FilingYear = {
  readonly site: string;
  readonly year: number;
  /** Hours of the year in the run. */
  readonly hours: number;
  readonly whole: boolean;
  /** Rated power of all machines that stand on the last day of the year, with network and storage. */
  readonly installedItKw: number;
  /** True from 500 kW on. */
  readonly mustFile: boolean;
  readonly dueBy: string;
  /** EDC and EIT. */
  readonly energyMwh: number;
  readonly itMwh: number;
  /** EDC / EIT. */
  readonly pue: number;
  /** WIN, and WIN / EIT. */
  readonly waterM3: number;
  readonly wueLPerKwh: number;
  /** Heat that liquid loops could hand on. */
  readonly recoverableHeatMwh: number;
  /** EREUSE: heat that a town takes, at its mean temperature, degC; and over EDC, ERF. */
  readonly reusedHeatMwh: number;
  readonly reusedHeatC: number;
  readonly erf: number;
  /** ERES-TOT: energy covered by power purchase agreements and guarantees of origin; and over EDC, REF. */
  readonly renewableMwh: number;
  readonly ref: number;
  readonly dryBulbC: number;
  /** Days with a mean of 24 degC or more count what they have above 21 (Eurostat). */
  readonly coolingDegreeDays: number;
};

/** What the filing also asks for, and the model does not have. */
export const NOT_IN_MODEL = [
  'floorArea',
  'intakeTemperature',
  'potableWater',
  'batteries',
  'refrigerants',
  'serverCapacity',
  'storageCapacity',
  'traffic',
] as const;
export type NotInModel = (typeof NOT_IN_MODEL)[number];

export type SiteStudy = {
  readonly scenario: { readonly id: string; readonly name: string; readonly names: LocalText; readonly hash: string };
  readonly modelVersion: string;
  readonly from: string;
  readonly to: string;
  readonly hours: number;
  /** Files of hours that the run went by. */
  readonly imports: readonly ImportTold[];
  /** First and last day of the last year of the run. */
  readonly lastYear: { readonly from: string; readonly to: string };
  readonly winterPeak: WinterPeak | null;
  /** Share of the electricity covered by power purchase agreements and guarantees of origin; direct carbon of what is not, as the grid's. */
  readonly coveredShare: number;
  /** By site in the order of the plan, and last for `all`. */
  readonly answers: readonly SiteAnswers[];
  readonly flexible: readonly FlexibleHour[];
  readonly unused: readonly UnusedMonth[];
  readonly power: readonly PowerAnswers[];
  /** What the plan takes flexible power to be worth. */
  readonly flexibleTerms: FlexibleTerms;
  readonly efficiency: readonly SiteEfficiency[];
  /** IT power from which a new installation must make use of its heat, MW. */
  readonly heatDutyFromMw: number;
  /** Marginal intensity of the market, g/kWh. */
  readonly marginalGPerKwh: number;
  readonly heat: readonly SiteHeatYear[];
  readonly heatMonths: readonly SiteHeatMonth[];
  readonly carbon: readonly SiteCarbonYear[];
  /** Of each site that has machines or draws: the filing knows no sum over sites. */
  readonly filing: readonly FilingYear[];
  readonly notInModel: readonly NotInModel[];
};

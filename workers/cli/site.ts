/** `jalon site`: what a town, a grid operator and a law ask of each site, told in text, JSON or a CSV of one of its tables. */
import {
  type FilingYear,
  loadCsv,
  type PowerAnswers,
  SITE_TABLES,
  type SiteAnswers,
  type SiteCarbonYear,
  type SiteHeatYear,
  type SiteStudy,
  type SiteTable,
  siteCsv,
  studyLoad,
  studySites,
} from '../../src/index.ts';
import { type ImportOptions, importsOf, tellImports } from './imports.ts';
import { BadInput, changesOf, issue, loadChanged } from './input.ts';
import { figure, table } from './text.ts';

export type SiteOptions = ImportOptions & {
  readonly set?: string[];
  readonly from?: string;
  readonly to?: string;
  readonly table?: string;
  readonly json?: boolean;
};

/** The tables of a study, and the curves of the load. */
export const SITE_CSVS: readonly string[] = [...SITE_TABLES, 'load'];

export function site(plan: string, options: SiteOptions): string {
  const wanted = options.table;
  if (wanted !== undefined && !SITE_CSVS.includes(wanted))
    throw new BadInput([issue('--table', '', JSON.stringify(wanted), `one of ${SITE_CSVS.join(', ')}`)]);
  const { scenario, hash } = loadChanged(plan, changesOf(options));
  const imports = importsOf(
    options,
    scenario.sites.map(({ id }) => id),
  );
  if (wanted === 'load' && !options.json) return loadCsv(studyLoad(scenario, { hash, imports })).trimEnd();
  const study = studySites(scenario, { hash, imports });
  if (options.json) return JSON.stringify(study, null, 1);
  if (wanted !== undefined) return siteCsv(study, wanted as SiteTable).trimEnd();
  return tellStudy(study);
}

type Row = readonly [name: string, cell: (answers: SiteAnswers) => string];

const unknown = (value: number | null, digits = 4): string =>
  value === null || Number.isNaN(value) ? '-' : figure(value, digits);

const DUTY_WORDS = {
  due: 'applies',
  exempt: 'lifted',
  before: 'stood before',
  below: 'too small',
  none: 'nothing stands',
} as const satisfies Record<NonNullable<SiteAnswers['heatDuty']>['status'], string>;

const ROWS: readonly Row[] = [
  ['Jobs while it is built', ({ buildingJobs }) => unknown(buildingJobs)],
  ['Jobs in operation', ({ operationJobs }) => unknown(operationJobs)],
  ['Water of the peak day, m3', ({ peakDayWaterM3 }) => unknown(peakDayWaterM3)],
  ['  on', ({ peakDayDate }) => peakDayDate ?? '-'],
  ['Water in the month of low water, m3', ({ lowWaterM3 }) => unknown(lowWaterM3)],
  ['  in', ({ lowWaterMonth }) => lowWaterMonth ?? '-'],
  ['Draw at the winter peak, MW', ({ winterPeakMw }) => unknown(winterPeakMw)],
  ['Firm import at the end, MW', ({ firmMw }) => unknown(firmMw)],
  ['Least headroom in an hour, MW', ({ leastHeadroomMw }) => unknown(leastHeadroomMw)],
  ['  on', ({ leastHeadroomDate }) => leastHeadroomDate ?? '-'],
  ['Headroom at the end, MW', ({ headroomAtEndMw }) => unknown(headroomAtEndMw)],
  ['Subscribed power, MW', ({ subscribedMw }) => unknown(subscribedMw)],
  ['  least headroom below it, MW', ({ subscribedHeadroomMw }) => unknown(subscribedHeadroomMw)],
  ['Flexible, mean, MW of IT', ({ flexibleMw }) => unknown(flexibleMw)],
  ['Heat sold to a town, MWh', ({ heatSoldMwh }) => unknown(heatSoldMwh)],
  ['Homes that it heats', ({ heatedHomes }) => unknown(heatedHomes)],
  ['Duty to use heat', ({ heatDuty }) => (heatDuty ? DUTY_WORDS[heatDuty.status] : '-')],
  ['  halls ready since, MW', ({ heatDuty }) => (heatDuty?.from ? `${figure(heatDuty.newMw, 3)} from ${heatDuty.from}` : '-')],
  ['CO2 by the grid, t', ({ co2LocationT }) => unknown(co2LocationT)],
  ['CO2 by what was bought, t', ({ co2MarketT }) => unknown(co2MarketT)],
  ['CO2 of making things, t', ({ co2EmbodiedT }) => unknown(co2EmbodiedT)],
];

const POWER_ROWS: readonly (readonly [name: string, cell: (power: PowerAnswers) => string])[] = [
  ['Paid by the tender, EUR a year', ({ tenderEurPerYear }) => figure(tenderEurPerYear, 4)],
  ['Saved in the dearest hours, EUR a year', ({ dearestHoursEurPerYear }) => figure(dearestHoursEurPerYear, 4)],
  ['Brought by an earlier connection, EUR', ({ earlierEur }) => figure(earlierEur, 4)],
  ['Swing of training, MW', ({ swingMw }) => figure(swingMw, 3)],
  ['Storage that smooths it, kWh', ({ storageKwh }) => (storageKwh > 0 ? figure(storageKwh, 3) : '-')],
  ['Outages that reach the machines, a year', ({ outagesPerYear }) => figure(outagesPerYear, 3)],
  ['Hours away, a year', ({ awayHPerYear }) => figure(awayHPerYear, 3)],
  ['Time with power, %', ({ uptime }) => (100 * uptime).toFixed(4)],
];

function tellStudy(study: SiteStudy): string {
  const { answers, winterPeak, lastYear, coveredShare, efficiency, heat, carbon, filing, flexibleTerms, scenario, notInModel } =
    study;
  const names = answers.map((one) => one.names.en);
  const sites = answers.map((one) => ({ id: one.site, name: one.names.en }));
  return [
    `${scenario.name}`,
    `Last year: ${lastYear.from} to ${lastYear.to}. ${
      winterPeak
        ? `Winter peak: ${winterPeak.date}, ${winterPeak.hour} h in Paris, the coldest weekday of its January and February (${figure(winterPeak.dryBulbC, 3)} degC).`
        : 'No winter weekday in this run.'
    } Covered by guarantees and purchase agreements: ${figure(100 * coveredShare, 3)} %.`,
    '',
    ...(study.imports.length === 0 ? [] : ['Hours from files', ...tellImports({ ...study, sites }), '']),
    table([['', ...names], ...ROWS.map(([name, cell]) => [name, ...answers.map(cell)])]),
    '',
    'Heat against what a town asks for (the heat pump draws outside the site and its PUE)',
    table([HEAT_HEAD, ...heat.map(heatRow)], [0, 1]),
    '',
    'Carbon by kind, t: the first four are four views of the same electricity, and never add up',
    table([CARBON_HEAD, ...carbon.map(carbonRow)], [0, 1]),
    '',
    'Flexible MW of IT, by hour of the day in Paris (batch work and training down to machines at rest)',
    table([
      ['', ...names],
      ...Array.from({ length: 24 }, (_, hour) => [
        `${hour} h`,
        ...answers.map((one) => unknown(study.flexible.find((row) => row.site === one.site && row.hour === hour)!.flexibleMw, 3)),
      ]),
    ]),
    '',
    'Power: worth of what is flexible, swings of training, outages',
    table([['', ...names], ...POWER_ROWS.map(([name, cell]) => [name, ...study.power.map(cell)])]),
    `Tender EUR ${figure(flexibleTerms.tenderEurPerMwYear, 6)} a MW and year; ${flexibleTerms.dearestHours} dearest hours; a connection that may be cut ${figure(flexibleTerms.monthsGained)} months sooner at EUR ${figure(flexibleTerms.marginEurPerMwMonth, 6)} a MW and month. The three worths are no sum.`,
    '',
    'From the meter to the chips',
    table(
      [
        ['', 'year', 'PUE', 'ITUE', 'TUE', 'supplies %', 'fans %'],
        ...efficiency.map(({ site: id, year, pue, itue, tue, suppliesShare, fansShare }) => [
          id,
          String(year),
          ...[pue, itue, tue].map((ratio) => (Number.isNaN(ratio) ? '-' : ratio.toFixed(3))),
          unknown(100 * suppliesShare, 3),
          unknown(100 * fansShare, 3),
        ]),
      ],
      [0, 1],
    ),
    '',
    'Energy filing by calendar year (Delegated Regulation (EU) 2024/1364; decree 2025-1382)',
    table([FILING_HEAD, ...filing.map(filingRow)], [0, 1]),
    `Not in the model: ${notInModel.join(', ')}.`,
  ].join('\n');
}

const HEAT_HEAD = [
  '',
  'year',
  'asked MWh',
  'there MWh',
  'sold MWh',
  'pump MWh',
  'of asked %',
  'of there %',
  'from degC',
  'COP',
  'ERF',
  'ERE',
  'homes',
];

function heatRow(row: SiteHeatYear): string[] {
  return [
    row.site,
    yearOf(row),
    unknown(row.demandMwh, 6),
    unknown(row.availableMwh, 6),
    unknown(row.soldMwh, 6),
    unknown(row.pumpMwh, 6),
    unknown(100 * row.demandShare, 3),
    unknown(100 * row.useShare, 3),
    unknown(row.sourceC, 3),
    unknown(row.cop, 3),
    unknown(row.erf, 3),
    unknown(row.ere, 4),
    unknown(row.homes),
  ];
}

const CARBON_HEAD = [
  '',
  'year',
  'direct',
  'life-cycle',
  'market-based',
  'marginal',
  'generator tests',
  'servers',
  'replaced',
  'buildings',
  'all embodied',
];

function carbonRow(row: SiteCarbonYear): string[] {
  return [
    row.site,
    yearOf(row),
    ...[
      row.locationDirectT,
      row.locationLifecycleT,
      row.marketDirectT,
      row.marginalT,
      row.generatorTestsT,
      row.embodiedServersT,
      row.embodiedReplacedT,
      row.embodiedBuildingsT,
      row.embodiedT,
    ].map((tonnes) => unknown(tonnes)),
  ];
}

function yearOf({ year, whole }: { readonly year: number; readonly whole: boolean }): string {
  return `${year}${whole ? '' : ' (part)'}`;
}

const FILING_HEAD = [
  '',
  'year',
  'installed kW',
  'files',
  'EDC MWh',
  'EIT MWh',
  'PUE',
  'water m3',
  'WUE L/kWh',
  'heat MWh',
  'ERF',
  'REF',
  'mean degC',
  'CDD',
];

function filingRow(row: FilingYear): string[] {
  return [
    row.site,
    yearOf(row),
    unknown(row.installedItKw, 6),
    row.mustFile ? row.dueBy : 'no',
    unknown(row.energyMwh, 6),
    unknown(row.itMwh, 6),
    Number.isNaN(row.pue) ? '-' : row.pue.toFixed(3),
    unknown(row.waterM3, 6),
    unknown(row.wueLPerKwh, 3),
    unknown(row.recoverableHeatMwh, 6),
    unknown(row.erf, 3),
    unknown(row.ref, 3),
    unknown(row.dryBulbC, 3),
    unknown(row.coolingDegreeDays, 3),
  ];
}

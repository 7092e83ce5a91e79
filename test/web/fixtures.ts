/** A small run of two years with one site in service and one that waits; tests copy it and change one thing. */
import type { Bill, Binding, MonthRow, Overview, SiteResult, Summary, TargetResult, Totals } from '../../src/index.ts';

const DAY_MS = 86_400_000;

const bill: Bill = { energyEur: 3e7, networkEur: 6e6, exciseEur: 3.6e6, capacityEur: 2e5, guaranteesEur: 2e5 };

export const totals: Totals = {
  acceleratorsInService: 25456,
  peakGridMw: 39.2,
  gridGwh: 630,
  itGwh: 560,
  pue: 1.12,
  wueLPerKwh: 0.2,
  waterM3: 1000,
  heatGwh: 500,
  tokensOut: 1e15,
  tokensIn: 5e15,
  trainingFlop: 1e26,
  capexEur: 2e9,
  committedEur: 2.4e9,
  opexEur: 1e8,
  energyCostEur: 4e7,
  co2DirectT: 9000,
  co2LifecycleT: 20000,
  co2EmbodiedT: 18000,
  co2EmbodiedBuildingT: 4000,
  eurPerMillionTokensOut: 0.4,
  unservedShare: 0,
};

const months = Array.from({ length: 24 }, (_, m) => new Date(Date.UTC(2026, m, 1)).toISOString().slice(0, 7));

export function bindings(at: (month: string, m: number) => Partial<Binding>): readonly Binding[] {
  return months.map((month, m) => ({
    month,
    constraint: [],
    activity: null,
    slackMw: 0,
    next: null,
    ceilings: [],
    ...at(month, m),
  }));
}

const milestone = { start: '2025-11-01', slackDays: 0, critical: true, actual: false, announced: null };

export const mulhouse: SiteResult = {
  id: 'mulhouse',
  name: 'Mulhouse',
  names: { en: 'Mulhouse', fr: 'Mulhouse' },
  firstLoad: '2029-07-01',
  milestones: [
    { ...milestone, id: 'permit', kind: 'permit', name: { en: 'Permit', fr: 'Permis' }, date: '2027-04-01' },
    { ...milestone, id: 'works-1', kind: 'shell', name: { en: 'Building 1', fr: 'Bâtiment 1' }, date: '2028-10-01' },
  ],
  binding: bindings((_, m) =>
    m < 15 ? { constraint: ['permit'], activity: 'permit' } : { constraint: ['halls'], activity: 'works-1' },
  ),
  importCuts: [],
  totals: { ...totals, acceleratorsInService: 0, peakGridMw: 0 },
  bill,
};

export const paris: SiteResult = {
  id: 'paris',
  name: 'Paris',
  names: { en: 'Paris', fr: 'Paris' },
  firstLoad: '2026-01-01',
  milestones: [],
  binding: bindings((_, m) => ({ constraint: m < 12 ? ['grid', 'cooling'] : ['deliveries'], slackMw: 3.25, next: 'halls' })),
  importCuts: [],
  totals,
  bill,
};

export const gpus: TargetResult = {
  id: 'gpus-2025',
  kind: 'accelerators',
  label: '25,000 GPUs by the end of 2025',
  labels: { en: '25,000 GPUs by the end of 2025', fr: '25 000 GPU d’ici fin 2025' },
  by: '2025-12-31',
  target: 25000,
  reached: 20002,
  met: false,
  metOn: '2027-09-29',
  expectedOn: null,
  assumed: false,
};

const row = (month: string, site: string): MonthRow => ({
  month,
  site,
  inServiceAccelerators: 20000,
  gridMwMean: 25.14,
  gridMwPeak: 31,
  gridFirmMw: 69,
  itMwMean: 22,
  pue: 1.12,
  waterM3: 0,
  tokensOut: 0,
  tokensIn: 0,
  trainingFlop: 0,
  unservedShare: 0,
  co2DirectT: 0,
  co2LifecycleT: 0,
  costEur: 0,
  capexEur: 0,
  committedEur: 0,
});

export const summary: Summary = {
  scenario: {
    id: 'microsoft-france',
    name: 'Microsoft in France',
    names: { en: 'Microsoft in France', fr: 'Microsoft en France' },
    hash: 'a1b2c3d4e5f6',
  },
  modelVersion: '0.1.0',
  from: '2026-01-01T00:00:00Z',
  to: '2028-01-01T00:00:00Z',
  asOf: '2026-11-23',
  hours: 730 * 24,
  imports: [],
  hotSpells: [],
  flexEvents: [],
  totals,
  bill,
  sites: [mulhouse, paris],
  monthly: months.flatMap((month) => [
    row(month, 'all'),
    row(month, 'paris'),
    { ...row(month, 'mulhouse'), gridMwMean: 0, gridMwPeak: 0 },
  ]),
  targets: [gpus],
  ledger: [],
  ledgerByMonth: [],
  inService: [],
  platforms: [],
  work: [],
  training: {
    model: 'Llama 3.1 405B',
    tokens: 31.2e12,
    tokensPerRun: 15.6e12,
    runs: 2,
    effectiveTrainingTimeRatio: 0.95,
    kappa: 0.9,
    rampMw: 0,
  },
  checks: [],
};

const startMs = Date.UTC(2026, 0, 1);
const days = 730;
const flat = (name: string, site: string, value: number) => ({ name, site, values: new Float64Array(days).fill(value) });

export const overview: Overview = {
  startMs,
  days,
  summary,
  daily: [
    flat('gridMw', 'mulhouse', 0),
    flat('gridMw', 'paris', 20),
    flat('gridMw', 'all', 20),
    flat('gridMwPeak', 'all', 30),
    flat('gridFirmMw', 'mulhouse', 0),
    flat('gridFirmMw', 'paris', 60),
    flat('gridFirmMw', 'all', 60),
  ],
};

export const dayMs = DAY_MS;

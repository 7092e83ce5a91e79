/** The answer of one run, as the command line prints it and the page shows it. */

import type { LocalText } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ActivityKind, Constraint } from '../scenario/site-fields.ts';
import type { Column } from './columns.ts';
import type { Days } from './days.ts';
import type { Money } from './money.ts';

export type Totals = {
  readonly acceleratorsInService: number;
  readonly peakGridMw: number;
  readonly gridGwh: number;
  readonly itGwh: number;
  readonly pue: number;
  readonly wueLPerKwh: number;
  readonly waterM3: number;
  readonly heatGwh: number;
  readonly tokensOut: number;
  readonly tokensIn: number;
  readonly trainingFlop: number;
  readonly capexEur: number;
  readonly committedEur: number;
  readonly opexEur: number;
  readonly energyCostEur: number;
  readonly co2DirectT: number;
  readonly co2LifecycleT: number;
  readonly co2EmbodiedT: number;
  /** Making of buildings and plant, apart from the machines. */
  readonly co2EmbodiedBuildingT: number;
  readonly eurPerMillionTokensOut: number;
  readonly unservedShare: number;
};

export const BILL_PARTS = ['energyEur', 'networkEur', 'exciseEur', 'capacityEur', 'guaranteesEur'] as const;
export type BillPart = (typeof BILL_PARTS)[number];
/** What electricity came to, by part, EUR. The parts sum to the energy cost. */
export type Bill = Readonly<Record<BillPart, number>>;

export type Milestone = {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly name: LocalText;
  /** Start and end, `YYYY-MM-DD`; null where the activity does not happen. */
  readonly start: string | null;
  readonly date: string | null;
  readonly slackDays: number | null;
  readonly critical: boolean;
  /** True when it had ended by `asOf`. */
  readonly actual: boolean;
  readonly announced: string | null;
};

/** One limit on what a site can have in service, on the last day of a month. */
export type Ceiling = { readonly constraint: Constraint; readonly accelerators: number; readonly itMw: number };

export type Binding = {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly constraint: readonly Constraint[];
  /** The activity that is waited for, where nothing stands yet. */
  readonly activity: string | null;
  readonly slackMw: number;
  readonly next: Constraint | null;
  readonly ceilings: readonly Ceiling[];
};

export const CAUSES = [
  'served',
  'idle',
  'failed',
  'outage',
  'burnIn',
  'power',
  'cooling',
  'permit',
  'halls',
  'deliveries',
  'crews',
  'budget',
] as const;
/** Where the hours of an ordered accelerator went. */
export type Cause = (typeof CAUSES)[number];

/** Accelerator-hours of one site and year, by cause; they sum to `ordered`. */
export type LedgerEntry = { readonly site: string; readonly year: number; readonly ordered: number } & Readonly<
  Record<Cause, number>
>;

/** The same of one month. */
export type MonthLedger = { readonly site: string; readonly month: string; readonly ordered: number } & Readonly<
  Record<Cause, number>
>;

/** Firm import of a step that was taken back because a record of five years shows it unused. */
export type ImportCutTold = { readonly date: string; readonly step: string; readonly mw: number };

export type SiteResult = {
  readonly id: string;
  readonly name: string;
  readonly names: LocalText;
  /** First day on which a hall and firm import stand ready; null when never. */
  readonly firstLoad: string | null;
  readonly milestones: readonly Milestone[];
  readonly binding: readonly Binding[];
  /** What of its firm import was taken back, in the order of the days. */
  readonly importCuts: readonly ImportCutTold[];
  readonly totals: Totals;
  /** What its electricity came to, by part. */
  readonly bill: Bill;
};

export type MonthRow = {
  readonly month: string;
  readonly site: string;
  readonly inServiceAccelerators: number;
  readonly gridMwMean: number;
  readonly gridMwPeak: number;
  readonly gridFirmMw: number;
  readonly itMwMean: number;
  readonly pue: number;
  readonly waterM3: number;
  readonly tokensOut: number;
  readonly tokensIn: number;
  readonly trainingFlop: number;
  readonly unservedShare: number;
  readonly co2DirectT: number;
  readonly co2LifecycleT: number;
  readonly costEur: number;
  readonly capexEur: number;
  readonly committedEur: number;
};

export type TargetResult = {
  readonly id: string;
  /** What is counted. */
  readonly kind: Scenario['targets'][number]['kind'];
  readonly label: string;
  readonly labels: LocalText;
  readonly by: string;
  readonly target: number;
  readonly reached: number;
  readonly met: boolean;
  /** Day within the run on which the target was reached, in time or late; null when it was not. */
  readonly metOn: string | null;
  /** Day, also beyond the run, on which it is expected; null when never or unknown. */
  readonly expectedOn: string | null;
  /** True when the figure rests on an assumption of ours. */
  readonly assumed: boolean;
};

export type Check = {
  readonly number: number;
  readonly id: string;
  readonly sentence: string;
  readonly ok: boolean;
  readonly detail: string;
};

/** A file of hours that the run went by, beside its plan. */
export type ImportTold = {
  readonly kind: 'weather' | 'price' | 'carbon';
  /** The site whose weather it is. */
  readonly site: string | null;
  readonly file: string;
  /** The place of the weather, as the file names it. */
  readonly place: string | null;
  /** Fingerprint of the file. */
  readonly digest: string;
  /** Hours of the run that came from it; the others are the model's own. */
  readonly hours: number;
  /** Hours that the file lacked, and that lie on a line between their neighbours. */
  readonly filledHours: number;
};

/** The work of a month, all sites together. */
export type WorkMonth = {
  readonly month: string;
  /** Output tokens a second, means of the month. */
  readonly interactiveTokensPerS: number;
  readonly assistantTokensPerS: number;
  readonly batchTokensPerS: number;
  /** Share of the tokens asked for that was served; of the interactive ones, asked in hours in which requests found a place in time. */
  readonly servedShare: number;
  readonly latencyMetShare: number;
  /** Share of what each class asked for that was not served; batch asks for nothing, it takes what is left. */
  readonly unservedReserved: number;
  readonly unservedTraining: number;
  readonly unservedInteractive: number;
  readonly unservedLabs: number;
  readonly unservedAssistants: number;
  /** Training gangs, means of the month. */
  readonly gangsAsked: number;
  readonly gangsRunning: number;
  /** Model FLOP of training steps over dense peak; the same after failures and what the programme reaches. */
  readonly mfu: number;
  readonly effectiveMfu: number;
  /** People trained and start-ups supported by the end of the month. */
  readonly learners: number;
  readonly startups: number;
};

/** Hours of a month in which heat slowed halls without a chiller, with no more than a day between two of them. */
export type HotSpell = {
  readonly site: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** Begin of the first hour and end of the last, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly from: string;
  readonly to: string;
  /** Hours in which something was held back. */
  readonly hours: number;
  /** What they cost; a part of the cause `cooling` of the ledger. */
  readonly acceleratorHours: number;
  readonly hottestC: number;
};

/** What came of an event in which a site gave power back. */
export type FlexTold = {
  readonly id: string;
  readonly name: LocalText;
  readonly site: string;
  /** Begin of the first hour and end of the last, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly from: string;
  readonly to: string;
  /** Power to be given back, over the most that could be drawn that day. */
  readonly cutShare: number;
  /** Draw of the hour before, mean and highest draw of the event, MW. */
  readonly beforeMw: number;
  readonly drawnMw: number;
  readonly mostMw: number;
  /** What it cost; a part of the cause `power` of the ledger. */
  readonly acceleratorHours: number;
};

export type Summary = {
  readonly scenario: { readonly id: string; readonly name: string; readonly names: LocalText; readonly hash: string };
  readonly modelVersion: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly hours: number;
  readonly imports: readonly ImportTold[];
  readonly totals: Totals;
  /** What the electricity of all sites came to, by part. */
  readonly bill: Bill;
  readonly sites: readonly SiteResult[];
  readonly monthly: readonly MonthRow[];
  readonly targets: readonly TargetResult[];
  readonly ledger: readonly LedgerEntry[];
  readonly ledgerByMonth: readonly MonthLedger[];
  /** Where and when heat slowed halls down. */
  readonly hotSpells: readonly HotSpell[];
  /** What came of the hours in which sites gave power back. */
  readonly flexEvents: readonly FlexTold[];
  /** In service by site, hall and platform: the days on which the number changes, and what it is from then on. */
  readonly inService: readonly {
    readonly site: string;
    readonly hall: string;
    readonly platform: string;
    readonly from: readonly { readonly date: string; readonly accelerators: number }[];
  }[];
  /** In service by platform on the last day, the sum over sites. */
  readonly platforms: readonly { readonly platform: string; readonly name: string; readonly accelerators: number }[];
  /** The work of all sites, by month. */
  readonly work: readonly WorkMonth[];
  /**
   * What the training programme comes to, in runs of its recipe (a part of a run counts as a part); the share of time that failures leave
   * to it, what the programme makes of that, and the power that a synchronous gang may throw on and off within seconds.
   */
  readonly training: {
    readonly model: string;
    readonly tokens: number;
    readonly tokensPerRun: number;
    readonly runs: number;
    readonly effectiveTrainingTimeRatio: number;
    readonly kappa: number;
    readonly rampMw: number;
  };
  readonly checks: readonly Check[];
};

/** What a run comes to: the summary, and the sums of every day for each site and `all`. */
export type DayResults = { readonly startMs: number; readonly summary: Summary; readonly days: ReadonlyMap<string, Days> };

/** A run whole: its days, every hourly column, and what it costs. */
export type Results = DayResults & { readonly columns: readonly Column[]; readonly money: Money };

/** Daily values of one measure at one site: what a chart draws. */
export type DailySeries = { readonly name: string; readonly site: string; readonly values: Float64Array<ArrayBuffer> };

/** What the page needs of a run: the summary, and a few daily series instead of every hour. */
export type Overview = {
  readonly startMs: number;
  readonly days: number;
  readonly summary: Summary;
  /**
   * For each site and for `all`: means of `gridMw`, `tokensOutPerS`, `trainingPflops`, `heatMw`, `pue`; the peak `gridMwPeak`; the last of
   * `gridFirmMw`, `inServiceAccelerators`; sums `gridMwh`, `waterM3`, `costEur`, `co2DirectT`, `co2LifecycleT`.
   */
  readonly daily: readonly DailySeries[];
};

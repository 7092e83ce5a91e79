/** What a plan costs, as it is told when somebody asks: by kind and month, by year, and for an hour, a MWh and a token. */
import type { LocalText } from '../scenario/fields.ts';

export const CAPEX_KINDS = ['shell', 'electrical', 'generators', 'cooling', 'grid', 'rest', 'it', 'network'] as const;
export type CapexKind = (typeof CAPEX_KINDS)[number];

/** What was committed and paid in each month, by kind; `of` is the cooling architecture or the platform, with its names. */
export type CapexRow = {
  readonly kind: CapexKind;
  readonly of: string | null;
  readonly committedEur: readonly number[];
  readonly paidEur: readonly number[];
};

/** Where the budget stands: the four parts make it whole. */
export type BudgetParts = {
  readonly budgetEur: number;
  /** Works that are built, with the accelerators where their sum pays for these too. */
  readonly worksEur: number;
  /** Kept for works on which nobody has decided. */
  readonly keptEur: number;
  readonly ordersEur: number;
  readonly leftEur: number;
};

export const RUNNING_PARTS = ['energyEur', 'maintenanceEur', 'staffEur', 'taxInsuranceEur', 'otherEur', 'rentEur'] as const;
export const CAPITAL_PARTS = ['machinesEur', 'buildingsEur'] as const;
export type RunningPart = (typeof RUNNING_PARTS)[number] | (typeof CAPITAL_PARTS)[number];

/** What a span of days costs: running it, and the capital of what stands, spread over its life. */
export type RunningCost = Readonly<Record<RunningPart, number>> & {
  /** All parts together. */
  readonly totalEur: number;
  /** What the machines may still bring once retired, spread over their life: no part of the total. */
  readonly resaleEur: number;
  readonly acceleratorH: number;
  readonly itMwh: number;
  readonly eurPerAcceleratorH: number;
  readonly eurPerMwhIt: number;
  readonly eurPerMillionTokensOut: number;
};

/** Parts of an electricity bill by month: the energy by where it is bought, then what comes on top. */
export const BILL_MONTH_PARTS = [
  'nuclearEur',
  'ppaEur',
  'spotEur',
  'networkEur',
  'exciseEur',
  'capacityEur',
  'guaranteesEur',
] as const;
export type BillMonthPart = (typeof BILL_MONTH_PARTS)[number];

/** The electricity bill of a site, or of `all`, by part and month, EUR. What is charged by the year falls on the days that it is for. */
export type BillMonths = { readonly site: string } & Readonly<Record<BillMonthPart, readonly number[]>>;

/** What one site is paid for and costs over the whole run. */
export type SiteMoney = {
  readonly site: string;
  readonly names: LocalText;
  /** By kind, as the capex of all sites: one span, the run. */
  readonly capex: readonly CapexRow[];
  readonly cost: RunningCost;
};

export type Money = {
  readonly budget: BudgetParts;
  /** `YYYY-MM`, in the order of the rows of capex. */
  readonly months: readonly string[];
  readonly capex: readonly CapexRow[];
  readonly years: readonly (RunningCost & { readonly year: number })[];
  readonly whole: RunningCost;
  readonly sites: readonly SiteMoney[];
  /** Of each site, and last of `all`. */
  readonly bills: readonly BillMonths[];
  /** Price of the machines, and what they would bring: those retired within the run, and those that stand on its last day. */
  readonly resale: {
    readonly retired: { readonly priceEur: number; readonly valueEur: number };
    readonly standing: { readonly priceEur: number; readonly valueEur: number };
  };
};

/** What crosses the border between the page and its workers: plain data only. */
import type {
  Attribution,
  Cause,
  ComparedInput,
  Constraint,
  Extent,
  Grain,
  HoursFile,
  Imports,
  Issue,
  Lever,
  LoadShape,
  LocalText,
  MixTold,
  Money,
  OrderTotals,
  Overview,
  Parameter,
  SiteReady,
  SiteStudy,
  SiteTable,
  Totals,
  ValidationAnswer,
} from '../src/index.ts';

export type PlanRef =
  | { readonly kind: 'shipped'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

/** A shipped plan by name, or the text of a file, with changes by JSON pointer, and hours from files in place of the model's own. */
export type PlanRequest = {
  readonly plan: PlanRef;
  readonly set: readonly { readonly pointer: string; readonly value: unknown }[];
  readonly imports?: Imports;
};

/** A file of weather, prices or carbon, read once; from then on its hours cross with each question. */
export type HoursAnswer = { readonly ok: true; readonly file: HoursFile } | Refused;

/** A plan with the orders of a file in the place of its own, as a file that the page can open; and what they come to, before and after. */
export type OrdersAnswer =
  | { readonly ok: true; readonly name: string; readonly text: string; readonly before: OrderTotals; readonly after: OrderTotals }
  | Refused;
export type OrdersCsvAnswer = { readonly ok: true; readonly csv: string } | Refused;

export type PlanCard = { readonly name: string; readonly title: LocalText; readonly question: LocalText };

export type Refused = { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * How much of an answer will do: a whole run; a draft, as while a hand holds a lever; or, where the eye is on the power alone, a sketch, which
 * tells all else as the last draft had it. More may come than was asked for.
 */
export type Wanted = 'whole' | Extent;

/** What came: a sketch is a draft too. */
export type Made = { readonly isDraft: boolean; readonly isSketch: boolean };

/** A run, or a draft of one where the question let it be, or everything that is wrong with the question. */
export type OverviewAnswer = ({ readonly ok: true; readonly overview: Overview; readonly elapsedMs: number } & Made) | Refused;

/** What a run with one thing changed comes to, in few figures. */
export type TrialAnswer =
  | {
      readonly ok: true;
      readonly totals: Totals;
      /** First day of each site that can take load, by id. */
      readonly firstLoads: Readonly<Record<string, string | null>>;
    }
  | Refused;

/** A CSV in parts: of a long run it is longer than a text should be. */
export type CsvAnswer = { readonly ok: true; readonly csv: readonly string[] } | Refused;

/** What a plan offers to be moved, and where each of its numbers is from. The same whatever is changed, so it is asked once a plan. */
export type PlanDescription = {
  readonly id: string;
  readonly name: LocalText;
  readonly levers: readonly Lever[];
  readonly parameters: readonly Parameter[];
};
export type DescribeAnswer = { readonly ok: true; readonly description: PlanDescription } | Refused;

/** The plan with its changes as a file of its own: what it extends, and what differs. */
export type FileAnswer = { readonly ok: true; readonly name: string; readonly text: string } | Refused;

/** What one limit less would give (tied ones together), found by running the plan again. */
export type Gain = {
  readonly constraints: readonly Constraint[];
  /** What was changed, by pointer, with the value before and after. */
  readonly changes: readonly { readonly pointer: string; readonly from: number; readonly to: number; readonly unit: string }[];
  /** Name of the activity that was shortened, where a date was moved. */
  readonly activity: LocalText | null;
  /** Accelerators in service gained at the site on the last day of the month, and over all sites on the last day of the run. */
  readonly acceleratorsThen: number;
  readonly acceleratorsAtEnd: number;
  /** Accelerator-hours served gained over the whole run. */
  readonly servedHours: number;
};

/** Why a site stood where it did in a month: the limits are in the overview; this adds what only more runs can tell. */
export type Why = {
  readonly site: string;
  readonly month: string;
  /** Accelerator-hours of the month by what became of them; they sum to `ordered`. */
  readonly hours: Readonly<Record<Cause | 'ordered', number>>;
  readonly gains: readonly Gain[];
  readonly runs: number;
  readonly elapsedMs: number;
};
export type WhyAnswer = { readonly ok: true; readonly why: Why } | Refused;

/** What a plan costs, with the names of the architectures and platforms that its kinds are of. */
export type MoneyAnswer =
  | { readonly ok: true; readonly money: Money; readonly names: Readonly<Record<string, LocalText>> }
  | Refused;

/** What users ask of the sites of a plan, and the same tables as files. */
export type Town = { readonly study: SiteStudy; readonly csv: Readonly<Record<SiteTable, string>> };
export type TownAnswer = ({ readonly ok: true } & Town) | Refused;

/** When each site may be ready, from so many drawn schedules. */
export type ReadyAnswer = { readonly ok: true; readonly draws: number; readonly sites: readonly SiteReady[] } | Refused;

/** How the draw behaves by site and year, and the same as a file. */
export type LoadToldAnswer = { readonly ok: true; readonly shapes: readonly LoadShape[]; readonly csv: string } | Refused;

/** The models against the shipped published results. They are judged with the shipped catalogue, whatever plan is open. */
export type AccuracyAnswer = ValidationAnswer;

/** What some plans are asked: where they differ, and where they do not. */
export type ComparedAnswer = { readonly ok: true; readonly inputs: readonly ComparedInput[] } | Refused;

/** Two plans, and how finely what lies between them is parted. */
export type BetweenRequest = { readonly from: PlanRequest; readonly to: PlanRequest; readonly grain: Grain };
export type BetweenAnswer = { readonly ok: true; readonly inputs: readonly (readonly ComparedInput[])[] } | Refused;
export type MixesAnswer = { readonly ok: true; readonly told: readonly MixTold[] } | Refused;

/** Why the second plan comes out otherwise than the first: every outcome parted among the inputs. */
export type AttributionAnswer =
  | { readonly ok: true; readonly inputs: readonly (readonly ComparedInput[])[]; readonly attribution: Attribution }
  | Refused;

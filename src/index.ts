/** The one door of the model for workers, page and tests. */

export { billTotal } from './accounts/bill.ts';
export type { AtHand } from './begun.ts';
export { BUILD_PARTS, type Build, type BuildPlan, build } from './build.ts';
export type { Extent } from './drafted.ts';
export { type Environment, environmentKey, environmentOf } from './environment.ts';
export { type HoursFile, type HoursKind, readHours } from './imported.ts';
export { checkPlan, loadScenario } from './open.ts';
export { type Operated, operate, operateKey } from './operate.ts';
export { importOrders, type OrderTotals, orderTotals, withOrders } from './order-import.ts';
export { remembering } from './remembering.ts';
export { COLUMN_NAMES, COLUMNS, type Column, type ColumnName, columnOf } from './results/columns.ts';
export { csvParts, type Step, spansOf, valueOver } from './results/csv.ts';
export * from './results/money.ts';
export { overviewOf, POWER_SERIES } from './results/overview.ts';
export type * from './results/types.ts';
export { BILL_PARTS } from './results/types.ts';
export type { Change } from './scenario/change.ts';
export { digestOfColumns } from './scenario/digest.ts';
export type { Group, LocalText } from './scenario/fields.ts';
export {
  type Imports,
  importsKey,
  NO_IMPORTS,
  noSuchSite,
  type RateFile,
  strayImports,
  type WeatherFile,
} from './scenario/imports.ts';
export { type Issue, type IssueText, issueText, noSuchPlan } from './scenario/issues.ts';
export { type Library, MAX_BYTES, type SourceText, tooLarge } from './scenario/layers.ts';
export { type Lever, leversOf } from './scenario/levers.ts';
export { type LoadAnswer, type Loaded, openPlan } from './scenario/load.ts';
export { monthNamed } from './scenario/month-names.ts';
export { ordersCsv } from './scenario/order-file.ts';
export { overruledChanges } from './scenario/overruled.ts';
export { type Parameter, parametersOf } from './scenario/parameters.ts';
export type { Reading } from './scenario/row-faults.ts';
export { changedFile, changedPlan } from './scenario/save.ts';
export type { Scenario } from './scenario/scenario.ts';
export { jsonSchema } from './scenario/schema.ts';
export { CONSTRAINTS, type Constraint } from './scenario/site-fields.ts';
export { MODEL_VERSION, simulate, simulateDays, simulateMoney } from './simulate.ts';
export { type Sketch, sketch } from './sketch.ts';
export {
  type Attribution,
  attributing,
  type Coalition,
  coalitionsOf,
  type MixTold,
  MOST_AVERAGED,
  type Numbers,
  type RefusedMix,
} from './study/attribution.ts';
export { type Difference, differencesOf, type Outcome, outcomesOf } from './study/compare.ts';
export { type Compared, type ComparedInput, comparedInputs, type Grain } from './study/compared-inputs.ts';
export {
  ESTIMATE_KINDS,
  type Estimate,
  type EstimateAnswer,
  type EstimateKind,
  estimate,
  isEstimateKind,
} from './study/estimate.ts';
export { DAY_KINDS, type DayKind, type LoadShape, loadCsv, studyLoad } from './study/load-shape.ts';
export { type Between, between } from './study/mixed-plans.ts';
export { BOUND, FIRST_LOAD, OUTCOMES, type OutcomeName, outcomeNumbers } from './study/outcomes.ts';
export { type GeneratorFacts, READY_DRAWS, type ReadyDate, readyDates, type SiteReady } from './study/ready-dates.ts';
export { type Relaxation, relaxations } from './study/relax.ts';
export { SITE_TABLES, type SiteTable, siteCsv } from './study/site-csv.ts';
export { studySites } from './study/site-study.ts';
export type * from './study/site-types.ts';
export {
  type Case,
  type CaseResult,
  type KindResult,
  type Tally,
  type Validation,
  type ValidationAnswer,
  validate,
} from './study/validate.ts';
export { type Timeline, timeline } from './timeline.ts';

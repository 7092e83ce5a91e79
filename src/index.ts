/** The one door of the model for workers, page and tests. */
export type { Issue } from './scenario/issues.ts';
export type { Lever } from './scenario/levers.ts';
export type * from './results/types.ts';
export { COLUMN_NAMES, COLUMNS, columnOf, type Column, type ColumnName } from './results/columns.ts';
export { CONSTRAINTS, type Constraint, type Scenario } from './scenario/scenario.ts';
export type { Group, LocalText } from './scenario/fields.ts';

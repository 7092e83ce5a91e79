/** From text to a plan that can be run: what the scenario's own checks find, and what only the models of the work can tell. */
import { workFaults } from './check-work.ts';
import type { Change } from './scenario/change.ts';
import type { Library, SourceText } from './scenario/layers.ts';
import * as plans from './scenario/load.ts';

/** Read a plan, lay it over what it extends and over the catalogue, apply changes, and check all of it. */
export function loadScenario(start: SourceText, library: Library, changes: readonly Change[] = []): plans.LoadAnswer {
  const opened = plans.openPlan(start, library);
  return opened.ok ? checkPlan(opened, changes) : opened;
}

/** Apply changes to an opened plan, and check all of it. */
export function checkPlan(opened: plans.Opened, changes: readonly Change[]): plans.LoadAnswer {
  return plans.checkPlan(opened, changes, workFaults);
}

/** Runs a shipped plan and gives the fingerprint of every bit of every hour; bundled for a browser by the test beside it. */
import { digestOfColumns, loadScenario, simulate } from '../../src/index.ts';
import { libraryWith, shippedPlan } from '../../workers/shipped.ts';

export function fingerprint(plan: string): string {
  const loaded = loadScenario(shippedPlan(plan)!, libraryWith());
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
  return digestOfColumns(simulate(loaded.scenario).columns);
}

Object.assign(globalThis, { fingerprint });

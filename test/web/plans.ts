/** What each shipped plan offers, as the page is told it. */
import { model } from '../../workers/model.ts';
import type { PlanDescription } from '../../workers/protocol.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';

export const descriptions: readonly PlanDescription[] = PLAN_NAMES.map((name) => {
  const found = model.describe({ kind: 'shipped', name });
  if (!found.ok) throw new Error(`The plan ${name} has faults.`);
  return found.description;
});
export const france = descriptions[0]!;

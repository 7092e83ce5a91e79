/** What the plans of a chart offer and rest on: asked of the engine, once for each plan. */
import type { Parameter } from '../../src/index.ts';
import type { PlanDescription, PlanRef } from '../../workers/protocol.ts';
import { EngineRefusal } from '../reason.ts';
import type { Page } from '../state.ts';
import { samePlan } from '../work.ts';
import type { ExportSource } from './source.ts';

export async function describe(page: Page, plan: PlanRef): Promise<PlanDescription> {
  const found = await page.engine.describe(plan);
  if (!found.ok) throw new EngineRefusal(found.issues);
  return found.description;
}

/** In the order of the plans; the same one for plans that differ in their changes alone. */
export async function describeAll(page: Page, { plans, answer }: ExportSource): Promise<readonly PlanDescription[]> {
  const asked = plans ? plans.map(({ work }) => work.plan) : [answer.plan];
  const known: { readonly plan: PlanRef; readonly description: PlanDescription }[] = [];
  const found: PlanDescription[] = [];
  for (const plan of asked) {
    const before = known.find((one) => samePlan(one.plan, plan));
    const description = before?.description ?? (await describe(page, plan));
    if (!before) known.push({ plan, description });
    found.push(description);
  }
  return found;
}

/** The parameters of all its plans, those that several share once. */
export async function parametersOf(page: Page, source: ExportSource): Promise<readonly Parameter[]> {
  const descriptions = new Set(await describeAll(page, source));
  return [...descriptions].flatMap(({ parameters }) => parameters);
}

/** What is asked of a worker: a plan that loads, with its changes and what was imported beside it. */
import {
  checkPlan,
  type Imports,
  type LoadAnswer,
  type Loaded,
  NO_IMPORTS,
  noSuchPlan,
  openPlan,
  remembering,
  type SourceText,
  strayImports,
} from '../src/index.ts';
import type { PlanRequest, Refused } from './protocol.ts';
import { libraryWith, PLAN_NAMES, shippedPlan } from './shipped.ts';

/** A plan laid over what it extends: the same for every change of a drag. */
export const opened = remembering<SourceText, ReturnType<typeof openPlan>>(
  8,
  ({ file, text }) => `${file}\n${text}`,
  (source) => openPlan(source, libraryWith()),
);

export function loadFrom(source: SourceText, set: PlanRequest['set']): LoadAnswer {
  const plan = opened(source);
  return plan.ok ? checkPlan(plan, set) : plan;
}

export function sourceOf({ plan }: PlanRequest): SourceText | undefined {
  return plan.kind === 'shipped' ? shippedPlan(plan.name) : { file: plan.name, text: plan.text };
}

/** A plan that loads, with what was imported beside it. */
export type Asked = Loaded & { readonly imports: Imports };

export function load(request: PlanRequest): Asked | Refused {
  const source = sourceOf(request);
  if (!source) return { ok: false, issues: [noSuchPlan(request.plan.name, PLAN_NAMES)] };
  const loaded = loadFrom(source, request.set);
  if (!loaded.ok) return loaded;
  const imports = request.imports ?? NO_IMPORTS;
  const sites = loaded.scenario.sites.map(({ id }) => id);
  const issues = strayImports(imports, sites);
  return issues.length > 0 ? { ok: false, issues } : { ...loaded, imports };
}

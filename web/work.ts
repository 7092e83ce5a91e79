/** The work on the page: a plan with its edits, and the hours from files beside it. It is what undo takes back, what an address names and what the browser keeps. */
import type { Group, Lever } from '../src/index.ts';
import type { PlanRef, PlanRequest } from '../workers/protocol.ts';
import { type Edits, sameEdits, setOf } from './edits.ts';
import { type Imports, isNone, NONE, sameImports } from './imports.ts';
import { type Locks, NO_LOCKS, sameLocks } from './locks.ts';

/** What the engine is asked of. */
export type Question = { readonly plan: PlanRef; readonly edits: Edits; readonly imports?: Imports };
/** With what is locked, and the name of the plan of one's own that it was opened from. */
export type Work = Question & { readonly locks?: Locks; readonly own?: string };
export type FilePlan = Extract<PlanRef, { kind: 'file' }>;

/** What a step did, for the words on the buttons. */
export type What =
  | { readonly kind: 'lever'; readonly lever: Lever }
  | { readonly kind: 'resetGroup'; readonly group: Group }
  | { readonly kind: 'resetAll' }
  | { readonly kind: 'import' | 'dropImport'; readonly file: string }
  | { readonly kind: 'lock' | 'unlock'; readonly lever: Lever }
  | { readonly kind: 'own'; readonly name: string }
  | { readonly kind: ShelfStep; readonly name: string }
  | { readonly kind: MeasureStep; readonly name: string }
  | { readonly kind: 'preset'; readonly preset: string }
  | { readonly kind: 'plan'; readonly plan: PlanRef };

/** Steps that change the plans of one's own. */
export type ShelfStep = 'savePlan' | 'renamePlan' | 'duplicatePlan' | 'deletePlan';
const SHELF_STEPS: readonly string[] = ['savePlan', 'renamePlan', 'duplicatePlan', 'deletePlan'] satisfies readonly ShelfStep[];

export function isShelfStep({ kind }: What): boolean {
  return SHELF_STEPS.includes(kind);
}

/** Steps that change the measures of one's own. */
export type MeasureStep = 'saveMeasure' | 'renameMeasure' | 'deleteMeasure';
const MEASURE_STEPS: readonly string[] = ['saveMeasure', 'renameMeasure', 'deleteMeasure'] satisfies readonly MeasureStep[];

export function isMeasureStep({ kind }: What): boolean {
  return MEASURE_STEPS.includes(kind);
}

/** Work with its imports, locks and name, where it has any. */
export function workOf(plan: PlanRef, edits: Edits, imports: Imports = NONE, locks: Locks = NO_LOCKS, own?: string): Work {
  return {
    plan,
    edits,
    ...(!isNone(imports) && { imports }),
    ...(locks.length > 0 && { locks }),
    ...(own !== undefined && { own }),
  };
}

/** A plan from a file; under another name where a file of its name that was opened says something else. */
export function namedApart(files: readonly FilePlan[], { name, text }: Omit<FilePlan, 'kind'>): FilePlan {
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${name.replace(/\.json$/i, '')} (${n}).json`;
    const found = files.find((one) => one.name === free);
    if (!found || found.text === text) return found ?? { kind: 'file', name: free, text };
  }
}

/** The work where some of it is another. */
export function changed(now: Work, to: Partial<Work>): Work {
  const { plan, edits, imports, locks, own } = { ...now, ...to };
  return workOf(plan, edits, imports, locks, own);
}

export function requestOf({ plan, edits, imports }: Question): PlanRequest {
  return { plan, set: setOf(edits), ...(imports && { imports }) };
}

/** Whether the engine would give the same answer. */
export function sameQuestion(a: Question, b: Question): boolean {
  return samePlan(a.plan, b.plan) && sameEdits(a.edits, b.edits) && sameImports(a.imports, b.imports);
}

export function sameWork(a: Work, b: Work): boolean {
  return sameQuestion(a, b) && sameLocks(a.locks, b.locks) && a.own === b.own;
}

/** A shipped plan is its name; a file is what was read of it, since the next one of that name may say something else. */
export function samePlan(a: PlanRef | undefined, b: PlanRef | undefined): boolean {
  if (a?.kind !== b?.kind || a?.name !== b?.name) return false;
  return a?.kind !== 'file' || b?.kind !== 'file' || a.text === b.text;
}

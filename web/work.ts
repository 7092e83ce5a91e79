/** The work on the page: a plan with its edits, and the hours from files beside it. It is what undo takes back, what an address names and what the browser keeps. */
import type { Group, Lever } from '../src/index.ts';
import type { PlanRef, PlanRequest } from '../workers/protocol.ts';
import { type Edits, sameEdits, setOf } from './edits.ts';
import { type Imports, isNone, NONE, sameImports } from './imports.ts';

export type Work = { readonly plan: PlanRef; readonly edits: Edits; readonly imports?: Imports };
export type FilePlan = Extract<PlanRef, { kind: 'file' }>;

/** What a step did, for the words on the buttons. */
export type What =
  | { readonly kind: 'lever'; readonly lever: Lever }
  | { readonly kind: 'resetGroup'; readonly group: Group }
  | { readonly kind: 'resetAll' }
  | { readonly kind: 'import' | 'dropImport'; readonly file: string }
  | { readonly kind: 'plan'; readonly plan: PlanRef };

/** Work with its imports, where it has any. */
export function workOf(plan: PlanRef, edits: Edits, imports: Imports = NONE): Work {
  return isNone(imports) ? { plan, edits } : { plan, edits, imports };
}

export function requestOf({ plan, edits, imports }: Work): PlanRequest {
  return { plan, set: setOf(edits), ...(imports && { imports }) };
}

export function sameWork(a: Work, b: Work): boolean {
  return samePlan(a.plan, b.plan) && sameEdits(a.edits, b.edits) && sameImports(a.imports, b.imports);
}

/** A shipped plan is its name; a file is what was read of it, since the next one of that name may say something else. */
export function samePlan(a: PlanRef | undefined, b: PlanRef | undefined): boolean {
  if (a?.kind !== b?.kind || a?.name !== b?.name) return false;
  return a?.kind !== 'file' || b?.kind !== 'file' || a.text === b.text;
}

/** Plans of one's own: work that was given a name. The browser keeps them; every change of them is a step that can be taken back. */
import { fold } from './fold.ts';
import type { OwnMeasures } from './own-measure/list.ts';
import { sameWork, type Work } from './work.ts';

export type OwnPlan = { readonly name: string; readonly work: Work; readonly savedMs: number };
export type Shelf = readonly OwnPlan[];

/** What a step comes from: the plans or the measures of one's own are part of it where the step changed them. */
export type State = Work & { readonly shelf?: Shelf; readonly measures?: OwnMeasures };

/** Whether a step led nowhere; one that changed plans or measures of one's own always led somewhere. */
export function sameState(before: State, now: Work): boolean {
  return before.shelf === undefined && before.measures === undefined && sameWork(before, now);
}

export const EMPTY_SHELF: Shelf = [];
export const LONGEST_NAME = 80;

export type NameFault = 'empty' | 'long' | 'taken';

/** A name as it is kept. */
export function tidied(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

/** The plan of a name, written with other capitals or accents too. */
export function ownNamed(shelf: Shelf, name: string): OwnPlan | undefined {
  const wanted = fold(tidied(name));
  return shelf.find((one) => fold(one.name) === wanted);
}

/** Why a plan cannot have a name; `besides` is the plan that has it already, where that is the one meant. */
export function nameFault(shelf: Shelf, name: string, besides?: string): NameFault | undefined {
  const tidy = tidied(name);
  if (tidy === '') return 'empty';
  if (tidy.length > LONGEST_NAME) return 'long';
  const found = ownNamed(shelf, tidy);
  return found && found.name !== besides ? 'taken' : undefined;
}

/** With a plan under a name, in the place of the one that had it. */
export function withOwn(shelf: Shelf, plan: OwnPlan): Shelf {
  const former = ownNamed(shelf, plan.name);
  return former ? shelf.map((one) => (one === former ? plan : one)) : [...shelf, plan];
}

export function withoutOwn(shelf: Shelf, name: string): Shelf {
  return shelf.filter((one) => one.name !== name);
}

export function renamed(shelf: Shelf, from: string, to: string): Shelf {
  return shelf.map((one) => (one.name === from ? { ...one, name: tidied(to) } : one));
}

/** A name like another that nobody has: `Plan`, `Plan 2`, `Plan 3`. */
export function freeName(shelf: Shelf, like: string): string {
  const stem = tidied(like).slice(0, LONGEST_NAME - 5) || '1';
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem} ${n}`;
    if (!ownNamed(shelf, name)) return name;
  }
}

/** Steps that a person's own plans and measures take: each is remembered, and taken back like any other. */
import type { Signal } from '@preact/signals';
import { type History, mapped } from './history.ts';
import type { OwnMeasures } from './own-measure/list.ts';
import { freeName, nameFault, ownNamed, renamed, type Shelf, type State, tidied, withOwn, withoutOwn } from './shelf.ts';
import type { MeasureStep, What, Work } from './work.ts';

/** What steps are taken with: the work as it stands, a step from it, and the end of what a hand holds. */
export type Steps = {
  readonly work: () => Work | undefined;
  readonly step: (next: State, what: What) => void;
  readonly endGesture: () => void;
};

export function createOwnSteps({
  work,
  step,
  endGesture,
  shelf,
  history,
}: Steps & { readonly shelf: Signal<Shelf>; readonly history: Signal<History<State, What>> }) {
  return {
    /** Keeps the work under a name, in the place of the plan that had it. */
    saveOwn(name: string): void {
      endGesture();
      const now = work();
      if (!now) return;
      const { own: _own, ...bare } = now;
      const tidy = tidied(name);
      const next = withOwn(shelf.value, { name: tidy, work: bare, savedMs: Date.now() });
      step({ ...now, own: tidy, shelf: next }, { kind: 'savePlan', name: tidy });
    },

    openOwn(name: string): void {
      endGesture();
      const found = ownNamed(shelf.value, name);
      if (found) step({ ...found.work, own: found.name }, { kind: 'own', name: found.name });
    },

    renameOwn(from: string, to: string): void {
      endGesture();
      const now = work();
      const name = tidied(to);
      if (!now || from === name || nameFault(shelf.value, name, from)) return;
      const next = renamed(shelf.value, from, name);
      step({ ...(now.own === from ? { ...now, own: name } : now), shelf: next }, { kind: 'renamePlan', name });
    },

    duplicateOwn(name: string): void {
      endGesture();
      const now = work();
      const found = ownNamed(shelf.value, name);
      if (!now || !found) return;
      const copy = { ...found, name: freeName(shelf.value, name), savedMs: Date.now() };
      step({ ...now, shelf: withOwn(shelf.value, copy) }, { kind: 'duplicatePlan', name: copy.name });
    },

    /** The work on the page stays where its plan is deleted; it only has no name then. */
    deleteOwn(name: string): void {
      endGesture();
      const now = work();
      if (!now || !ownNamed(shelf.value, name)) return;
      const { own, ...bare } = now;
      const next = withoutOwn(shelf.value, name);
      step({ ...(own === name ? bare : now), shelf: next }, { kind: 'deletePlan', name });
    },

    /** Brings what another page did to the measures into all that steps lead to, so that going there takes it away from nobody. */
    carryMeasures(brought: (measures: OwnMeasures) => OwnMeasures): void {
      history.value = mapped(history.value, (state) =>
        state.measures ? { ...state, measures: brought(state.measures) } : state,
      );
    },

    /** Other measures of one's own, as one step. */
    changeMeasures(next: OwnMeasures, kind: MeasureStep, name: string): void {
      endGesture();
      const now = work();
      if (now) step({ ...now, measures: next }, { kind, name });
    },
  };
}

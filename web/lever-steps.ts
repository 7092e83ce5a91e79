/** Steps of many levers at once, or of what a lever has beside its value: locks, resets, changes with a name. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Group, Lever } from '../src/index.ts';
import type { PlanDescription, PlanRef } from '../workers/protocol.ts';
import { type Changes, changesOf, lockedEdits, type Value, withLever, withoutLevers } from './edits.ts';
import { type Imported, type Imports, NONE, withoutImport } from './imports.ts';
import { isLocked, type Locks, placesOf, toggled } from './locks.ts';
import type { Steps } from './own-steps.ts';
import type { Notice } from './state.ts';
import { changed, samePlan, workOf } from './work.ts';

type LeverDoors = Steps & {
  /** The plan whose levers are on the page. */
  readonly described: () => PlanRef | undefined;
  readonly description: ReadonlySignal<PlanDescription | undefined>;
  readonly locks: ReadonlySignal<Locks>;
  readonly imports: ReadonlySignal<Imports>;
  readonly notice: Signal<Notice | undefined>;
};

export function createLeverSteps({ work, step, endGesture, described, description, locks, imports, notice }: LeverDoors) {
  /** Says how many locked changes were left, where others were taken back. */
  function tellKept(left: Changes, counts: (pointer: string) => boolean): void {
    const kept = Object.values(left).filter(({ set }) =>
      set.some(({ pointer }) => locks.value.includes(pointer) && counts(pointer)),
    );
    if (kept.length > 0) notice.value = { kind: 'locked', kept: kept.length };
  }

  return {
    dropImport(gone: Imported): void {
      endGesture();
      const now = work();
      const left = withoutImport(imports.value, gone);
      if (now) step(changed(now, { imports: left }), { kind: 'dropImport', file: gone.file.name });
    },

    resetGroup(group: Group): void {
      const now = work();
      const levers = description.value?.levers.filter((lever) => lever.group === group);
      if (!now || !levers) return;
      const left = withoutLevers(now.edits, levers, locks.value);
      step({ ...now, edits: left }, { kind: 'resetGroup', group });
      tellKept(changesOf(left, description.value!.levers), (pointer) =>
        levers.some((lever) => placesOf(lever).includes(pointer)),
      );
    },

    resetAll(): void {
      endGesture();
      const now = work();
      if (!now) return;
      const left = lockedEdits(now.edits, description.value?.levers ?? [], locks.value);
      step(workOf(now.plan, left, NONE, now.locks, now.own), { kind: 'resetAll' });
      tellKept(changesOf(left, description.value?.levers ?? []), () => true);
    },

    /** Locks a lever where it stands, or frees it. */
    toggleLock(lever: Lever): void {
      endGesture();
      const now = work();
      const kind = isLocked(lever, locks.value) ? 'unlock' : 'lock';
      if (now) step(changed(now, { locks: toggled(lever, locks.value) }), { kind, lever });
    },

    /** Several levers at once, as one step with a name. */
    applyPreset(preset: string, moves: readonly { readonly lever: Lever; readonly value: Value }[]): void {
      endGesture();
      const now = work();
      if (!now || !samePlan(described(), now.plan)) return;
      const moved = moves.reduce((all, { lever, value }) => withLever(all, lever, value, locks.value), now.edits);
      step({ ...now, edits: moved }, { kind: 'preset', preset });
    },

    /** Takes back one edit by its place, for those that no lever shows. */
    dropEdit(pointer: string): void {
      const now = work();
      if (!now) return;
      const { [pointer]: _, ...rest } = now.edits;
      step({ ...now, edits: rest }, { kind: 'resetAll' });
    },
  };
}

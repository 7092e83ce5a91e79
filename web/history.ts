/** Steps that can be taken back and done again. A step keeps the state it left; one gesture is one step, however many values it passed. */
export const MOST_STEPS = 200;

type Step<State, What> = {
  /** The state to go to when the step is taken. */
  readonly state: State;
  readonly what: What;
  readonly gesture: number | undefined;
  /** What could be done again before the step, for when it turns out to have changed nothing. */
  readonly forgone: readonly Step<State, What>[];
};

export type History<State, What> = {
  readonly past: readonly Step<State, What>[];
  readonly future: readonly Step<State, What>[];
};

export function newHistory<State, What>(): History<State, What> {
  return { past: [], future: [] };
}

/** Remembers the state `before` a change; further changes of the same gesture add nothing. */
export function record<State, What>(
  history: History<State, What>,
  before: State,
  what: What,
  gesture?: number,
): History<State, What> {
  if (gesture !== undefined && history.past.at(-1)?.gesture === gesture) return history;
  const step = { state: before, what, gesture, forgone: history.future };
  return { past: [...history.past, step].slice(-MOST_STEPS), future: [] };
}

/** Drops the last step when it led nowhere: a drag that ended where it began, or a value that was refused. */
export function settle<State, What>(
  history: History<State, What>,
  now: State,
  same: (a: State, b: State) => boolean,
): History<State, What> {
  const last = history.past.at(-1);
  return last && same(last.state, now) ? { past: history.past.slice(0, -1), future: last.forgone } : history;
}

/** The same steps, with other states in the place of those that they lead to. */
export function mapped<State, What>(
  { past, future }: History<State, What>,
  change: (state: State) => State,
): History<State, What> {
  const changed = (steps: readonly Step<State, What>[]): readonly Step<State, What>[] =>
    steps.map((step) => ({ ...step, state: change(step.state), forgone: changed(step.forgone) }));
  return { past: changed(past), future: changed(future) };
}

export type Move<State, What> = { readonly history: History<State, What>; readonly state: State };

export function undo<State, What>({ past, future }: History<State, What>, now: State): Move<State, What> | undefined {
  const step = past.at(-1);
  if (!step) return undefined;
  const back = { state: now, what: step.what, gesture: undefined, forgone: [] };
  return { history: { past: past.slice(0, -1), future: [...future, back] }, state: step.state };
}

export function redo<State, What>({ past, future }: History<State, What>, now: State): Move<State, What> | undefined {
  const step = future.at(-1);
  if (!step) return undefined;
  const back = { state: now, what: step.what, gesture: undefined, forgone: [] };
  return { history: { past: [...past, back], future: future.slice(0, -1) }, state: step.state };
}

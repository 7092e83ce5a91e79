import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type History, MOST_STEPS, newHistory, record, redo, settle, undo } from '../../web/history.ts';

type H = History<number, string>;
const same = (a: number, b: number) => a === b;

/** A small page: one number, moved at once or by drags of several values. */
function play(actions: readonly { readonly values: readonly number[] }[]): { history: H; states: number[] } {
  let history: H = newHistory();
  let now = 0;
  const states = [now];
  actions.forEach(({ values }, gesture) => {
    const before = now;
    for (const value of values) {
      if (value === now) continue;
      history = record(history, now, 'move', gesture);
      now = value;
    }
    history = settle(history, now, same);
    if (now !== before) states.push(now);
  });
  return { history, states };
}

test('fifty actions are undone to the first state and redone to the last', () => {
  const actions = fc.array(fc.record({ values: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }) }), {
    minLength: 50,
    maxLength: 50,
  });
  fc.assert(
    fc.property(actions, (script) => {
      let { history, states } = play(script);
      let now = states.at(-1)!;
      const back: number[] = [now];
      for (let move = undo(history, now); move; move = undo(history, now)) {
        ({ history, state: now } = move);
        back.push(now);
      }
      expect(back.reverse()).toEqual(states);
      const forth: number[] = [now];
      for (let move = redo(history, now); move; move = redo(history, now)) {
        ({ history, state: now } = move);
        forth.push(now);
      }
      expect(forth).toEqual(states);
    }),
  );
});

test('a drag is one step, however many values it passes', () => {
  const { history } = play([{ values: [1, 2, 3, 4, 5] }]);
  expect(history.past).toHaveLength(1);
  expect(undo(history, 5)?.state).toBe(0);
});

test('a drag that ends where it began is no step, and what could be redone still can', () => {
  let history: H = record(newHistory(), 0, 'move');
  const undone = undo(history, 1)!;
  history = record(undone.history, 0, 'drag', 7);
  expect(history.future).toHaveLength(0);
  history = settle(history, 0, same);
  expect(history.past).toHaveLength(0);
  expect(redo(history, 0)?.state).toBe(1);
});

test('a new step forgets what could be redone', () => {
  const undone = undo(record<number, string>(newHistory(), 0, 'move'), 1)!;
  expect(redo(record(undone.history, 0, 'other'), 2)).toBeUndefined();
});

test('nothing to undo or redo is no fault, and old steps fall away', () => {
  expect(undo(newHistory(), 0)).toBeUndefined();
  expect(redo(newHistory(), 0)).toBeUndefined();
  let history: H = newHistory();
  for (let i = 0; i < MOST_STEPS + 50; i++) history = record(history, i, 'move');
  expect(history.past).toHaveLength(MOST_STEPS);
  expect(history.past[0]!.state).toBe(50);
});

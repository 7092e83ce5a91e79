import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { Page } from '../../web/state.ts';
import { RUNS, warmUp } from '../../web/warm-up.ts';

/** A page whose plan and answer a test sets, an engine that counts, and idle times that come when the test says so. */
function opened(warm: () => Promise<void>) {
  const edits = signal<object>({});
  const none = {};
  const page = {
    edits,
    imports: signal(none),
    answer: signal<{ edits: object; imports: object } | undefined>(undefined),
    held: signal<string | undefined>(undefined),
    request: () => ({ plan: { kind: 'shipped', name: 'x' }, set: [] }),
  };
  const waiting: (() => void)[] = [];
  const asked: number[] = [];
  const engine = {
    warm: () => {
      asked.push(1);
      return warm();
    },
  };
  warmUp(page as unknown as Page, engine, (then) => waiting.push(then));
  const idle = async (times: number) => {
    for (let i = 0; i < times; i++) {
      waiting.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { page, asked, idle };
}

test('an engine practises after the first answer, and stops', async () => {
  const { page, asked, idle } = opened(() => Promise.resolve());
  await idle(3);
  expect(asked).toHaveLength(0);
  page.answer.value = { edits: page.edits.value, imports: page.imports.value };
  await idle(3 * RUNS);
  expect(asked).toHaveLength(RUNS);
});

test('nobody waits for practice: none while a lever is held, nor while an answer is due', async () => {
  const { page, asked, idle } = opened(() => Promise.resolve());
  page.answer.value = { edits: page.edits.value, imports: page.imports.value };
  page.held.value = 'paris-grid';
  await idle(5);
  expect(asked).toHaveLength(0);
  page.held.value = undefined;
  page.edits.value = { '/a': 1 };
  await idle(5);
  expect(asked).toHaveLength(0);
  page.answer.value = { edits: page.edits.value, imports: page.imports.value };
  await idle(2);
  expect(asked).toHaveLength(2);
});

test('an engine that fails is left alone', async () => {
  const { page, asked, idle } = opened(() => Promise.reject(new Error('gone')));
  page.answer.value = { edits: page.edits.value, imports: page.imports.value };
  await idle(5);
  expect(asked).toHaveLength(1);
});

import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calmly } from '../../web/calm.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('follows every value while nothing is held', () => {
  const quick = signal(0);
  const { answer, follow } = calmly(quick);
  for (const value of [1, 2, 3]) {
    quick.value = value;
    follow(false);
    expect(answer.value).toBe(value);
  }
});

test('follows the values of a drag some ten times a second, never in their own task, and has the last one when the hand lets go', () => {
  const quick = signal(0);
  const { answer, follow } = calmly(quick);
  const seen = [1, 2, 3, 4, 5, 6, 7].map((value) => {
    quick.value = value;
    follow(true);
    vi.advanceTimersByTime(40);
    return answer.value;
  });
  expect(seen).toEqual([0, 0, 3, 3, 3, 6, 6]);
  quick.value = 8;
  follow(false);
  expect(answer.value).toBe(8);
});

test('a hand that rests waits no longer than a tenth of a second for the last value, and a frame', () => {
  const quick = signal(0);
  const { answer, follow } = calmly(quick);
  quick.value = 1;
  follow(true);
  expect(answer.value).toBe(0);
  vi.advanceTimersByTime(100 + 16.7);
  expect(answer.value).toBe(1);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calmly } from '../../web/calm.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('follows every value while nothing is held', () => {
  const { answer, follow } = calmly<number>();
  for (const value of [1, 2, 3]) {
    follow(false, value);
    expect(answer.value).toBe(value);
  }
});

test('follows the values of a drag some ten times a second, never in their own task, and has the last one when the hand lets go', () => {
  const { answer, follow } = calmly<number>();
  follow(false, 0);
  const seen = [1, 2, 3, 4, 5, 6, 7].map((value) => {
    follow(true, value);
    vi.advanceTimersByTime(40);
    return answer.value;
  });
  expect(seen).toEqual([0, 0, 3, 3, 5, 5, 5]);
  follow(true, 8);
  follow(false);
  expect(answer.value).toBe(8);
});

test('values that come further apart than its pace are followed in the next task', () => {
  const { answer, follow } = calmly<number>();
  follow(false, 0);
  for (const value of [1, 2, 3]) {
    vi.advanceTimersByTime(120);
    follow(true, value);
    expect(answer.value).toBe(value - 1);
    vi.advanceTimersByTime(0);
    expect(answer.value).toBe(value);
  }
});

test('a hand that rests waits no longer than a tenth of a second for the last value, and a frame', () => {
  const { answer, follow } = calmly<number>();
  follow(false, 0);
  follow(true, 1);
  expect(answer.value).toBe(0);
  vi.advanceTimersByTime(100 + 16.7);
  expect(answer.value).toBe(1);
});

test('what is shown and what will be are read, and nothing else', () => {
  const { follow, isRead } = calmly<string>();
  follow(false, 'shown');
  follow(true, 'overtaken');
  follow(true, 'due');
  expect(['shown', 'overtaken', 'due'].map(isRead)).toEqual([true, false, true]);
});

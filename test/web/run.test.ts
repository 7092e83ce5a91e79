import { expect, test } from 'vitest';
import { latest } from '../../web/run.ts';

/** Answers when it is told to; overtaken where it is told that there is none. */
function server() {
  const open = new Map<number, { resolve: (answer: number | undefined) => void; reject: (error: Error) => void }>();
  const serve = (wish: number) =>
    new Promise<number | undefined>((resolve, reject) => {
      open.set(wish, { resolve, reject });
    });
  return {
    serve,
    answer: (wish: number, answer?: number) => open.get(wish)!.resolve(answer),
    fail: (wish: number) => open.get(wish)!.reject(new Error('no')),
    asked: () => [...open.keys()],
  };
}

function told() {
  const list: unknown[] = [];
  return {
    list,
    show: (answer: number, wish: number) => void list.push([answer, wish]),
    fail: (_: unknown, wish: number) => void list.push(['failed', wish]),
  };
}

test('every wish is asked at once, and one that was overtaken shows nothing', async () => {
  const { serve, answer, asked } = server();
  const { list, show, fail } = told();
  const run = latest(serve, show, fail);
  const all = [1, 2, 3].map(run);
  expect(asked()).toEqual([1, 2, 3]);
  answer(1, 10);
  answer(2);
  answer(3, 30);
  await Promise.all(all);
  expect(list).toEqual([
    [10, 1],
    [30, 3],
  ]);
});

test('an answer that comes after that of a newer wish is left aside', async () => {
  const { serve, answer } = server();
  const { list, show, fail } = told();
  const run = latest(serve, show, fail);
  const [first, second] = [run(1), run(2)];
  answer(2, 20);
  await second;
  answer(1, 10);
  await first;
  expect(list).toEqual([[20, 2]]);
});

test('a failure is told with its wish, and the next wish is served all the same', async () => {
  const { serve, answer, fail: refuse } = server();
  const { list, show, fail } = told();
  const run = latest(serve, show, fail);
  const first = run(1);
  refuse(1);
  await first;
  const second = run(2);
  answer(2, 20);
  await second;
  expect(list).toEqual([
    ['failed', 1],
    [20, 2],
  ]);
});

import { expect, test } from 'vitest';
import { latest } from '../../web/run.ts';

function slowServer() {
  const asked: number[] = [];
  let inFlight = 0;
  let most = 0;
  const serve = async (wish: number) => {
    asked.push(wish);
    most = Math.max(most, ++inFlight);
    await new Promise((resolve) => setTimeout(resolve, 1));
    inFlight--;
    if (wish < 0) throw new Error('no');
    return wish * 10;
  };
  return { serve, asked, most: () => most };
}

test('of many wishes the first and the last are served, one at a time', async () => {
  const server = slowServer();
  const shown: number[] = [];
  const run = latest(
    server.serve,
    (answer) => shown.push(answer),
    () => undefined,
  );
  await Promise.all([1, 2, 3, 4, 5].map(run));
  expect(server.asked).toEqual([1, 5]);
  expect(shown).toEqual([10, 50]);
  expect(server.most()).toBe(1);
});

test('a failure is told with its wish, and the next wish is served all the same', async () => {
  const server = slowServer();
  const told: unknown[] = [];
  const run = latest(
    server.serve,
    (answer, wish) => told.push([answer, wish]),
    (_, wish) => told.push(['failed', wish]),
  );
  await run(-1);
  await run(2);
  expect(told).toEqual([
    ['failed', -1],
    [20, 2],
  ]);
});

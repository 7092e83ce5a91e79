/** A file may be given up before the worker that makes it is there, and after. */
import { expect, test, vi } from 'vitest';
import { begin } from '../../web/export/give-up.ts';
import { GivenUp } from '../../workers/exporter.ts';

test('work that is given up while it waits ends at once, and begins nothing more', async () => {
  let arrive = (): void => {};
  const startsWorker = vi.fn();
  const { answer, giveUp } = begin(async ({ goOn }) => {
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    goOn();
    startsWorker();
  });
  giveUp();
  await expect(answer).rejects.toBeInstanceOf(GivenUp);
  arrive();
  await Promise.resolve();
  expect(startsWorker).not.toHaveBeenCalled();
});

test('what it has begun is stopped, once; work that ends by itself has its answer', async () => {
  const stop = vi.fn();
  const { answer, giveUp } = begin(({ stopBy }) => {
    stopBy(stop);
    return new Promise<string>(() => {});
  });
  giveUp();
  giveUp();
  await expect(answer).rejects.toBeInstanceOf(GivenUp);
  expect(stop).toHaveBeenCalledTimes(1);
  await expect(begin(async () => 'a file').answer).resolves.toBe('a file');
});

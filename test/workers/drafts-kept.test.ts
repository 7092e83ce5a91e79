/** Drafts are kept for as long as they are of use, and never longer. */
import { expect, test } from 'vitest';
import { MOST_DRAFTS } from '../../workers/drafts.ts';
import { posted } from '../../workers/posted.ts';

async function draftOf(crews: number, back?: ArrayBuffer) {
  const set = [{ pointer: '/sites/paris/crewServersPerWeek', value: crews }];
  const answer = await posted.overview({ plan: { kind: 'shipped', name: 'microsoft-france' }, set }, 'draft', back);
  if (answer.ok !== true) throw new Error(JSON.stringify(answer));
  return answer;
}

async function whole() {
  const answer = await posted.overview({ plan: { kind: 'shipped', name: 'microsoft-france' }, set: [] });
  if (answer.ok !== true) throw new Error(JSON.stringify(answer));
  return answer;
}

test('a hand that goes back finds the draft that it passed, with all of its days, until a whole run takes its shape away', async () => {
  await whole();
  const first = await draftOf(30);
  const other = await draftOf(40);
  expect(first.isDraft).toBe(true);
  expect(other.packed.summary.totals).not.toEqual(first.packed.summary.totals);

  const again = await draftOf(30);
  expect(again).toEqual({ ...first, elapsedMs: again.elapsedMs });
  expect(again.packed.summary).toBe(first.packed.summary);
  expect(again.packed.values.length).toBe(first.packed.series.length * first.packed.days);

  await whole();
  expect((await draftOf(30)).packed.summary).not.toBe(first.packed.summary);
});

test('a block that comes back carries the next draft, and what is kept of the one before is still whole', async () => {
  await whole();
  const first = await draftOf(30);
  const before = first.packed.values.slice();
  const block = first.packed.values.buffer;
  const other = await draftOf(40, block);
  expect(other.packed.values.buffer).toBe(block);
  expect(other.packed.values).not.toEqual(before);
  const again = await draftOf(30);
  expect(again.packed.values).toEqual(before);
  // A block of another length is of no use.
  expect((await draftOf(40, new ArrayBuffer(8))).packed.values).toEqual(other.packed.values);
});

test('past the most that are kept, the drafts of a long drag lie where the oldest lay', async () => {
  await whole();
  const first = await draftOf(20);
  const before = structuredClone({ ...first.packed, values: first.packed.values.slice() });
  for (let crews = 21; crews <= 20 + MOST_DRAFTS; crews++) await draftOf(crews);
  const again = await draftOf(20);
  expect(again.packed.summary).not.toBe(first.packed.summary);
  expect(again.packed.summary.totals).toEqual(before.summary.totals);
  expect(again.packed.values).toEqual(before.values);
});

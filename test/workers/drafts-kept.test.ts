/** Drafts are kept for as long as they are of use, and never longer. */
import { expect, test } from 'vitest';
import { posted } from '../../workers/posted.ts';

async function draftOf(crews: number) {
  const set = [{ pointer: '/sites/paris/crewServersPerWeek', value: crews }];
  const answer = await posted.overview({ plan: { kind: 'shipped', name: 'microsoft-france' }, set }, true);
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
  expect(again.packed).toBe(first.packed);
  expect(again.isDraft).toBe(true);
  expect(again.packed.values.length).toBe(first.packed.series.length * first.packed.days);

  await whole();
  expect((await draftOf(30)).packed).not.toBe(first.packed);
});

import { expect, test } from 'vitest';
import { model } from '../../workers/model.ts';

test('the worker tells when each site may be ready, and what is wrong with a question', async () => {
  const plan = { kind: 'shipped', name: 'microsoft-france' } as const;
  const answer = await model.ready({ plan, set: [] });
  if (!answer.ok) throw new Error(answer.issues.map(({ message }) => message.en).join());
  expect(answer.sites.map(({ site }) => site)).toEqual(['paris', 'marseille', 'mulhouse']);
  expect(answer.draws).toBe(1000);
  const refused = await model.ready({ plan, set: [{ pointer: '/sites/mulhouse/connectionRoute', value: 'fast-track' }] });
  expect(refused.ok).toBe(false);
});

import { describe, expect, test } from 'vitest';
import { leversOf, type Summary } from '../../src/index.ts';
import { type Edits, setOf, withLever } from '../../web/edits.ts';
import { type Locks, toggled } from '../../web/locks.ts';
import { presetsFor } from '../../web/presets.ts';
import { model } from '../../workers/model.ts';
import { PLAN_NAMES } from '../../workers/shipped.ts';
import { plan } from '../fixtures.ts';

const summaryOf = (name: string, edits: Edits = {}) => {
  const answer = model.overview({ plan: { kind: 'shipped', name }, set: setOf(edits) });
  if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
  return answer.overview.summary;
};

describe.each(PLAN_NAMES)('the changes to try on %s', (name) => {
  test('all change the answer', () => {
    const levers = leversOf(plan(name));
    const before = summaryOf(name);
    const told = ({ totals, sites }: Summary) => JSON.stringify([totals, sites.map(({ firstLoad }) => firstLoad)]);
    const presets = presetsFor(levers, {}, [], before);
    expect(presets.length).toBeGreaterThan(0);
    for (const { name: preset, moves } of presets) {
      const edits = moves.reduce<Edits>((all, { lever, value }) => withLever(all, lever, value), {});
      expect(told(summaryOf(name, edits)), preset).not.toBe(told(before));
    }
  });
});

test('a change whose lever is locked, or has no room left, is not offered', () => {
  const levers = leversOf(plan('microsoft-france'));
  const summary = summaryOf('microsoft-france');
  const names = (edits: Edits, locks: Locks) => presetsFor(levers, edits, locks, summary).map(({ name }) => name);
  expect(names({}, [])).toEqual(['mulhouseLate', 'doubleOrders', 'warmer']);
  const permit = levers.find(({ id }) => id === 'mulhouse-permit')!;
  expect(names({}, toggled(permit, []))).toEqual(['doubleOrders', 'warmer', 'allArrive']);
  expect(names(withLever({}, permit, 45), [])).not.toContain('mulhouseLate');
  const [, double] = presetsFor(levers, {}, [], summary);
  expect(double!.moves.map(({ lever }) => lever.id)).toEqual([
    '/orders/2027-01-vera-rubin-paris/systems',
    '/orders/2028-11-vera-rubin-mulhouse/systems',
  ]);
});

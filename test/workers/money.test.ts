import { expect, test } from 'vitest';
import { simulateMoney } from '../../src/index.ts';
import { model } from '../../workers/model.ts';
import { plan } from '../fixtures.ts';

const shipped = { kind: 'shipped', name: 'microsoft-france' } as const;
const dearer = { pointer: '/catalogue/costs/generatorsEurPerMwIt', value: 650_000 };

test('a worker tells the costs of the plan that is asked for, whatever it ran before, and names what they are of', () => {
  model.overview({ plan: shipped, set: [] });
  model.money({ plan: shipped, set: [] });
  const told = model.money({ plan: shipped, set: [dearer] });
  if (!told.ok) throw new Error('the plan should load');
  expect(told.money).toEqual(simulateMoney(plan('microsoft-france', [dearer.pointer, dearer.value]).scenario));
  for (const { of } of told.money.capex) if (of !== null) expect(told.names[of]?.fr).toBeTruthy();
});

test('a coefficient of the costs changes no figure of the run', () => {
  const now = model.overview({ plan: shipped, set: [] });
  const then = model.overview({ plan: shipped, set: [dearer] });
  if (!now.ok || !then.ok) throw new Error('the plan should load');
  expect(then.overview.summary.totals).toEqual(now.overview.summary.totals);
  expect(then.overview.summary.monthly).toEqual(now.overview.summary.monthly);
});

test('a plan with faults is refused with its issues', () => {
  const told = model.money({ plan: shipped, set: [{ pointer: '/catalogue/costs/generatorsEurPerMwIt', value: -1 }] });
  expect(told.ok).toBe(false);
});

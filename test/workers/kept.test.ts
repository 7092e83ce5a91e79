import { expect, test } from 'vitest';
import {
  digestOfColumns,
  type Imports,
  loadScenario,
  NO_IMPORTS,
  overviewOf,
  type RateFile,
  simulate,
  type WeatherFile,
} from '../../src/index.ts';
import { model } from '../../workers/model.ts';
import type { PlanRequest } from '../../workers/protocol.ts';
import { libraryWith, shippedPlan } from '../../workers/shipped.ts';
import { csvText, epwText } from '../hours-files.ts';

const short = [
  { pointer: '/from', value: '2025-06-01' },
  { pointer: '/to', value: '2025-12-01' },
];

function request(...set: PlanRequest['set']): PlanRequest {
  return { plan: { kind: 'shipped', name: 'microsoft-france' }, set: [...short, ...set] };
}

/** The same question asked of a model that has nothing in mind. */
function fresh(asked: PlanRequest) {
  const loaded = loadScenario(shippedPlan('microsoft-france')!, libraryWith(), asked.set);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
  return simulate(loaded.scenario);
}

test('a worker that has answered other questions answers each as a fresh one would, bit for bit', () => {
  const questions = [
    request(),
    request({ pointer: '/sites/mulhouse/activities/permit/durationMonths', value: 30 }),
    request({ pointer: '/deliveries/share', value: 0.6 }),
    request({ pointer: '/sites/paris/gridSteps/existing/gridMw', value: 20 }),
    request({ pointer: '/workloads/interactive/growthPerYear', value: 4 }),
    request({ pointer: '/catalogue/markets/france/exciseEurPerMwh', value: 26.58 }),
    request({ pointer: '/sites/paris/operatorClass', value: 'existing-fleet' }),
    request({ pointer: '/sites/paris/crewServersPerWeek', value: 20 }),
    // A drag of the firm import, up and down: days that it binds, and days that it leaves as they were.
    ...[11, 12.5, 14, 60, 61, 9, 8.9].map((mw) => request({ pointer: '/sites/paris/gridSteps/existing/gridMw', value: mw })),
    // A drag of the crews: what stands is the same up to the first delivery that takes them longer.
    ...[20, 21, 60, 61].map((servers) => request({ pointer: '/sites/paris/crewServersPerWeek', value: servers })),
    request({ pointer: '/money/budgetEur', value: 1e9 }),
    request({ pointer: '/sites/paris/halls/p1/cooling', value: 'river' }),
    request(
      { pointer: '/sites/marseille', value: null },
      { pointer: '/orders/2024-10-h200-marseille', value: null },
      { pointer: '/orders/2026-01-gb300-marseille', value: null },
      { pointer: '/money/reservedEur/marseille-m1', value: null },
      { pointer: '/money/reservedEur/marseille-m2', value: null },
    ),
    request(),
  ];
  for (const [i, asked] of questions.entries()) {
    const expected = fresh(asked);
    // Practice leaves nothing behind.
    if (i % 5 === 2) model.warm(questions[0]!);
    const answer = model.overview(asked);
    if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
    expect(answer.overview, JSON.stringify(asked.set.slice(2))).toEqual(overviewOf(expected));
    expect(model.digest(asked)).toBe(digestOfColumns(expected.columns));
  }
});

test('a change that moves no hour takes over the hours of the run before', () => {
  const before = model.overview(request());
  const after = model.overview(request({ pointer: '/sites/mulhouse/activities/permit/durationMonths', value: 40 }));
  if (!before.ok || !after.ok) throw new Error('both should run');
  expect(after.overview.summary.totals.gridGwh).toBe(before.overview.summary.totals.gridGwh);
  expect(after.overview.summary.sites.at(-1)!.firstLoad).not.toBe(before.overview.summary.sites.at(-1)!.firstLoad);
});

test('hours from files are taken and let go of between questions, bit for bit', () => {
  const read = (file: string, text: string) => {
    const answer = model.hours(file, text);
    if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
    return answer.file;
  };
  const weather = read('hot.epw', epwText({ airC: () => 33, dewC: () => 19 })) as WeatherFile;
  const price = read('spot.csv', csvText('eurPerMwh', '2025-07-01', Array(100).fill(400))) as RateFile;
  const asked: Imports[] = [NO_IMPORTS, { weather: [{ site: 'paris', file: weather }] }, { weather: [], price }, NO_IMPORTS];
  const loaded = loadScenario(shippedPlan('microsoft-france')!, libraryWith(), request().set);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
  for (const imports of asked) {
    const answer = model.overview({ ...request(), imports });
    if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
    expect(answer.overview).toEqual(overviewOf(simulate(loaded.scenario, { imports })));
  }
});

test('weather for a site that the plan has not is refused by its name', () => {
  const answer = model.hours('here.epw', epwText());
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  const weather = [{ site: 'pari', file: answer.file as WeatherFile }];
  const refused = model.overview({ ...request(), imports: { weather } });
  expect(refused.ok ? [] : refused.issues.map(({ found, suggestion }) => [found.en, suggestion.en])).toEqual([
    ['"pari"', 'Did you mean paris?'],
  ]);
});

import { describe, expect, test } from 'vitest';
import type { Overview, Summary } from '../../src/index.ts';
import { chartData } from '../../web/charts/series.ts';
import { WORK_MULTIPLES } from '../../web/charts/work-ids.ts';
import { workMultipleOf } from '../../web/charts/work-multiples.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { csvOf } from '../../web/month-csv.ts';
import { multipleTitle, multipleValue } from '../../web/views/multiple-words.ts';
import { gpus, overview as plain, summary } from './fixtures.ts';

const months = [...new Set(summary.monthly.map(({ month }) => month))];
const work: Summary['work'] = months.map((month, m) => ({
  month,
  interactiveTokensPerS: 1e6,
  assistantTokensPerS: 0,
  batchTokensPerS: 3e6,
  servedShare: 1,
  latencyMetShare: m === 0 ? Number.NaN : 0.75,
  unservedReserved: 0,
  unservedTraining: 0,
  unservedInteractive: 0,
  unservedLabs: 0,
  unservedAssistants: 0,
  gangsAsked: 1,
  gangsRunning: 1,
  mfu: 0.4,
  effectiveMfu: 0.34,
  learners: 500_000,
  startups: 2500,
}));
const overview: Overview = {
  ...plain,
  summary: {
    ...summary,
    work,
    targets: [
      { ...gpus, id: 'a', kind: 'learners', target: 1e6 },
      { ...gpus, id: 'b', kind: 'startups', target: 2500 },
    ],
  },
};
const of = (id: (typeof WORK_MULTIPLES)[number], from = overview) => workMultipleOf(from, chartData(from), id);
const title = (id: (typeof WORK_MULTIPLES)[number], language: 'en' | 'fr', from = overview) =>
  multipleTitle(of(id, from), from.summary, 'all', wordsFor(language)).replace(/[\u00a0\u202f]/g, ' ');

describe('the charts of the work', () => {
  test('say what they show, in both languages', () => {
    expect(WORK_MULTIPLES.map((id) => title(id, 'en'))).toEqual([
      'Interactive work makes 25% of the tokens',
      'Training steps reach 40% of the peak, and 34% after failures and kappa',
      'Requests find a place in time in 75% of the demand',
      '50% of the promised learners and 100% of the start-ups at the end',
    ]);
    expect(title('training', 'fr')).toBe('Les pas d’entraînement atteignent 40 % de la crête, et 34 % après pannes et kappa');
  });

  test('say of a month its total, and of the file every part', () => {
    expect(multipleValue(of('classes'), 3, wordsFor('en'))).toMatch(/: 4.M tokens\/s$/);
    const { columns } = of('classes');
    expect(csvOf(months, columns).split('\r\n')[0]).toMatch(/interactive.*assistants.*batch/);
    expect(columns.map(({ values }) => values[0])).toEqual([1e6, 0, 3e6]);
  });

  test('where nothing was asked there is no share, and nothing is drawn as nought', () => {
    expect(of('latency').monthly[0]).toBeNaN();
    const idle = {
      ...overview,
      summary: { ...overview.summary, work: work.map((row) => ({ ...row, mfu: Number.NaN, effectiveMfu: Number.NaN })) },
    };
    expect(title('training', 'en', idle)).toBe('No training yet');
    expect(title('training', 'fr', idle)).toBe('Pas encore d’entraînement');
  });
});

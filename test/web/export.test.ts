import { expect, test } from 'vitest';
import type { Overview } from '../../src/index.ts';
import { COLUMN_NAMES } from '../../src/index.ts';
import { linkTo, notesOf } from '../../web/export/about.ts';
import { bookOf } from '../../web/export/book.ts';
import { choices, write, writtenOr } from '../../web/export/choices.ts';
import type { ExportSource } from '../../web/export/source.ts';
import { measureTable, runNames, unitOf } from '../../web/export/tables.ts';
import { exportWords } from '../../web/export/words.ts';
import { exportEn } from '../../web/i18n/export-en.ts';
import { exportFr } from '../../web/i18n/export-fr.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { NONE } from '../../web/imports.ts';
import type { Answer } from '../../web/state.ts';
import { overview, summary } from './fixtures.ts';
import { france } from './plans.ts';

const [en, fr] = [wordsFor('en'), wordsFor('fr')];
const here = { address: 'https://jalon.example/', madeOn: '2026-11-29' };
const GRID = '/sites/paris/gridSteps/existing/gridMw';
const answer: Answer = {
  overview: { ...overview, summary } as Overview,
  plan: { kind: 'shipped', name: 'microsoft-france' },
  edits: { [GRID]: 50 },
  changes: { 'paris-grid': { value: 50, set: [{ pointer: GRID, value: 50 }] } },
  imports: NONE,
  isDraft: false,
};
const source: ExportSource = {
  id: 'main',
  parts: ['gridMw', 'all'],
  answer,
  size: { width: 960, height: 600 },
  name: () => 'Power',
  headings: () => ({ title: 'A finding', subtitle: 'Its measure', description: 'A description' }),
  draft: () => () => ({ height: 1, draw: () => {} }),
  table: async () => ({ rows: 0, columns: [] }),
  rests: '/ratedKw',
};

test('both languages of the dialog say the same things, fill in the same values and are typeset', () => {
  const keys = Object.keys(exportEn) as (keyof typeof exportEn)[];
  expect(Object.keys(exportFr).sort()).toEqual([...keys].sort());
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  const say = exportWords('fr');
  for (const key of keys) {
    expect(names(exportFr[key]), key).toEqual(names(exportEn[key]));
    expect(say(key), key).not.toMatch(/ [;:!?»]|« /);
    for (const text of [exportEn[key], exportFr[key]]) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(/[!']/);
    }
  }
});

test('every column of a run has a name in both languages, and the unit that its key ends in', () => {
  for (const words of [en, fr]) {
    const { columns } = runNames('hour', summary.sites, words);
    for (const key of COLUMN_NAMES) expect(columns[key].name, key).not.toBe(key);
    expect(columns.gridMw.unit).toBe('MW');
    expect(columns.priceEurPerMwh.unit).toBe('EUR/MWh');
    expect(columns.tokensOutPerS.unit).toBe(words.language === 'fr' ? 'jetons/s' : 'tokens/s');
    expect(columns.pue.unit).toBe('');
  }
  const say = exportWords('en');
  expect(['x.paidEur', 'soldMwh', 'slackDays', 'share', 'co2DirectT', 'accelerators'].map((key) => unitOf(key, say))).toEqual([
    'EUR',
    'MWh',
    'days',
    '',
    't',
    '',
  ]);
});

test('under a picture stand its sources, the plan with what was changed, the model, the day and where to find it again', () => {
  for (const words of [en, fr]) {
    const notes = notesOf(source, france.parameters, here, words).join('\n');
    expect(notes).toMatch(/^Sources\s?: \S.*MLPerf/);
    expect(notes).not.toContain('Jalon project, with a range');
    expect(notes).toContain(summary.modelVersion);
    expect(notes).toMatch(words.language === 'fr' ? /1\slevier/ : /with 1 lever moved/);
    expect(notes).toContain(words.format.date('2026-11-29'));
    expect(notes).toContain(words.language === 'fr' ? 'ne parle au nom d’aucune entreprise' : 'speaks for no company');
    expect(notes).toContain(`https://jalon.example/?plan=microsoft-france&v=${summary.modelVersion}&set=${GRID}:50`);
  }
});

test('where everything is assumed, the line of sources says so', () => {
  const [line] = notesOf({ ...source, rests: '/orders/' }, france.parameters, here, en);
  expect(line).toMatch(/^Sources: \S/);
});

test('a link is told only where it leads to the same state, and where it is not cut on its way', () => {
  expect(linkTo(answer, here)).toContain('set=');
  expect(linkTo(answer, here, 60)).toBeUndefined();
  expect(linkTo({ ...answer, plan: { kind: 'file', name: 'mine.json', text: '{}' } }, here)).toBeUndefined();
  expect(
    linkTo({ ...answer, imports: { ...NONE, weather: [{ site: 'paris', file: { name: 'orly.epw' } }] } as never }, here),
  ).toBeUndefined();
});

test('a book tells each change by the name of its lever, and every parameter with its value in this run', () => {
  const description = { id: 'p', name: { en: 'P', fr: 'P' }, levers: france.levers, parameters: france.parameters };
  for (const words of [en, fr]) {
    const { about, parameters, sources, head } = bookOf(source, description, false, here, words);
    const texts = about.map(([, value]) => String(value).replace(/\u202f|\u00a0/g, ' '));
    expect(texts).toContain(
      words.language === 'fr' ? 'Puissance garantie à Paris : 55 MW → 50 MW' : 'Firm import at Paris: 55 MW → 50 MW',
    );
    expect(parameters.rows).toBe(france.parameters.length);
    const row = france.parameters.findIndex(({ pointer }) => pointer === GRID);
    const at = (key: string) => parameters.columns.find((column) => column.key === key)!.values;
    expect([at('value')[row], at('planValue')[row], at('changed')[row], at('unit')[row]]).toEqual([50, 55, true, 'MW']);
    expect([...at('changed')].filter((changed) => changed === true)).toHaveLength(1);
    const used = [...sources.columns.find(({ key }) => key === 'used')!.values].map(Number);
    expect(used.reduce((sum, n) => sum + n, 0)).toBe(france.parameters.filter((one) => one.source !== null).length);
    expect(head).toMatchObject({ changes: [{ pointer: GRID, planValue: 55, value: 50 }], madeOn: '2026-11-29' });
  }
});

test('a whole run is not described as what one chart shows of it', () => {
  const description = { id: 'p', name: { en: 'P', fr: 'P' }, levers: france.levers, parameters: france.parameters };
  const { about, head } = bookOf(source, description, true, here, en);
  expect(about.map(([, value]) => value)).not.toContain('A finding');
  expect(head).not.toHaveProperty('chart');
});

test('the table of a measure has a column a series and site, named in the language of the file', () => {
  const table = measureTable(answer.overview, 'gridMw', 'all', fr);
  expect(table.rows).toBe(answer.overview.days);
  expect(table.columns[0]).toMatchObject({ key: 'date', name: 'Jour', kind: 'day' });
  for (const { key, name, unit } of table.columns.slice(1)) {
    expect(key).toMatch(/^[\w-]+\.gridMw|gridFirmMw/);
    expect(name).toMatch(/, /);
    expect(unit).toBe('MW');
  }
});

test('what was written stays until what it stood for changes', () => {
  write('a title en', 'The old finding', 'My title');
  expect(writtenOr('a title en', 'The old finding')).toBe('My title');
  expect(writtenOr('a title en', 'A new finding')).toBe('A new finding');
  write('a title en', 'The old finding', 'The old finding');
  expect(choices.written.value).toEqual({});
});

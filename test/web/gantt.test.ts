import { expect, test } from 'vitest';
import type { Milestone, SiteResult, Summary } from '../../src/index.ts';
import { type GanttRow, layoutGantt } from '../../web/charts/gantt.ts';
import { chartData } from '../../web/charts/series.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { activitiesCsv } from '../../web/views/gantt-files.tsx';
import { activitySentence, ganttTitle, ganttWords } from '../../web/views/gantt-words.ts';
import { dayMs, mulhouse, overview, paris, summary } from './fixtures.ts';

const chart = chartData(overview);
const en = wordsFor('en');
const fr = wordsFor('fr');
const permit = mulhouse.milestones[0]!;
const planWith = (milestones: readonly Partial<Milestone>[]): Summary => {
  const site: SiteResult = { ...mulhouse, milestones: milestones.map((one, i) => ({ ...permit, id: `step-${i}`, ...one })) };
  return { ...summary, sites: [site, paris] };
};
const rowOf = (one: Partial<Milestone>): GanttRow => {
  const plan = planWith([one]);
  return layoutGantt(plan, chart, 1000, ganttWords(plan, en)).rows[0]!;
};

test('a bar stands at its dates, on the time of the run', () => {
  const plan = planWith([{ start: '2026-01-01', date: '2026-07-02' }]);
  const { box, rows, x } = layoutGantt(plan, chart, 1000, ganttWords(plan, en));
  expect(box.x).toBe(232);
  expect(rows[0]!.bar!.x).toBe(232);
  expect(rows[0]!.bar!.width).toBeCloseTo((182 / 730) * box.width, 9);
  expect(x(overview.startMs + 730 * dayMs)).toBe(box.x + box.width);
});

test('what goes on past the edge has an arrow and its end in words', () => {
  const row = rowOf({ start: '2027-10-01', date: '2029-07-01' });
  expect(row.arrow).toBe(true);
  expect(row.bar!.x + row.bar!.width).toBe(1000 - 216);
  expect(row.note.join(' ').replace(/\u00a0/g, ' ')).toBe('critical, until July 2029');
  expect(rowOf({ start: '2028-10-01', date: '2029-07-01' }).bar).toBeUndefined();
});

test('slack is a thin tail that ends with the run', () => {
  const row = rowOf({ start: '2026-01-01', date: '2026-12-31', slackDays: 73, critical: false });
  expect(row.tail!.to - row.tail!.from).toBeCloseTo((73 / 730) * (1000 - 232 - 216), 9);
  expect(row.note.join(' ')).toBe('73 days of slack');
  const long = rowOf({ start: '2026-01-01', date: '2027-12-01', slackDays: 900, critical: false });
  expect(long.tail!.to).toBe(1000 - 216);
});

test('an announced date is a diamond, and one beyond the run is left to the words', () => {
  expect(rowOf({ announced: '2026-01-01' }).diamond).toBe(232);
  expect(rowOf({ announced: '2030-01-01' }).diamond).toBeUndefined();
  expect(activitySentence({ ...permit, announced: '2030-01-01' }, en).replace(/\u00a0/g, ' ')).toContain(
    'Announced for 1 January 2030.',
  );
});

test('in a picture the notes tell by when half and nine in ten of the drawn schedules end a step that is still to come', () => {
  const plan = planWith([{ critical: false }, { actual: true, critical: false }]);
  const drawn = (id: string) => ({ id, plan: null, p50: '2027-05-13', p90: null });
  const site = { site: 'mulhouse', names: mulhouse.names, plan: null, p50: null, p90: null, byEnd: 0, generators: null };
  const ready = [{ ...site, activities: [drawn('step-0'), drawn('step-1')] }];
  const notes = (words: typeof en) =>
    layoutGantt(plan, chart, 1000, ganttWords(plan, words, ready)).rows.map(({ note }) => note.join(' ').replace(/\u00a0/g, ' '));
  expect(notes(en)).toEqual(['P50 13 May 2027, P90 –', 'done']);
  expect(notes(fr)[0]).toBe('P50 13 mai 2027, P90 –');
});

test('only the sites that are asked for are laid out, each in the colour of its place', () => {
  const both: Summary = { ...summary, sites: [mulhouse, { ...mulhouse, id: 'lyon' }, { ...mulhouse, id: 'brest' }] };
  const all = layoutGantt(both, chart, 1000, ganttWords(both, en));
  const one = layoutGantt(both, chart, 1000, ganttWords(both, en), undefined, new Set(['brest']));
  expect(one.heads.map(({ site }) => site)).toEqual(['brest']);
  expect(one.heads[0]!.slot).toBe(all.heads[2]!.slot);
  expect(one.rows).toHaveLength(mulhouse.milestones.length);
});

test('an activity that does not happen is said, not drawn', () => {
  const row = rowOf({ start: null, date: null, slackDays: null, critical: false });
  expect(row).toMatchObject({ bar: undefined, arrow: false, tail: undefined, note: ['does not happen'] });
});

test('rows follow one another without touching, wide and narrow', () => {
  const plan = planWith(Array.from({ length: 5 }, () => ({ start: '2027-01-01', date: '2029-01-01', slackDays: 40 })));
  for (const width of [1200, 700, 330]) {
    const { rows, height } = layoutGantt(plan, chart, width, ganttWords(plan, fr));
    for (let i = 1; i < rows.length; i++) expect(rows[i]!.y - rows[i - 1]!.y).toBeGreaterThanOrEqual(20);
    expect(height).toBeGreaterThan(rows.at(-1)!.y + 10);
    if (width === 330) expect(rows[0]!.noteX).toBe(0);
  }
});

test('says each activity whole, and the finding, in both languages', () => {
  const said = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  expect(said(activitySentence(permit, en))).toBe('Permit: from 1 November 2025 to 1 April 2027. On the critical path.');
  expect(said(activitySentence(permit, fr))).toBe('Permis : du 1er novembre 2025 au 1er avril 2027. Sur le chemin critique.');
  expect(said(ganttTitle(summary, en))).toBe('Build-out: Mulhouse is ready on 1 July 2029; 2 of its 2 steps are critical');
});

test('the file has a row an activity', () => {
  const lines = activitiesCsv(summary).trimEnd().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe('mulhouse,permit,permit,2025-11-01,2027-04-01,0,true,false,,,');
});

test('the file has the drawn dates of each activity, and of the site, once they are known', () => {
  const drawn = { plan: '2027-04-01', p50: '2027-05-02', p90: null };
  const ready = [
    { site: 'mulhouse', names: mulhouse.names, byEnd: 0, generators: null, ...drawn, activities: [{ id: 'permit', ...drawn }] },
  ];
  const lines = activitiesCsv(summary, ready).trimEnd().split('\r\n');
  expect(lines[0]!.split(',').slice(-2)).toEqual(['endP50', 'endP90']);
  expect(lines[1]).toBe('mulhouse,permit,permit,2025-11-01,2027-04-01,0,true,false,,2027-05-02,');
  expect(lines[2]!.endsWith(',,')).toBe(true);
  expect(lines[3]).toBe('mulhouse,,ready,,2027-04-01,,,,,2027-05-02,');
});

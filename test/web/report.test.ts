/** The report of a plan: what it tells, and its file of HTML. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overviewOf, simulateDays } from '../../src/index.ts';
import { CONSTRAINTS } from '../../src/scenario/site-fields.ts';
import { compileMeasure } from '../../workers/measure/compile.ts';
import { model } from '../../workers/model.ts';
import { chartData } from '../../web/charts/series.ts';
import { changesOf } from '../../web/edits.ts';
import { reportEn } from '../../web/i18n/report-en.ts';
import { reportFr } from '../../web/i18n/report-fr.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import { NONE } from '../../web/imports.ts';
import { ownView } from '../../web/own-measure/view.ts';
import { promiseLines } from '../../web/promises.ts';
import { type Known, reportOf } from '../../web/report/contents.ts';
import { themes } from '../../web/report/html.ts';
import { htmlText } from '../../web/report/html-text.ts';
import { columnWidths } from '../../web/report/columns.ts';
import { figuresOf, type Report, type ReportTable } from '../../web/report/report.ts';
import { spansOf } from '../../web/report/results.ts';
import { reportWords } from '../../web/report/words.ts';
import { bindings, mulhouse } from './fixtures.ts';
import { france } from './plans.ts';
import { holds, plan } from '../fixtures.ts';

const GRID = '/sites/paris/gridSteps/existing/gridMw';
const here = { address: 'https://jalon.example/', madeOn: '2026-11-29' };
const shipped = overviewOf(simulateDays(plan('microsoft-france').scenario));
const changed = overviewOf(simulateDays(plan('microsoft-france', [GRID, 34]).scenario));
const ready = await model.ready({ plan: { kind: 'shipped', name: 'microsoft-france' }, set: [] });
if (!ready.ok) throw new Error('The schedules cannot be drawn.');
const known: Known = {
  answer: {
    overview: changed,
    plan: { kind: 'shipped', name: 'microsoft-france' },
    edits: { [GRID]: 34 },
    changes: changesOf({ [GRID]: 34 }, france.levers),
    imports: NONE,
    isDraft: false,
  },
  chart: chartData(changed),
  card: { name: 'microsoft-france', title: { en: 'T', fr: 'T' }, question: { en: 'Which <first>?', fr: 'Lequel ?' } },
  description: france,
  ready,
  shipped: shipped.summary,
  measures: [],
  folded: undefined,
};
const asShipped: Known = {
  ...known,
  answer: { ...known.answer, overview: shipped, edits: {}, changes: {} },
  chart: chartData(shipped),
  shipped: undefined,
};
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const report = reportOf(known, here, wordsFor('en'));
const french = reportOf(known, here, wordsFor('fr'));
const tables = (of: Report, id: string): readonly ReportTable[] =>
  of.sections.find((section) => section.id === id)!.parts.filter((part): part is ReportTable => part.kind === 'table');
const rows = (table: ReportTable) => table.rows.map((row) => row.map(({ text }) => plain(text)));
const texts = (of: Report, id: string) =>
  of.sections
    .find((section) => section.id === id)!
    .parts.flatMap((part) => (part.kind === 'text' ? [plain(part.text)] : []))
    .join('\n');

test('both languages say the same things, fill in the same values and are typeset', () => {
  const keys = Object.keys(reportEn) as (keyof typeof reportEn)[];
  expect(Object.keys(reportFr).sort()).toEqual([...keys].sort());
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  const say = reportWords('fr');
  for (const key of keys) {
    expect(names(reportFr[key]), key).toEqual(names(reportEn[key]));
    expect(say(key), key).not.toMatch(/ [;:!?»]|« /);
    for (const text of [reportEn[key], reportFr[key]]) expect(text, key).not.toMatch(/[!']/);
  }
});

describe('what it tells', () => {
  test('each change by the name of its lever, from what to what, and in which unit', () => {
    expect(rows(tables(report, 'changes')[0]!)).toEqual([['Firm import at Paris', '55', '34', 'MW']]);
    expect(rows(tables(french, 'changes')[0]!)).toEqual([['Puissance garantie à Paris', '55', '34', 'MW']]);
    const bare = reportOf(asShipped, here, wordsFor('en'));
    expect(tables(bare, 'changes')).toEqual([]);
    expect(texts(bare, 'changes')).toBe('None: this is the plan as it ships.');
  });

  test('a number of a list that was changed, in its place among the others', () => {
    const list = france.parameters.find(({ value }) => typeof value === 'object' && value.length > 1)!;
    const [first, ...rest] = list.value as readonly number[];
    const edits = { [`${list.pointer}/0`]: first! + 0.125 };
    const made = reportOf({ ...known, answer: { ...known.answer, edits, changes: {} } }, here, wordsFor('en'));
    const [table] = tables(made, 'assumptions');
    const [, value, planValue] = rows(table!)[0]!;
    const format = wordsFor('en').format;
    const told = (numbers: readonly number[]) => plain(numbers.map((one) => format.number(one, 6, 0)).join('; '));
    expect(planValue).toContain(told([first!, ...rest]));
    expect(value).toContain(told([first! + 0.125, ...rest]));
  });

  test('addresses of the web as links, and nothing else that a plan gives for one', () => {
    const parameters = france.parameters.map((one) => ({
      ...one,
      source: one.source && { ...one.source, url: 'javascript:alert(1)' },
    }));
    const made = reportOf({ ...known, description: { ...france, parameters } }, here, wordsFor('en'));
    const hrefs = made.sections.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'table' ? part.rows.flat() : part.kind === 'text' ? [part] : [])),
    );
    expect(hrefs.some(({ text }) => text.includes('javascript:'))).toBe(true);
    expect(hrefs.flatMap(({ href }) => href ?? []).filter((href) => !href.startsWith('https://'))).toEqual([]);
  });

  test('key figures beside those without the changes: 25,456 accelerators as the shipped plan has them', () => {
    const [outcomes, promises] = tables(report, 'outcomes');
    const inService = Math.round(changed.summary.totals.acceleratorsInService);
    expect(inService).toBeLessThan(25456);
    const [first] = rows(outcomes!);
    expect(first![0]).toBe('Accelerators in service');
    expect(Number(first![1]!.replaceAll(',', ''))).toBe(inService);
    expect(first![2]).toBe('25,456');
    expect(first![3]).toBe(`−${(25456 - inService).toLocaleString('en-GB')}`);
    expect(rows(promises!).map(([label]) => label)).toEqual(
      promiseLines(changed.summary, wordsFor('en')).map(({ label }) => plain(label)),
    );
    expect(tables(reportOf(asShipped, here, wordsFor('en')), 'outcomes')[0]!.head).toHaveLength(2);
  });

  test('every month of every site, once, with what binds it', () => {
    const [binding] = tables(report, 'binding');
    const months = new Map<string, number>();
    for (const [site, , , n] of rows(binding!)) months.set(site!, (months.get(site!) ?? 0) + Number(n));
    expect([...months]).toEqual([
      ['Paris south', 48],
      ['Marseille', 48],
      ['Mulhouse', 48],
    ]);
  });

  test('the figures of the sites sum to those of all', () => {
    const [power, costs] = tables(report, 'sites').map(rows);
    expect(costs!.map(([site]) => site)).toEqual(power!.map(([site]) => site));
    for (const [lines, column] of [[power!, 2] as const, [costs!, 4] as const]) {
      const numbers = lines.map((row) => Number(row[column]!.replaceAll(',', '')));
      const all = numbers.pop()!;
      const sum = numbers.reduce((total, one) => total + one, 0);
      // Each is rounded by itself.
      expect(Math.abs(sum - all)).toBeLessThanOrEqual(1.5);
    }
  });

  test('what was changed with both values, letter and source; then letter C alone, the widest range first', () => {
    const [moved, least] = tables(report, 'assumptions');
    expect(rows(moved!)[0]!.slice(1, 5)).toEqual(['34 MW', '55 MW', expect.stringMatching(/40 MW.*80 MW/), 'C']);
    const uncertain = rows(least!);
    expect(uncertain.length).toBeGreaterThan(8);
    expect(new Set(uncertain.map((row) => row[3]))).toEqual(new Set(['C']));
    expect(uncertain.map(([name]) => name)).not.toContain(rows(moved!)[0]![0]);
    expect(uncertain[0]![0]).toMatch(/tokens/i);
    for (const [, , range] of uncertain) expect(range).not.toBe('');
  });

  test('the finding, the plan, the model, the day, the link to the same state, and that it speaks for no company', () => {
    expect(plain(report.heading)).toMatch(/^By the end of 2027 .* accelerators/);
    const facts = report.facts.map(([label, { text }]) => `${label}: ${plain(text)}`).join('\n');
    expect(facts).toContain(`Model version: ${changed.summary.modelVersion}`);
    expect(facts).toContain(`Fingerprint of the run: ${changed.summary.scenario.hash}`);
    expect(facts).toContain('29 November 2026');
    expect(facts).toContain(`https://jalon.example/?plan=microsoft-france&v=${changed.summary.modelVersion}&set=${GRID}:34`);
    expect(texts(report, 'standing')).toContain('Jalon models public announcements and speaks for no company.');
    expect(plain(french.title)).toBe('Microsoft France, l’état des lieux en novembre 2026 : rapport, 29 novembre 2026');
  });

  test('a file of the user’s own has a link only where a folded one holds it, and says so', () => {
    const file = { ...known.answer, plan: { kind: 'file', name: 'mine.json', text: '{}' } } as const;
    const own = reportOf({ ...known, answer: file, card: undefined }, here, wordsFor('en'));
    expect(own.facts.some(([, { href }]) => href !== undefined)).toBe(false);
    expect(texts(own, 'standing')).toContain('This state has no link');
    const folded = 'https://jalon.example/?plan=file:mine.json&z=1.abc';
    const carried = reportOf({ ...known, answer: file, card: undefined, folded }, here, wordsFor('en'));
    expect(carried.facts.find(([, { href }]) => href === folded)?.[1].text).toMatch(/^opens the page/);
    expect(texts(carried, 'standing')).not.toContain('no link');
  });

  test('where no schedule could be drawn, the build-out stands without those dates and says why', () => {
    const without = reportOf({ ...known, ready: { reason: { en: 'no time.', fr: 'pas le temps.' } } }, here, wordsFor('fr'));
    expect(texts(without, 'build-out')).toBe('Les dates P50 et P90 n’ont pas pu être tirées : pas le temps.');
    expect(figuresOf(without).length).toBeGreaterThan(6);
  });

  test('a measure that a person wrote is a figure with its formula under it; one that cannot be read says where', () => {
    const read = (name: string, formula: string) => {
      const answer = compileMeasure(formula);
      const measure = { name, formula };
      return answer.ok ? { measure, view: ownView(measure, answer.compiled) } : { measure, faults: answer.faults };
    };
    const measures = [read('Tokens per MW', ' tokensOutPerS /\n gridMw '), read('Old', 'gone + 1')];
    expect(report.sections.some(({ id }) => id === 'measures')).toBe(false);
    for (const [language, under, fault] of [
      ['en', 'Formula: tokensOutPerS / gridMw, in tokens/s/MW', /^“Old” cannot be read: gone \+ 1\. “gone” is no series/],
      ['fr', 'Formule : tokensOutPerS / gridMw, en jetons/s/MW', /^« Old » ne peut pas être lue : gone \+ 1\. « gone » n’est/],
    ] as const) {
      const own = reportOf({ ...known, measures }, here, wordsFor(language));
      const [, figure, text] = own.sections.find(({ id }) => id === 'measures')!.parts;
      if (figure?.kind !== 'figure' || text?.kind !== 'text') throw new Error('other parts');
      expect(plain(figure.under!)).toBe(under);
      expect(plain(figure.title)).toMatch(/^Tokens per MW (peaks at|culmine à) [\d.,]+ M/);
      expect(plain(figure.subtitle)).not.toMatch(/tokensOutPerS|strip|bande/);
      expect(plain(text.text)).toMatch(fault);
      const html = plain(htmlText(own, () => '<svg></svg>', '', ''));
      expect(html).toContain(`<svg></svg>\n<p class="under">${under}</p>\n</figure>`);
    }
  });

  test('the build-out is parted where it is longer than a page, and no site is left out or told twice', () => {
    const parts = figuresOf(report).filter(({ title }) => title.startsWith('Build-out'));
    const said = parts.map(({ title }) => plain(title)).join(' ');
    for (const site of ['Paris south', 'Marseille', 'Mulhouse']) expect(said.split(site)).toHaveLength(2);
  });
});

test('spans cover the months in their order, and two that touch differ', () => {
  const month = fc.record({
    constraint: fc.subarray([...CONSTRAINTS], { maxLength: 2 }),
    activity: fc.constantFrom(null, 'permit', 'works-1'),
  });
  holds(
    fc.property(fc.array(month, { minLength: 24, maxLength: 24 }), (months) => {
      const binding = bindings((_, m) => months[m]!);
      const spans = spansOf({ ...mulhouse, binding });
      expect(spans.reduce((sum, span) => sum + span.months, 0)).toBe(24);
      expect([spans[0]!.from, spans.at(-1)!.to]).toEqual([binding[0]!.month, binding.at(-1)!.month]);
      let at = 0;
      for (const [i, span] of spans.entries()) {
        for (const one of binding.slice(at, at + span.months)) {
          expect(one.constraint).toEqual(span.constraint);
          expect(one.activity).toBe(span.activity);
        }
        at += span.months;
        const next = spans[i + 1];
        if (next) expect([next.constraint, next.activity]).not.toEqual([span.constraint, span.activity]);
      }
    }),
  );
});

test('the columns of a page never come to more than its width, and have room for their longest words where that can be', () => {
  const reach = fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 400 })).map(([word, more]) => ({
    word,
    whole: word + more,
  }));
  const column = fc.array(reach, { minLength: 1, maxLength: 6 });
  holds(
    fc.property(fc.array(column, { minLength: 1, maxLength: 9 }), (columns) => {
      const widths = columnWidths(columns, 460);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(460.001);
      const least = columns.map((cells) => Math.max(...cells.map(({ word }) => word)));
      if (least.reduce((sum, width) => sum + width, 0) <= 460)
        for (const [i, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual(least[i]! - 0.001);
    }),
  );
});

describe('the file of HTML', () => {
  const html = htmlText(report, ({ title }) => `<svg data-title="${title.length}"></svg>`, 'p{color:red}', "default-src 'none'");

  test('has no script and asks for nothing: links to sources are all that leads out', () => {
    expect(html).not.toMatch(/<script|<link|<iframe|<img|<object|<base|javascript:|@import| on\w+=|\ssrc=|url\(/i);
    const out = [...html.matchAll(/<(\w+)[^>]*https?:/g)].map(([, tag]) => tag);
    expect(out.length).toBeGreaterThan(2);
    expect(new Set(out)).toEqual(new Set(['a']));
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`);
  });

  test('tells its language; every table has a caption and heads, every section a heading, every figure its title', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(htmlText(french, () => '', '', '')).toContain('<html lang="fr">');
    const count = (pattern: RegExp) => [...html.matchAll(pattern)].length;
    const of = (kind: string) => report.sections.flatMap(({ parts }) => parts).filter((part) => part.kind === kind).length;
    expect(count(/<table>\n<caption>[^<]+<\/caption>\n<thead><tr><th scope="col"/g)).toBe(of('table'));
    expect(count(/<tr><th scope="row">/g)).toBe(count(/<tr>(?!<th scope="col")/g));
    expect(count(/<h1>/g)).toBe(1);
    expect(count(/<section aria-labelledby="([\w-]+)">\n<h2 id="\1">/g)).toBe(report.sections.length);
    expect(count(/<figure>\n<figcaption><h3>/g)).toBe(of('figure'));
    expect(of('figure')).toBeGreaterThan(6);
  });

  test('what stands in a plan stays text', () => {
    expect(html).toContain('Which &lt;first&gt;?');
    const hostile = `"><script>alert(1)</script>`;
    const changedName = { ...report, heading: hostile, title: hostile, foot: hostile };
    expect(htmlText(changedName, () => '', '', '')).not.toContain('<script>');
    const table: Report = {
      ...report,
      sections: [
        {
          id: 'x',
          title: hostile,
          parts: [
            { kind: 'text', text: 'link', href: 'javascript:alert(1)' },
            {
              kind: 'table',
              caption: hostile,
              head: [{ text: hostile, isNumber: false }],
              rows: [[{ text: hostile, href: `https://x.example/${hostile}` }]],
            },
          ],
        },
      ],
    };
    const text = htmlText(table, () => '', '', '');
    expect(text).not.toMatch(/<script>|javascript:/);
    expect(text).toContain('&quot;&gt;&lt;script&gt;');
  });

  test('every colour that its charts and its style name has a light and a dark value', () => {
    const read = (file: string) => readFileSync(`web/${file}`, 'utf8');
    const css = themes(read('tokens.css') + read('views/multiples.css'));
    const [light, dark] = [css.slice(0, css.indexOf('@media')), css.slice(css.indexOf('(prefers-color-scheme: dark)'))];
    const style = `${read('charts/chart.css')}${read('report/report.css')}`.replace(/\/\*[\s\S]*?\*\//g, '');
    const named = [...style.matchAll(/var\((--[\w-]+)\)/g)];
    for (const [, token] of named) {
      expect(light, token).toContain(`${token}:#`);
      expect(dark, token).toContain(`${token}:#`);
    }
    expect(light).toContain('--paper:#fbfaf7');
    expect(dark).toContain('--paper:#15181d');
  });
});

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { chartData } from '../../web/charts/series.ts';
import { layoutFigure } from '../../web/charts/figure.ts';
import { fr } from '../../web/i18n/fr.ts';
import { measureEn } from '../../web/i18n/measure-en.ts';
import { measureFr } from '../../web/i18n/measure-fr.ts';
import { wordsFor } from '../../web/i18n/messages.ts';
import type { MeasuresKeep } from '../../web/keep.ts';
import { measureTable } from '../../web/export/tables.ts';
import { chooseOwn } from '../../web/own-measure/choose.ts';
import { faultText } from '../../web/own-measure/fault-text.ts';
import { draftOf, dropDraft, keepDraft } from '../../web/own-measure/draft.ts';
import { keepMeasures, type MeasuresLine } from '../../web/own-measure/keep.ts';
import {
  isListed,
  mergedMeasures,
  nameFault,
  type OwnMeasure,
  readMeasures,
  successor,
  withMeasure,
  withoutMeasure,
} from '../../web/own-measure/list.ts';
import { ownMonths, ownPlot } from '../../web/own-measure/plot.ts';
import { ownView } from '../../web/own-measure/view.ts';
import { measureWords } from '../../web/own-measure/words.ts';
import { takeLook } from '../../web/asked-look.ts';
import { createPage } from '../../web/state.ts';
import { signal } from '@preact/signals';
import type { Engine } from '../../workers/engine.ts';
import { compileMeasure } from '../../workers/measure/compile.ts';
import type { Compiled } from '../../workers/measure/program.ts';
import { model } from '../../workers/model.ts';
import { holds } from '../fixtures.ts';
import { overview } from './fixtures.ts';
import { france } from './plans.ts';

function compiled(formula: string): Compiled {
  const answer = compileMeasure(formula);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.compiled;
}
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const whole = (() => {
  const answer = model.overview({ plan: { kind: 'shipped', name: 'microsoft-france' }, set: [] });
  if (!answer.ok) throw new Error(answer.issues[0]!.message.en);
  return answer.overview;
})();
const chart = chartData(whole);

describe('over a run of the default plan', () => {
  test('what a formula makes of the months is what the run itself says of them', () => {
    const by = (text: string, site: string) => ownMonths(compiled(text), whole, chart, site);
    for (const site of ['all', 'paris', 'marseille']) {
      const rows = whole.summary.monthly.filter((row) => row.site === site);
      const near = (values: Float64Array, expected: (row: (typeof rows)[number]) => number) =>
        rows.forEach((row, m) => {
          const [one, other] = [values[m]!, expected(row)];
          if (Number.isFinite(other)) expect(one / (other || 1), `${site} ${row.month}`).toBeCloseTo(other === 0 ? 0 : 1, 9);
        });
      near(by('gridMw', site), (row) => row.gridMwMean);
      near(by('gridMwPeak', site), (row) => row.gridMwPeak);
      near(by('pue', site), (row) => row.pue);
      near(by('waterM3', site), (row) => row.waterM3);
      near(by('tokensOut', site), (row) => row.tokensOut);
      near(by('inServiceAccelerators', site), (row) => row.inServiceAccelerators);
      near(by('costEur / gridMwh', site), (row) =>
        row.gridMwMean > 0 ? row.costEur / by('gridMwh', site)[rows.indexOf(row)]! : Number.NaN,
      );
    }
  });

  test('a ratio of all sites is made of their totals: one line each and one of the whole', () => {
    const plot = ownPlot(compiled('tokensOutPerS / gridMw'), whole, chart, 'all', undefined);
    expect(plot.shape).toBe('lines');
    expect(plot.layers.map(({ id }) => id)).toEqual(['paris', 'marseille', 'all']);
    const at = (id: string) => plot.layers.find((layer) => layer.id === id)!.end;
    expect(at('all')).toBeGreaterThan(Math.min(at('paris'), at('marseille')));
    expect(at('all')).toBeLessThan(Math.max(at('paris'), at('marseille')));
  });

  test('what adds up is stacked, by day as areas and counted as bars; what falls below zero is lines over an axis that reaches it', () => {
    const plot = (text: string) => ownPlot(compiled(text), whole, chart, 'all', undefined);
    expect(plot('itMw').shape).toBe('areas');
    expect(plot('itMwh').shape).toBe('bars');
    const below = plot('itMw - gridMw');
    expect(below.shape).toBe('lines');
    expect(below.lowest).toBeLessThan(-1);
    const counted = plot('gridMwh - 100 MWh');
    expect(counted.layers.at(-1)!.values).toHaveLength(whole.days);
    const words = wordsFor('en');
    const view = ownView({ name: 'Losses', formula: 'itMw - gridMw' }, compiled('itMw - gridMw'));
    const marks = layoutFigure(view.show(whole, chart, 'all', undefined), { width: 900, plotHeight: 300 }, words);
    expect(marks.plot.note).toBeUndefined();
    expect(marks.plot.grid.some(({ text }) => text.startsWith('−'))).toBe(true);
  });

  test('title, unit, gaps and totals are said in both languages', () => {
    const view = ownView({ name: 'Tokens per MW', formula: 'tokensOutPerS / gridMw' }, compiled('tokensOutPerS / gridMw'));
    const { measure } = view.show(whole, chart, 'all', undefined);
    if (typeof measure === 'string') throw new Error('not ours');
    const [en, french] = (['en', 'fr'] as const).map((language) => measure.headings(whole.summary, 'all', wordsFor(language)));
    expect(plain(en!.title)).toMatch(/^Tokens per MW peaks at [\d.]+ M tokens\/s\/MW in \w+ 2027$/);
    expect(plain(en!.subtitle)).toMatch(
      /^tokensOutPerS \/ gridMw, by day, tokens\/s\/MW, each site .* All sites: the formula over their totals\. 274 days of 1,461 have no value/,
    );
    expect(plain(french!.title)).toMatch(/culmine à [\d,]+ M jetons\/s\/MW en /);
    expect(plain(french!.subtitle)).toContain('274 jours sur 1 461 sont sans valeur');
  });

  test('days that leave through the top are said, and where none does nothing is', () => {
    const subtitle = (formula: string) => {
      const { measure } = ownView({ name: 'M', formula }, compiled(formula)).show(whole, chart, 'all', undefined);
      return typeof measure === 'string' ? '' : plain(measure.headings(whole.summary, 'all', wordsFor('en')).subtitle);
    };
    const most = Math.max(
      ...whole.daily.filter(({ name }) => name === 'pue').map(({ values }) => Math.max(...values.filter((one) => one > 0))),
    );
    expect(subtitle('pue')).toContain(`Some days leave through the top, up to ${most.toFixed(2)}.`);
    expect(subtitle('gridMw - gridFirmMw')).not.toContain('through the top');
  });

  test('its table has the days of every site in the plain unit, as tables of ours have', async () => {
    const words = wordsFor('fr');
    const view = ownView({ name: 'Coût moyen', formula: 'costEur / gridMwh' }, compiled('costEur / gridMwh'));
    const { measure } = view.show(whole, chart, 'all', undefined);
    if (typeof measure === 'string') throw new Error('not ours');
    const [own, ours] = [await measure.table(whole, 'all', words), measureTable(whole, 'costEur', 'all', words)];
    expect(own.rows).toBe(ours.rows);
    expect(own.columns.map(({ unit }) => unit)).toEqual(['', 'EUR/MWh', 'EUR/MWh', 'EUR/MWh', 'EUR/MWh']);
    expect(
      measure
        .daily(whole)
        .map(({ name, site }) => [name, site])
        .at(-1),
    ).toEqual(['Coût moyen (EUR/MWh)', 'all']);
    expect(measure.part).toBe('cout-moyen');
  });

  test('the ghost is the same formula over the answer before', () => {
    const answer = model.overview({
      plan: { kind: 'shipped', name: 'microsoft-france' },
      set: [{ pointer: '/deliveries/share', value: 0.5 }],
    });
    if (!answer.ok) throw new Error('refused');
    const formula = compiled('inServiceAccelerators / 8 accelerators');
    const { ghost } = ownPlot(formula, whole, chart, 'all', answer.overview);
    const end = answer.overview.summary.totals.acceleratorsInService / 8;
    expect(ghost!.end).toBeCloseTo(end, 6);
    expect(ghost!.difference).toBeCloseTo(whole.summary.totals.acceleratorsInService / 8 - end, 6);
    expect(ownPlot(formula, whole, chart, 'all', whole).ghost).toBeUndefined();
  });
});

const A: OwnMeasure = { name: 'A', formula: 'gridMw' };
const B: OwnMeasure = { name: 'B', formula: 'pue' };

describe('the list', () => {
  test('names one measure each, whatever its capitals and accents', () => {
    expect(nameFault([A], ' a ', undefined)).toBe('taken');
    expect(nameFault([A], 'a', A)).toBeUndefined();
    expect(nameFault([A], '  ', undefined)).toBe('empty');
    expect(nameFault([A], 'x'.repeat(61), undefined)).toBe('long');
    expect(withMeasure([A, B], { ...A, name: 'C' }, A).map(({ name }) => name)).toEqual(['C', 'B']);
    expect(withoutMeasure([A, B], 'A')).toEqual([B]);
    expect(successor([A, B], [{ ...A, name: 'C' }, B], 'A')).toMatchObject({ name: 'C' });
    expect(successor([A, B], [B], 'A')).toBeUndefined();
  });

  test('takes of kept data what it knows, and leaves the rest', () => {
    expect(
      readMeasures([A, { name: 'a', formula: 'x' }, { name: 3 }, undefined, 'text', { name: 'D', formula: 'x'.repeat(500) }, B]),
    ).toEqual([A, B]);
    expect(readMeasures({ 0: A })).toEqual([]);
  });
});

/** What two pages of one browser share. */
type Store = { kept: unknown; readonly saved: unknown[] };
const storeOf = (kept?: unknown): Store => ({ kept, saved: [] });

/** A page whose engine answers at once, and a store in memory. */
async function open(kept: unknown = undefined, store = storeOf(kept), line?: MeasuresLine) {
  const engine = {
    plans: async () => [],
    describe: async () => ({ ok: true, description: france }),
    overview: async () => ({ ok: true, overview: { ...overview }, elapsedMs: 1, isDraft: false }),
  } as unknown as Engine;
  const page = createPage(engine, { language: 'en', theme: 'light' });
  const { saved } = store;
  const keep: MeasuresKeep = {
    measures: async () => store.kept,
    changeMeasures: async (change) => {
      store.kept = change(store.kept);
      saved.push(store.kept);
    },
  };
  page.begin({ plan: { kind: 'shipped', name: 'microsoft-france' }, edits: {} });
  const unkept = signal(false);
  await keepMeasures(page, keep, unkept, line);
  await vi.waitFor(() => expect(page.answer.value).toBeDefined());
  return { page, saved, unkept };
}
const ask = async (formula: string) => compileMeasure(formula);

describe('on the page', () => {
  test('it is kept, undone and redone, and asks for no run', async () => {
    const { page, saved } = await open([A]);
    expect(page.measures.value).toEqual([A]);
    const before = page.answer.value;
    page.changeMeasures(withMeasure(page.measures.value, B, undefined), 'saveMeasure', 'B');
    expect(saved).toEqual([[A, B]]);
    page.undo();
    expect(page.measures.value).toEqual([A]);
    page.redo();
    expect(page.measures.value).toEqual([A, B]);
    expect(saved).toHaveLength(3);
    page.choosePlan({ kind: 'shipped', name: 'brownfield' });
    expect(page.measures.value).toEqual([A, B]);
    expect(before).toBe(page.answer.value);
  });

  test('the chart follows it as it is renamed, edited, deleted and brought back', async () => {
    const { page } = await open([A, B]);
    await chooseOwn(page, B, ask);
    const shown = () => page.charts.own.value?.measure;
    expect(shown()).toEqual(B);
    const C = { ...B, name: 'C' };
    page.changeMeasures(withMeasure(page.measures.value, C, B), 'renameMeasure', 'C');
    await vi.waitFor(() => expect(shown()).toEqual(C));
    page.changeMeasures(withMeasure(page.measures.value, { ...C, formula: 'itMw' }, C), 'saveMeasure', 'C');
    await vi.waitFor(() => expect(shown()).toMatchObject({ formula: 'itMw' }));
    page.undo();
    page.undo();
    await vi.waitFor(() => expect(shown()).toEqual(B));
    page.changeMeasures(withoutMeasure(page.measures.value, 'B'), 'deleteMeasure', 'B');
    expect(shown()).toBeUndefined();
    page.undo();
    expect(page.measures.value).toEqual([A, B]);
  });

  test('one that is read too late does not take the place of what was chosen meanwhile', async () => {
    const { page } = await open([A, B]);
    const waiting: (() => void)[] = [];
    const slow = async (formula: string) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return compileMeasure(formula);
    };
    const [first, second] = [chooseOwn(page, A, slow), chooseOwn(page, B, slow)];
    waiting[1]!();
    waiting[0]!();
    await Promise.all([first, second]);
    expect(page.charts.own.value?.measure).toEqual(B);
    const late = chooseOwn(page, A, slow);
    takeLook(page, [['measure', 'pue']]);
    waiting[2]!();
    await late;
    expect([page.charts.own.value, page.charts.measure.value]).toEqual([undefined, 'pue']);
  });

  test('a reader that does not start is said on the page', async () => {
    const { page } = await open([A]);
    await chooseOwn(page, A, () => Promise.reject(new Error('no worker')));
    expect(page.notice.value).toEqual({ kind: 'failed', reason: { en: 'no worker', fr: 'no worker' } });
  });

  test('one of a link is not the list’s own of the same name', async () => {
    const { page } = await open([A, B]);
    const theirs = { name: 'A', formula: 'itMw' };
    expect([isListed(page.measures.value, A), isListed(page.measures.value, theirs)]).toEqual([true, false]);
    await chooseOwn(page, theirs, ask);
    page.changeMeasures(withoutMeasure(page.measures.value, 'B'), 'deleteMeasure', 'B');
    await new Promise((resolve) => setTimeout(resolve));
    expect(page.charts.own.value?.measure).toEqual(theirs);
  });

  test('a kept formula that can no longer be read is shown where it is mended', async () => {
    const { page } = await open([{ name: 'Old', formula: 'gone + 1' }]);
    await chooseOwn(page, page.measures.value[0]!, ask);
    expect(page.charts.own.value).toBeUndefined();
    expect(page.charts.writing.value?.former?.name).toBe('Old');
  });

  test('a browser that keeps nothing says so', async () => {
    const { page } = await open();
    const unkept = signal(false);
    const refusing: MeasuresKeep = {
      measures: () => Promise.reject(new Error()),
      changeMeasures: () => Promise.reject(new Error()),
    };
    await keepMeasures(page, refusing, unkept);
    page.changeMeasures([A], 'saveMeasure', 'A');
    await vi.waitFor(() => expect(unkept.value).toBe(true));
  });
});

test('what was typed and not saved waits for the same measure, until it is dropped or nothing of it is new', async () => {
  const { page } = await open([A, B]);
  const typed = { name: '', formula: 'gridMw /' };
  keepDraft(page, undefined, typed);
  keepDraft(page, A, { ...A, formula: 'itMw * 2' });
  expect([draftOf(page, undefined), draftOf(page, A), draftOf(page, B)]).toEqual([
    typed,
    { ...A, formula: 'itMw * 2' },
    undefined,
  ]);
  keepDraft(page, A, { name: ` ${A.name}`, formula: `${A.formula} ` });
  dropDraft(page, undefined);
  expect([draftOf(page, undefined), draftOf(page, A)]).toEqual([undefined, undefined]);
  expect(draftOf((await open()).page, undefined)).toBeUndefined();
});

describe('two pages of one browser', () => {
  const C: OwnMeasure = { name: 'C', formula: 'itMw' };

  test('keep what each of them made, changed, renamed, deleted and took back, and touch nothing of the other', async () => {
    const store = storeOf([A, B]);
    const [one, other] = [await open(undefined, store), await open(undefined, store)];
    one.page.changeMeasures(withMeasure(one.page.measures.value, C, undefined), 'saveMeasure', 'C');
    const D = { name: 'D', formula: 'gridMwh' };
    other.page.changeMeasures(withMeasure(other.page.measures.value, D, undefined), 'saveMeasure', 'D');
    expect(store.kept).toEqual([A, B, C, D]);
    const renamed = { ...B, name: 'PUE' };
    other.page.changeMeasures(withMeasure(other.page.measures.value, renamed, B), 'renameMeasure', 'PUE');
    one.page.changeMeasures(withoutMeasure(one.page.measures.value, 'A'), 'deleteMeasure', 'A');
    expect(store.kept).toEqual([renamed, C, D]);
    one.page.undo();
    other.page.undo();
    expect(store.kept).toEqual([B, C, D, A]);
    // Of one name that both wrote the later stands.
    const later = { name: 'c', formula: 'waterM3' };
    other.page.changeMeasures(withMeasure(other.page.measures.value, later, undefined), 'saveMeasure', 'c');
    expect(store.kept).toEqual([B, later, D, A]);
  });

  test('hear of what the other keeps, without a new visit, and take nothing of it away by steps back', async () => {
    const store = storeOf([A, B]);
    const hears: (() => void)[] = [];
    const line = (nth: number): MeasuresLine => ({
      post: () => {
        for (const [i, hear] of hears.entries()) if (i !== nth) hear();
      },
      listen: (hear) => {
        hears[nth] = hear;
      },
    });
    const [one, other] = [await open(undefined, store, line(0)), await open(undefined, store, line(1))];
    one.page.changeMeasures(withMeasure(one.page.measures.value, C, undefined), 'saveMeasure', 'C');
    await vi.waitFor(() => expect(other.page.measures.value).toEqual([A, B, C]));
    await chooseOwn(one.page, B, ask);
    const renamed = { ...B, name: 'PUE' };
    other.page.changeMeasures(withMeasure(other.page.measures.value, renamed, B), 'renameMeasure', 'PUE');
    // What is shown follows, as if it had been renamed here.
    await vi.waitFor(() => expect(one.page.charts.own.value?.measure).toEqual(renamed));
    const saved = store.saved.length;
    one.page.undo();
    await vi.waitFor(() => expect(other.page.measures.value).toEqual([A, renamed]));
    one.page.redo();
    await vi.waitFor(() => expect(other.page.measures.value).toEqual([A, renamed, C]));
    other.page.undo();
    await vi.waitFor(() => expect(one.page.measures.value).toEqual([A, B, C]));
    // Each step was kept once: what is heard is not kept again.
    expect(store.saved.length - saved).toBe(3);
    expect(store.kept).toEqual([A, B, C]);
  });

  test('whatever one of them does, its own steps are kept as it has them and all that it did not touch stays', () => {
    const measure = fc.record({ name: fc.constantFrom(...'ABCDEF'), formula: fc.constantFrom('gridMw', 'pue', 'itMw') });
    const list = fc.uniqueArray(measure, { selector: ({ name }) => name, maxLength: 6 });
    const step = fc.record({ kind: fc.constantFrom('save', 'rename', 'delete'), name: fc.constantFrom(...'ABCDEF'), measure });
    holds(
      fc.property(list, list, step, (before, kept, { kind, name, measure: written }) => {
        const former = before.find((one) => one.name === name);
        const taken = nameFault(before, written.name, kind === 'rename' ? former : undefined) !== undefined;
        if (kind !== 'delete' && (taken || (kind === 'rename' && !former))) return;
        const now =
          kind === 'delete' ? withoutMeasure(before, name) : withMeasure(before, written, kind === 'rename' ? former : undefined);
        const merged = mergedMeasures(kept, before, now);
        expect(new Set(merged.map((one) => one.name)).size).toBe(merged.length);
        const touched = new Set(kind === 'delete' ? [name] : kind === 'rename' ? [name, written.name] : [written.name]);
        if (kind !== 'delete' && !(former && kind === 'rename' && former.formula === written.formula && name === written.name))
          expect(merged).toContainEqual(written);
        else if (kind === 'delete' && former) expect(merged.map((one) => one.name)).not.toContain(name);
        for (const one of kept) if (!touched.has(one.name)) expect(merged).toContainEqual(one);
        for (const one of merged) if (!touched.has(one.name)) expect(kept).toContainEqual(one);
      }),
    );
  });
});

describe('its words', () => {
  test('say the same in both languages, with the same values and typographic spaces', () => {
    const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const key of Object.keys(measureEn) as (keyof typeof measureEn)[]) {
      expect(names(measureFr[key]), key).toEqual(names(measureEn[key]));
      expect(measureWords('fr')(key), key).not.toMatch(/ [;:!?»]|« |[!']/);
      expect(measureEn[key], key).not.toMatch(/[!']/);
    }
    expect(fr['choose.own']).toBe('Mes mesures');
  });

  test('tell each fault with what was found and what is allowed', () => {
    const told = (formula: string, language: 'en' | 'fr') => {
      const answer = compileMeasure(formula);
      return answer.ok ? [] : answer.faults.map((fault) => plain(faultText(fault, wordsFor(language))));
    };
    expect(told('gridMw + tokensOutPerS', 'en')).toEqual([
      '“gridMw + tokensOutPerS” puts MW and tokens/s together. Allowed: the same kind of unit on both sides.',
    ]);
    expect(told('gridMw + 2', 'fr')).toEqual([
      '« gridMw + 2 » mêle MW et un simple nombre. Admis : des unités de même nature des deux côtés.',
    ]);
    expect(told('movingMean(gridMw; 1) / max(pue)', 'fr')).toEqual([
      '« 1 » n’est pas un nombre de jours. Admis : un nombre entier de 2 à 366.',
      'max reçoit 1 argument. Admis : 2 à 8.',
    ]);
  });
});

/** What an address asks to be shown: read, put on the page, and settled once there is a run. Fetched with the first address that asks for any of it. */
import { type AskedPlan, BESIDE, OF_PLAN, readPlan } from './address.ts';
import { MEASURES, type MeasureId } from './charts/measures.ts';
import { type Compared, MODES, SHOWS } from './compared.ts';
import { ALL_SOURCES, FOLDS, foldsOf, type LOOK_KEYS, type Pairs, type SourceFilter } from './look.ts';
import { type OwnMeasure, readMeasures } from './own-measure/list.ts';
import { reasonOf } from './reason.ts';
import type { Page, PlanRef, View } from './state.ts';
import { type Work, workOf } from './work.ts';

type AskedSlot = AskedPlan & { readonly key: string };
export type AskedCompare = Omit<Compared, 'slots'> & { readonly slots: readonly AskedSlot[] };
export type AskedLook = { readonly look: Pairs; readonly compared: AskedCompare | undefined; readonly unread: readonly string[] };

const VIEWS: readonly string[] = ['workspace', 'compare', 'sources', 'map', 'accuracy'] satisfies readonly View[];
const FILTERS: Readonly<Record<keyof SourceFilter, RegExp>> = {
  text: /^.{1,200}$/s,
  letter: /^([A-D]|none)$/,
  group: /^(sites|grid|cooling|compute|workload|money|none)$/,
  age: /^(1|2|none)$/,
  site: /^.{1,200}$/s,
  order: /^(letter|date)$/,
};
const NAME = /^.{1,200}$/s;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const WHY = /^(.{1,200}):(\d{4}-(?:0[1-9]|1[0-2]))$/s;

/** What an address may say of it, and what it must look like. */
const SHAPES: Readonly<Record<(typeof LOOK_KEYS)[number], (text: string) => boolean>> = {
  view: (text) => VIEWS.includes(text),
  measure: (text) => MEASURES.some(({ id }) => id === text),
  own: (text) => ownOf(text) !== undefined,
  site: (text) => NAME.test(text),
  month: (text) => MONTH.test(text),
  why: (text) => WHY.test(text),
  last: (text) => text === 'budget',
  open: (text) => text.split(',').every((one) => (FOLDS as readonly string[]).includes(one)),
  place: (text) => NAME.test(text),
  filter: (text) => {
    const [key, value] = cut(text);
    return Object.hasOwn(FILTERS, key) && FILTERS[key as keyof SourceFilter].test(value);
  },
};
export function readLook(pairs: Pairs): AskedLook {
  const unread: string[] = [];
  const first = (key: string) => pairs.find(([one]) => one === key)?.[1] || undefined;
  const look = pairs.filter(([key, text]) => {
    if (!Object.hasOwn(SHAPES, key)) return false;
    const isRead = SHAPES[key as keyof typeof SHAPES](text);
    if (!isRead) unread.push(`${key}=${text.slice(0, 120)}`);
    return isRead;
  });
  return { look, compared: readCompared(pairs, first, unread), unread };
}

function readCompared(pairs: Pairs, first: (key: string) => string | undefined, unread: string[]): AskedCompare | undefined {
  const slots = BESIDE.filter((prefix) => pairs.some(([key]) => OF_PLAN.some((one) => key === prefix + one))).map((prefix) => {
    return { key: prefix, ...readPlan(pairs, prefix, unread) };
  });
  const one = <T extends string>(key: string, allowed: readonly T[]): T => {
    const said = first(key);
    if (said !== undefined && !(allowed as readonly string[]).includes(said)) unread.push(`${key}=${said.slice(0, 120)}`);
    return allowed.find((each) => each === said) ?? allowed[0]!;
  };
  const base = one('base', ['a', ...slots.map(({ key }) => key[0]!)]);
  const [mode, show, ownName] = [one('mode', MODES), one('inputs', SHOWS), first('a.name')?.slice(0, 120)];
  const isSilent = slots.length === 0 && mode === MODES[0] && show === SHOWS[0] && ownName === undefined;
  return isSilent ? undefined : { slots, ownName, base: 1 + slots.findIndex(({ key }) => key[0] === base), mode, show };
}

/** Within a batch of the caller: shows what was asked for, and all else as the page begins; what the run must tell first follows by `settleLook`. */
export function takeLook(page: Page, asked: Pairs): void {
  const of = (key: string) => asked.find(([one]) => one === key)?.[1];
  const { charts } = page;
  const open = of('open')?.split(',') ?? [];
  const filter = asked.filter(([key]) => key === 'filter').map(([, text]) => cut(text));
  page.view.value = (of('view') ?? 'workspace') as View;
  charts.measure.value = (of('measure') ?? 'gridMw') as MeasureId;
  charts.own.value = undefined;
  const own = ownOf(of('own') ?? '');
  const turn = ++charts.choosing.turn;
  if (own)
    import('./own-measure/choose.ts')
      .then(({ chooseOwn }) => chooseOwn(page, own, undefined, turn))
      .catch((error: unknown) => {
        page.notice.value = { kind: 'failed', reason: reasonOf(error) };
      });
  charts.site.value = of('site') ?? 'all';
  charts.lastMultiple.value = of('last') ? 'budget' : 'carbon';
  charts.mapSite.value = of('place');
  charts.why.value = undefined;
  for (const [fold, isOpen] of Object.entries(foldsOf(page))) isOpen.value = open.includes(fold);
  page.sourceFilter.value = { ...ALL_SOURCES, ...Object.fromEntries(filter) };
}

/** The months and sites that were asked for, once there is a run that has them; those that it lacks are named. */
export function settleLook(page: Page, asked: Pairs, isCompared: boolean): readonly string[] {
  const months = page.chart.value?.months ?? [];
  const sites = page.answer.value?.overview.summary.sites ?? [];
  const hasSite = (id: string) => sites.some((site) => site.id === id);
  const monthOf = (key: string) => months.findIndex((month) => month.key === key);
  const missing: string[] = [];
  for (const [key, text] of asked) {
    const why = key === 'why' ? WHY.exec(text) : null;
    const month = key === 'month' ? monthOf(text) : -1;
    if (why && hasSite(why[1]!) && monthOf(why[2]!) >= 0) page.charts.why.value = { site: why[1]!, month: why[2]! };
    else if (month >= 0) page.cursor.value = { month, pinned: true };
    // A compared plan may have sites of its own.
    else if (why || key === 'month' || (['site', 'place'].includes(key) && !hasSite(text) && !(isCompared && key === 'site')))
      missing.push(`${key}=${text}`);
  }
  return missing;
}

/** A measure that its writer's link holds: it is shown, and only who saves it has it among their own. A formula has no colon. */
function ownOf(text: string): OwnMeasure | undefined {
  const colon = text.lastIndexOf(':');
  const [measure] = readMeasures([{ name: text.slice(0, Math.max(0, colon)), formula: text.slice(colon + 1) }]);
  return measure?.formula.trim() ? measure : undefined;
}

function cut(text: string): [string, string] {
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}

type Doors = {
  /** The plan that is asked for, where there is such a one. */
  readonly planOf: (asked: AskedPlan) => PlanRef | undefined;
  /** The changes that the engine takes, and the others. */
  readonly sift: (plan: PlanRef, edits: AskedPlan['edits']) => Promise<{ edits: AskedPlan['edits']; refused: readonly string[] }>;
};
export type Found = {
  readonly compared: Compared;
  readonly unread: readonly string[];
  readonly files: readonly string[];
};

/** The plans beside the one on the page, without what nobody can run. */
export async function findCompared(asked: AskedCompare, { planOf, sift }: Doors): Promise<Found> {
  const slots: { readonly key: string; readonly name: string | undefined; readonly work: Work }[] = [];
  const [unread, files]: [string[], string[]] = [[], []];
  for (const one of asked.slots) {
    const plan = planOf(one);
    if (plan) {
      const { edits, refused } = await sift(plan, one.edits);
      unread.push(...refused.map((part) => one.key + part));
      slots.push({ key: one.key, name: one.name, work: workOf(plan, edits, undefined, one.locks) });
    } else if (one.file === undefined) unread.push(`${one.key}plan=${one.plan ?? ''}`);
    else files.push(one.file);
  }
  const base = asked.slots[asked.base - 1]?.key;
  const compared = { ...asked, slots: slots.map(({ name, work }) => ({ name, work })) };
  return { compared: { ...compared, base: 1 + slots.findIndex(({ key }) => key === base) }, unread, files };
}

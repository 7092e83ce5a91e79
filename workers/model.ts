/** What a worker can be asked: short calls, plain data in, columns out. What it keeps is only what it could work out again. */
import {
  type Between,
  type Coalition,
  changedFile,
  changedPlan,
  csvParts,
  digestOfColumns,
  leversOf,
  overviewOf,
  parametersOf,
  type Results,
  readHours,
  relaxations,
  type Sketch,
  type Step,
  type Summary,
  simulateDays,
  simulateMoney,
} from '../src/index.ts';
import { type Asked, load, loadFrom, opened, sourceOf } from './asked.ts';
import type { CellsFor } from './packed.ts';
import type {
  AccuracyAnswer,
  BetweenAnswer,
  BetweenRequest,
  ComparedAnswer,
  CsvAnswer,
  DescribeAnswer,
  FileAnswer,
  Gain,
  HoursAnswer,
  LoadToldAnswer,
  MixesAnswer,
  MoneyAnswer,
  OrdersAnswer,
  OrdersCsvAnswer,
  OverviewAnswer,
  PlanCard,
  PlanRef,
  PlanRequest,
  ReadyAnswer,
  Refused,
  TownAnswer,
  WhyAnswer,
} from './protocol.ts';
import { atHand, builtFor, draft, environmentFor, run, runWhole, sketchOf } from './runs.ts';
import { PLAN_NAMES, shippedPlan } from './shipped.ts';

/** The cases are those that ship and the catalogue is too, so that they are judged once. */
let judged: AccuracyAnswer | undefined;

/** The two plans that were mixed last: a study asks for many mixes of the same two. */
let lastPair: { readonly key: string; readonly between: Between } | undefined;

async function pairOf(question: BetweenRequest): Promise<{ readonly ok: true; readonly between: Between } | Refused> {
  const { pairKey, pairBetween } = await import('./compare.ts');
  const key = pairKey(question);
  if (lastPair?.key === key) return { ok: true, between: lastPair.between };
  const [one, other] = [load(question.from), load(question.to)];
  if (!one.ok) return one;
  if (!other.ok) return other;
  const plan = opened(sourceOf(question.from)!);
  if (!plan.ok) return plan;
  lastPair = { key, between: pairBetween(one, other, plan, question.grain) };
  return { ok: true, between: lastPair.between };
}

/** A run with every hour, for the files that are made beside the page. */
export function wholeRun(request: PlanRequest): { readonly ok: true; readonly results: Results } | Refused {
  const loaded = load(request);
  return loaded.ok ? { ok: true, results: runWhole(loaded) } : loaded;
}

export const model = {
  plans(): PlanCard[] {
    return PLAN_NAMES.flatMap((name) => {
      const loaded = loadFrom(shippedPlan(name)!, []);
      if (!loaded.ok) return [];
      const { name: title, question } = loaded.scenario;
      return [{ name, title, question: question ?? { en: '', fr: '' } }];
    });
  },

  describe(plan: PlanRef): DescribeAnswer {
    const loaded = load({ plan, set: [] });
    if (!loaded.ok) return loaded;
    const parameters = parametersOf(loaded);
    const { id, name } = loaded.scenario;
    return {
      ok: true,
      description: { id, name, levers: leversOf(loaded, parameters), parameters: parameters.map(({ parameter }) => parameter) },
    };
  },

  overview(request: PlanRequest, draftWillDo = false, cellsFor?: CellsFor): OverviewAnswer {
    const started = performance.now();
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const { results, isDraft } = draftWillDo ? draft(loaded) : { results: run(loaded), isDraft: false };
    const overview = overviewOf(results, cellsFor);
    return { ok: true, overview, isDraft, isSketch: false, elapsedMs: performance.now() - started };
  },

  /** A sketch of a run; none where the last whole run was of another frame. */
  sketch(request: PlanRequest): { readonly ok: true; readonly sketch: Sketch } | Refused | undefined {
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const made = sketchOf(loaded);
    return made && { ok: true, sketch: made };
  },

  /** Runs a plan from the ground and keeps nothing of it: what has run a few times is compiled, and the first drag finds it so. */
  warm(request: PlanRequest): void {
    const loaded = load(request);
    if (loaded.ok) simulateDays(loaded.scenario, { environment: environmentFor(loaded) });
  },

  /** Reads a file of weather, prices or carbon. */
  hours(name: string, text: string): HoursAnswer {
    return readHours({ file: name, text });
  },

  /** The plan with the orders of a file; what reads them is fetched now. */
  async orders(request: PlanRequest, name: string, text: string): Promise<OrdersAnswer> {
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const { planWithOrders } = await import('./orders.ts');
    return planWithOrders(request, { file: name, text }, loaded, loadFrom, sourceOf(request)!);
  },

  /** The orders of a plan as a file. */
  async ordersCsv(request: PlanRequest, language: 'en' | 'fr'): Promise<OrdersCsvAnswer> {
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const { ordersFile } = await import('./orders.ts');
    return { ok: true, csv: ordersFile(loaded, language) };
  },

  why(request: PlanRequest, site: string, month: string): WhyAnswer {
    const started = performance.now();
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const now = run(loaded).summary;
    const binding = now.sites.find(({ id }) => id === site)?.binding.find((entry) => entry.month === month);
    const entry = now.ledgerByMonth.find((row) => row.site === site && row.month === month);
    if (!binding || !entry) throw new Error(`This run has no month ${month} for ${site}.`);
    const { site: _site, month: _month, ...hours } = entry;
    const gains = relaxations(loaded.scenario, site, binding).flatMap((relaxation): Gain[] => {
      const set = [...request.set, ...relaxation.changes.map(({ pointer, to }) => ({ pointer, value: to }))];
      const relaxed = load({ ...request, set });
      return relaxed.ok ? [{ ...relaxation, ...gained(now, run(relaxed).summary, site, month) }] : [];
    });
    return { ok: true, why: { site, month, hours, gains, runs: 1 + gains.length, elapsedMs: performance.now() - started } };
  },

  money(request: PlanRequest): MoneyAnswer {
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const { coolings, platforms } = loaded.scenario.catalogue;
    const named = [
      ...coolings.map(({ id, name }) => [id, name] as const),
      ...platforms.map(({ id, name }) => [id, { en: name, fr: name }] as const),
    ];
    return { ok: true, money: simulateMoney(loaded.scenario, atHand(loaded)), names: Object.fromEntries(named) };
  },

  /** How the draw behaves by site and year; what reads it is fetched now. */
  async load(request: PlanRequest): Promise<LoadToldAnswer> {
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const { askOfLoad } = await import('./site.ts');
    return { ok: true, ...askOfLoad(loaded.scenario, atHand(loaded)) };
  },

  /** What users ask of the sites, by a run of its own that keeps what it needs; what reads it is fetched now. */
  async town(request: PlanRequest): Promise<TownAnswer> {
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const { scenario, hash, imports } = loaded;
    const { askOfSites } = await import('./site.ts');
    return { ok: true, ...askOfSites(scenario, { environment: environmentFor(loaded), hash, imports, build: builtFor }) };
  },

  /** When the sites may be ready, by many drawn schedules; what draws them is fetched now. */
  async ready(request: PlanRequest): Promise<ReadyAnswer> {
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const { askWhenReady } = await import('./ready.ts');
    return askWhenReady(loaded);
  },

  file(request: PlanRequest): FileAnswer {
    const loaded = load(request);
    if (!loaded.ok) return loaded;
    const { plan, set } = request;
    const document =
      plan.kind === 'shipped' ? changedPlan(plan.name, loaded.scenario.name, set) : changedFile(JSON.parse(plan.text), set);
    const stem = plan.name.replace(/\.json$/, '');
    return {
      ok: true,
      name: `${stem}${plan.kind === 'shipped' && set.length > 0 ? '-changed' : ''}.json`,
      text: `${JSON.stringify(document, null, 2)}\n`,
    };
  },

  /** The models against published results; the cases and what judges them are fetched now. */
  async accuracy(): Promise<AccuracyAnswer> {
    if (judged) return judged;
    const loaded = loadFrom(shippedPlan(PLAN_NAMES[0]!)!, []);
    if (!loaded.ok) return loaded;
    const { judgeShipped } = await import('./accuracy.ts');
    judged = judgeShipped(loaded.scenario.catalogue);
    return judged;
  },

  /** What some plans are asked, side by side; what compares them is fetched now. */
  async compared(requests: readonly PlanRequest[]): Promise<ComparedAnswer> {
    const plans: Asked[] = [];
    for (const request of requests) {
      const loaded = load(request);
      if (!loaded.ok) return loaded;
      plans.push(loaded);
    }
    const { compareInputs } = await import('./compare.ts');
    return { ok: true, inputs: compareInputs(plans) };
  },

  /** The inputs between two plans, in groups that are changed as one. */
  async between(question: BetweenRequest): Promise<BetweenAnswer> {
    const found = await pairOf(question);
    return found.ok ? { ok: true, inputs: found.between.inputs } : found;
  },

  /** What mixes of two plans come to: of those asked as many as a short while allows, and one at least. */
  async mixes(question: BetweenRequest, coalitions: readonly Coalition[]): Promise<MixesAnswer> {
    const found = await pairOf(question);
    if (!found.ok) return found;
    const { runMixes } = await import('./compare.ts');
    return { ok: true, told: runMixes(found.between, coalitions, (mixed) => run(mixed).summary) };
  },

  /** Fingerprint of every bit of every hour: equal wherever the same plan runs. */
  digest(request: PlanRequest): string {
    const loaded = load(request);
    return loaded.ok ? digestOfColumns(runWhole(loaded).columns) : '';
  },

  csv(request: PlanRequest, by: Step): CsvAnswer {
    const loaded = load(request);
    return loaded.ok ? { ok: true, csv: [...csvParts(runWhole(loaded), by)] } : loaded;
  },
};

/** What a run has over another, then and at the end. */
function gained(
  before: Summary,
  after: Summary,
  site: string,
  month: string,
): Pick<Gain, 'acceleratorsThen' | 'acceleratorsAtEnd' | 'servedHours'> {
  const then = ({ monthly }: Summary): number =>
    monthly.find((row) => row.site === site && row.month === month)!.inServiceAccelerators;
  const served = ({ ledger }: Summary): number => ledger.reduce((sum, row) => sum + row.served, 0);
  return {
    acceleratorsThen: then(after) - then(before),
    acceleratorsAtEnd: after.totals.acceleratorsInService - before.totals.acceleratorsInService,
    servedHours: served(after) - served(before),
  };
}

/** What a worker can be asked: short calls, plain data in, columns out. What it keeps is only what it could work out again. */
import { transfer } from 'comlink';
import {
  csvParts,
  digestOfColumns,
  type Environment,
  environmentKey,
  environmentOf,
  type LoadAnswer,
  type Loaded,
  leversOf,
  loadScenario,
  newTable,
  overviewOf,
  type Results,
  type Scenario,
  type SourceText,
  type Step,
  simulate,
  type Table,
  type Timeline,
  timeline,
} from '../src/index.ts';
import type { CsvAnswer, OverviewAnswer, PlanCard, PlanRequest } from './protocol.ts';
import { libraryWith, PLAN_NAMES, shippedPlan } from './shipped.ts';

/** A function that remembers its last few answers. */
function remembering<A, B>(most: number, keyOf: (input: A) => string, work: (input: A) => B): (input: A) => B {
  const known = new Map<string, B>();
  return (input) => {
    const key = keyOf(input);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work(input);
    known.set(key, made);
    if (known.size > most) known.delete(known.keys().next().value!);
    return made;
  };
}

const outside = remembering<Scenario, Environment>(4, environmentKey, (scenario) =>
  environmentOf(scenario, timeline(scenario.from, scenario.to)),
);
const planAlone = remembering<SourceText, LoadAnswer>(
  8,
  ({ file, text }) => `${file}\n${text}`,
  (source) => loadScenario(source, libraryWith()),
);

function sourceOf({ plan }: PlanRequest): SourceText | undefined {
  return plan.kind === 'shipped' ? shippedPlan(plan.name) : { file: plan.name, text: plan.text };
}

function load(request: PlanRequest): { ok: true; loaded: Loaded; plan: Loaded } | Extract<LoadAnswer, { ok: false }> {
  const source = sourceOf(request);
  if (!source) {
    const found = JSON.stringify(request.plan.name);
    const allowed = `one of ${PLAN_NAMES.join(', ')}`;
    return {
      ok: false,
      issues: [
        {
          file: request.plan.name,
          pointer: '',
          found,
          allowed,
          message: `There is no plan ${found}; known are ${PLAN_NAMES.join(', ')}.`,
          suggestion: '',
        },
      ],
    };
  }
  const plan = planAlone(source);
  if (!plan.ok) return plan;
  const loaded = request.set.length === 0 ? plan : loadScenario(source, libraryWith(), request.set);
  return loaded.ok ? { ok: true, loaded, plan } : loaded;
}

/** Columns of the last run, written over by the next: a drag would else make and drop 20 MB sixty times a second. */
const columns = new Map<string, Table>();

function columnsFor(site: string, time: Timeline): Table {
  const last = columns.get(site);
  if (last && last.gridMw.length === time.hours) return last;
  const made = newTable(site, time);
  columns.set(site, made);
  return made;
}

/** A run whose columns hold until the next one: read them at once. */
function run(loaded: Loaded): Results {
  const { scenario } = loaded;
  if (columns.size > 2 * scenario.sites.length + 2) columns.clear();
  return simulate(scenario, timeline(scenario.from, scenario.to), outside(scenario), columnsFor);
}

export const model = {
  plans(): PlanCard[] {
    return PLAN_NAMES.flatMap((name) => {
      const loaded = planAlone(shippedPlan(name)!);
      if (!loaded.ok) return [];
      const { name: title, question } = loaded.scenario;
      return [{ name, title, question: question ?? { en: '', fr: '' } }];
    });
  },

  overview(request: PlanRequest): OverviewAnswer {
    const started = performance.now();
    const read = load(request);
    if (!read.ok) return read;
    const overview = overviewOf(run(read.loaded));
    const answer: OverviewAnswer = {
      ok: true,
      overview,
      levers: leversOf(read.loaded, read.plan),
      elapsedMs: performance.now() - started,
    };
    return transfer(
      answer,
      overview.daily.map(({ values }) => values.buffer),
    );
  },

  /** Fingerprint of every bit of every hour: equal wherever the same plan runs. */
  digest(request: PlanRequest): string {
    const read = load(request);
    return read.ok ? digestOfColumns(run(read.loaded).columns) : '';
  },

  csv(request: PlanRequest, by: Step): CsvAnswer {
    const read = load(request);
    if (!read.ok) return read;
    return { ok: true, csv: [...csvParts(run(read.loaded), by)] };
  },
};

export type Model = typeof model;

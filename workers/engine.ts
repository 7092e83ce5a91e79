/** All that the page may ask, and what happens when a worker dies: it is started again once, and whoever waited is answered. */
import { type Remote, transfer } from 'comlink';
import type { Overview } from '../src/index.ts';
import { Lane, WorkerDied, type Worklike } from './lane.ts';
import { unpackOverview } from './packed.ts';
import type { PackedAnswer, Posted } from './posted.ts';
import type {
  AccuracyAnswer,
  AttributionAnswer,
  BetweenAnswer,
  BetweenRequest,
  ComparedAnswer,
  CsvAnswer,
  DescribeAnswer,
  FileAnswer,
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
  TownAnswer,
  TrialAnswer,
  Wanted,
  WhyAnswer,
} from './protocol.ts';

export type Engine = {
  /** The shipped plans, in the order to show them. */
  plans(): Promise<readonly PlanCard[]>;
  /** What a plan offers to be moved, and where its numbers are from. */
  describe(plan: PlanRef): Promise<DescribeAnswer>;
  /**
   * One run, as the page shows it; undefined where a newer question overtook this one while another run was made. Where a draft will do,
   * as while a hand holds a lever, one may come: it takes half the time, and a sketch a third.
   */
  overview(request: PlanRequest, wanted?: Wanted): Promise<OverviewAnswer | undefined>;
  /** Gives the memory of a draft back for another, when nobody reads it any more: its days and tables are gone with it. */
  giveBack(draft: Overview): void;
  /** Runs a plan for nothing but practice. */
  warm(request: PlanRequest): Promise<void>;
  /** What one change more would come to; undefined where a newer trial overtook this one. Answered beside the runs. */
  trial(request: PlanRequest): Promise<TrialAnswer | undefined>;
  /** Why a site stood where it did in a month, by running again what would relax its limits. Answered by a worker of its own, so that a lever never waits for it. */
  why(request: PlanRequest, site: string, month: string): Promise<WhyAnswer>;
  /** What a plan costs by kind, year and unit. */
  money(request: PlanRequest): Promise<MoneyAnswer>;
  /** How the draw of the sites behaves. */
  load(request: PlanRequest): Promise<LoadToldAnswer>;
  /** What users ask of the sites of a plan. Answered beside the runs, as the reasons are. */
  town(request: PlanRequest): Promise<TownAnswer>;
  /** When the sites of a plan may be ready, by many drawn schedules. Answered beside the runs. */
  ready(request: PlanRequest): Promise<ReadyAnswer>;
  /** The models against the published results that ship with Jalon. */
  accuracy(): Promise<AccuracyAnswer>;
  /** The plan with its changes as a scenario file. */
  file(request: PlanRequest): Promise<FileAnswer>;
  /** The same run as a CSV of hours, days or months. */
  csv(request: PlanRequest, by: 'hour' | 'day' | 'month'): Promise<CsvAnswer>;
  /** Reads a file of weather, prices or carbon. */
  hours(name: string, text: string): Promise<HoursAnswer>;
  /** The plan with the orders of a file in the place of its own. */
  orders(request: PlanRequest, name: string, text: string): Promise<OrdersAnswer>;
  /** The orders of a plan as a CSV. */
  ordersCsv(request: PlanRequest, language: 'en' | 'fr'): Promise<OrdersCsvAnswer>;
  /** One run beside those of the page, as it shows them. To be asked one after another: of two at once only the newer is made. */
  beside(request: PlanRequest): Promise<OverviewAnswer | undefined>;
  /** What some plans are asked, side by side. */
  compared(requests: readonly PlanRequest[]): Promise<ComparedAnswer>;
  /** Why one plan comes out otherwise than another, by many runs in a worker of their own; `tell` hears how many are done. */
  attribute(question: BetweenRequest, tell: (done: number, of: number) => void): Promise<AttributionAnswer>;
  /** Stops the attribution that is under way, and nothing else. */
  stopAttribution(): void;
  /** Stops what is under way: whoever waits is told so, and the next question starts a new worker. */
  cancel(): void;
  close(): void;
};

/** The workers: one for the page's own runs, one for what is asked beside them, one for long studies that may be stopped. */
type Which = 'runs' | 'studies' | 'mixes';

/** Most blocks that wait to go back: more would be of no use. */
const MOST_BACK = 4;

export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export type EngineOptions = {
  /** Called when the worker died and was started again, or died once more. */
  readonly onRestart?: (event: 'restarted' | 'gone') => void;
  /** Starts a worker; tests hand in one of their own. */
  readonly start?: () => Worklike;
};

function startWorker(): Worklike {
  const worker = new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module' });
  return Object.assign(worker, { stop: () => worker.terminate() });
}

export function openEngine({ onRestart = () => {}, start = startWorker }: EngineOptions = {}): Engine {
  let restarted = false;
  let gone: Error | undefined;
  const lanes = new Map<Which, Lane>();

  const open = (which: Which): Lane => {
    if (gone) throw gone;
    const lane =
      lanes.get(which) ??
      new Lane(start(), (reason) => {
        lanes.delete(which);
        if (restarted) {
          gone = reason;
          for (const other of lanes.values()) other.close(reason);
          lanes.clear();
          onRestart('gone');
        } else {
          restarted = true;
          onRestart('restarted');
        }
      });
    lanes.set(which, lane);
    return lane;
  };
  const ask = async <T>(question: (model: Remote<Posted>) => Promise<T>, which: Which = 'runs'): Promise<T> => {
    const before = restarted;
    try {
      return await open(which).ask(question);
    } catch (error) {
      // The worker died under this question for the first time: ask the new one.
      if (error instanceof WorkerDied && !before && restarted && !gone) return open(which).ask(question);
      throw error;
    }
  };
  /** Blocks of drafts that go back with the next question. */
  const back: ArrayBuffer[] = [];
  const overviewOn = async (which: Which, request: PlanRequest, wanted: Wanted): Promise<OverviewAnswer | undefined> => {
    const answer = await ask<PackedAnswer>((model) => {
      const block = wanted === 'whole' ? undefined : back.pop();
      return model.overview(request, wanted, block && transfer(block, [block])) as Promise<PackedAnswer>;
    }, which);
    if (answer.ok === 'overtaken') return undefined;
    if (!answer.ok) return answer;
    const { packed, ...rest } = answer;
    return { ...rest, overview: unpackOverview(packed) };
  };
  const stop = (reason: Error): void => {
    for (const lane of lanes.values()) lane.close(reason);
    lanes.clear();
  };

  return {
    plans: () => ask((model) => model.plans()),
    describe: (plan) => ask<DescribeAnswer>((model) => model.describe(plan) as Promise<DescribeAnswer>),
    overview: (request, wanted = 'whole') => overviewOn('runs', request, wanted),
    giveBack({ daily }) {
      const block = daily[0]?.values.buffer;
      if (block?.byteLength && back.length < MOST_BACK) back.push(block);
    },
    warm: (request) => ask((model) => model.warm(request)),
    async trial(request) {
      type Told = TrialAnswer | { readonly ok: 'overtaken' };
      const answer = await ask<Told>((model) => model.trial(request) as Promise<Told>, 'studies');
      return answer.ok === 'overtaken' ? undefined : answer;
    },
    why: (request, site, month) => ask<WhyAnswer>((model) => model.why(request, site, month) as Promise<WhyAnswer>, 'studies'),
    money: (request) => ask<MoneyAnswer>((model) => model.money(request) as Promise<MoneyAnswer>, 'studies'),
    load: (request) => ask<LoadToldAnswer>((model) => model.load(request) as Promise<LoadToldAnswer>, 'studies'),
    town: (request) => ask<TownAnswer>((model) => model.town(request) as Promise<TownAnswer>, 'studies'),
    ready: (request) => ask<ReadyAnswer>((model) => model.ready(request) as Promise<ReadyAnswer>, 'studies'),
    accuracy: () => ask<AccuracyAnswer>((model) => model.accuracy() as Promise<AccuracyAnswer>),
    file: (request) => ask<FileAnswer>((model) => model.file(request) as Promise<FileAnswer>),
    csv: (request, by) => ask<CsvAnswer>((model) => model.csv(request, by) as Promise<CsvAnswer>),
    hours: (name, text) => ask<HoursAnswer>((model) => model.hours(name, text) as Promise<HoursAnswer>, 'studies'),
    orders: (request, name, text) =>
      ask<OrdersAnswer>((model) => model.orders(request, name, text) as Promise<OrdersAnswer>, 'studies'),
    ordersCsv: (request, language) =>
      ask<OrdersCsvAnswer>((model) => model.ordersCsv(request, language) as Promise<OrdersCsvAnswer>, 'studies'),
    beside: (request) => overviewOn('studies', request, 'whole'),
    compared: (requests) => ask<ComparedAnswer>((model) => model.compared([...requests]) as Promise<ComparedAnswer>, 'studies'),
    async attribute(question, tell) {
      const { attribute } = await import('./attribute.ts');
      return attribute(tell, {
        between: () => ask<BetweenAnswer>((model) => model.between(question) as Promise<BetweenAnswer>, 'mixes'),
        mixes: (coalitions) => ask<MixesAnswer>((model) => model.mixes(question, coalitions) as Promise<MixesAnswer>, 'mixes'),
      });
    },
    stopAttribution() {
      lanes.get('mixes')?.close(new Cancelled('the attribution was cancelled'));
      lanes.delete('mixes');
    },
    cancel: () => stop(new Cancelled('the run was cancelled')),
    close: () => {
      stop(new Error('the lane was closed'));
      gone = new Error('the engine was closed');
    },
  };
}

/** The work asked for in each hour, by class. */
import { pow } from '../math.ts';
import type { Catalogue } from '../scenario/catalogue.ts';
import { OWN_GROWTH, type Workloads } from '../scenario/work-fields.ts';
import { dayOf, type Hourly, SPAN_DAYS, SPAN_HOURS, type Span, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import { lowestHours } from './batch-hours.ts';
import { learnersStartingBy, learnersUntil, reservedBy } from './programmes.ts';
import { mixRate } from './serving-rates.ts';
import { type ShapeName, weekMean } from './shapes.ts';

/** The platform that inference demand on the first day is stated in. */
export const REFERENCE_PLATFORM = 'hgx-h100';

/** The work asked for in a span: by day what holds all day, and by hour the rest. */
export type Asked = {
  /** By day: accelerators kept for start-ups, and training gangs. */
  readonly reserved: Float64Array;
  readonly gangs: Float64Array;
  /** By hour: the share of what is left that batch inference takes, tokens, accelerators in the labs of the skills axis, and tokens of its assistants. */
  readonly batchShare: Float64Array;
  readonly interactiveTokensPerS: Float64Array;
  readonly labs: Float64Array;
  readonly assistantTokensPerS: Float64Array;
};

export function nothingAsked(): Asked {
  const days = (): Float64Array => new Float64Array(SPAN_DAYS);
  const hours = (): Float64Array => new Float64Array(SPAN_HOURS);
  return {
    reserved: days(),
    gangs: days(),
    batchShare: hours(),
    interactiveTokensPerS: hours(),
    labs: hours(),
    assistantTokensPerS: hours(),
  };
}

const SKILLS_SHAPE: ShapeName = 'coding';

/** The work asked for over a run, by day and, in `over`, by hour. */
export type Demand = {
  /** Output tokens per second of the reference accelerator on the mix. */
  readonly referenceTokensPerS: number;
  /** Tokens in for each token out. */
  readonly inputPerOutput: number;
  /** By day: accelerators, gangs, share, output tokens per second at the mean of a week, labs in accelerators and tokens per second at the mean of a week. */
  readonly reserved: Float64Array;
  readonly gangs: Float64Array;
  readonly batchShare: Float64Array;
  readonly interactiveTokensPerS: Float64Array;
  readonly labs: Float64Array;
  readonly assistantTokensPerS: Float64Array;
  /** By hour: the factors of interactive work and of study. */
  readonly use: Hourly;
  readonly study: Hourly;
  /** By hour: 1 where batch inference runs; undefined where it runs in all. */
  readonly batchHours: Uint8Array | undefined;
};

/** The demand that was worked out last for some workloads, and all else that it follows from: most levers leave it as it is. */
const workedOut = new WeakMap<Workloads, { readonly from: readonly unknown[]; readonly demand: Demand }>();

/** What demand follows from beside the plan's own words: the shape of the week, and what batch work may be moved by. */
export type DemandGround = {
  readonly shapes: ReadonlyMap<ShapeName, Hourly>;
  readonly priceEurPerMwh: Hourly;
  readonly directGPerKwh: Hourly;
  /** Outdoor temperature of each site. */
  readonly dryBulbC: readonly Hourly[];
};

export function demandOf(workloads: Workloads, catalogue: Catalogue, time: Timeline, ground: DemandGround): Demand {
  const { shapes, priceEurPerMwh, directGPerKwh, dryBulbC } = ground;
  const from = [catalogue, time.startDay, time.days, shapes, priceEurPerMwh, directGPerKwh, ...dryBulbC];
  const last = workedOut.get(workloads);
  if (last?.from.length === from.length && last.from.every((part, i) => part === from[i])) return last.demand;
  const demand = workOut(workloads, catalogue, time, ground);
  workedOut.set(workloads, { from, demand });
  return demand;
}

/**
 * Output tokens per second of one accelerator of the reference platform: demand stated in it does not change with what serves it, nor with
 * the limits on latency.
 */
export function referenceRate(catalogue: Catalogue, interactive: Workloads['interactive']): number {
  const platform = catalogue.platforms.find(({ id }) => id === REFERENCE_PLATFORM);
  const plain = { ...interactive, stack: 'tuned', weights: 'fewest', cacheHitShare: 0, draftedTokens: 0 } as const;
  return platform ? mixRate(catalogue, platform, plain).offlineTokensPerS : 0;
}

/** Growth of the tokens asked for, times a year: that of the scenario that the plan names, or its own. */
export function growthPerYear({ growth, growthPerYear: own }: Workloads['interactive'], { growths }: Catalogue): number {
  return growth === OWN_GROWTH ? own : growths.find(({ id }) => id === growth)!.timesPerYear;
}

function batchHoursOf({ when, hoursPerDay }: Workloads['batch'], ground: DemandGround): Uint8Array | undefined {
  if (when === 'any' || hoursPerDay === HOURS_PER_DAY) return undefined;
  const measure = { cheap: ground.priceEurPerMwh, clean: ground.directGPerKwh, cool: meanOf(ground.dryBulbC) }[when];
  return lowestHours(measure, hoursPerDay);
}

function meanOf(series: readonly Hourly[]): Hourly {
  const mean = new Float64Array(series[0]!.length);
  for (const values of series) for (let h = 0; h < mean.length; h++) mean[h] = mean[h]! + values[h]! / series.length;
  return mean;
}

function workOut(workloads: Workloads, catalogue: Catalogue, time: Timeline, ground: DemandGround): Demand {
  const { startups, training, interactive, skills, batch } = workloads;
  const referenceTokensPerS = referenceRate(catalogue, interactive);
  const inputPerOutput = interactive.inputTokens / interactive.outputTokens;
  const growth = growthPerYear(interactive, catalogue);
  const byDay = (of: (day: number) => number): Float64Array => {
    const days = new Float64Array(time.days);
    for (let d = 0; d < days.length; d++) days[d] = of(time.startDay + d);
    return days;
  };
  const [from, trainingFrom, batchFrom] = [dayOf(interactive.from), dayOf(training.from), dayOf(batch.from)];
  const starting = learnersStartingBy(skills);
  const completed = learnersUntil(skills);
  const studyMean = weekMean(SKILLS_SHAPE);
  // Tokens are counted in and out together; only those out are served.
  const outPerDay = (tokens: number): number => tokens / 86_400 / (1 + inputPerOutput) / studyMean;
  return {
    referenceTokensPerS,
    inputPerOutput,
    reserved: byDay(reservedBy(startups)),
    gangs: byDay((day) => (day < trainingFrom ? 0 : training.gangs)),
    batchShare: byDay((day) => (day < batchFrom ? 0 : batch.fillShare)),
    interactiveTokensPerS: byDay((day) =>
      day < from ? 0 : interactive.initialH100 * referenceTokensPerS * pow(growth, (day - from) / 365.25),
    ),
    labs: byDay((day) => (starting(day) * skills.labHoursPerLearner) / 24 / studyMean),
    assistantTokensPerS: byDay((day) => {
      const trained = completed(day) * skills.afterUseShare * skills.afterTokensPerDay;
      return outPerDay(starting(day) * skills.tokensPerLearner + trained);
    }),
    use: ground.shapes.get(interactive.shape)!,
    study: ground.shapes.get(SKILLS_SHAPE)!,
    batchHours: batchHoursOf(batch, ground),
  };
}

/** Fills `asked` with the work of a span. */
export function askOver(demand: Demand, span: Span, asked: Asked): void {
  const { use, study, batchHours } = demand;
  const { interactiveTokensPerS, labs, assistantTokensPerS, batchShare } = asked;
  for (let d = 0; d < span.days; d++) {
    const day = span.day + d;
    const [from, to] = [d * HOURS_PER_DAY, (d + 1) * HOURS_PER_DAY];
    asked.reserved[d] = demand.reserved[day]!;
    asked.gangs[d] = demand.gangs[day]!;
    const batching = demand.batchShare[day]!;
    const inferring = demand.interactiveTokensPerS[day]!;
    const learning = demand.labs[day]!;
    const assisting = demand.assistantTokensPerS[day]!;
    for (let j = from; j < to; j++) {
      const studying = study[span.first + j]!;
      if (batchHours === undefined) batchShare[j] = batching;
      else batchShare[j] = batching * batchHours[span.first + j]!;
      interactiveTokensPerS[j] = inferring * use[span.first + j]!;
      labs[j] = learning * studying;
      assistantTokensPerS[j] = assisting * studying;
    }
  }
}

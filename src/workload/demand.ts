/** The work asked for in each hour, by class. */
import { pow } from '../math.ts';
import type { Catalogue } from '../scenario/catalogue.ts';
import type { Workloads } from '../scenario/scenario.ts';
import { dayOf, type Hourly, SPAN_HOURS, type Span, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import { learnersStartingBy, reservedBy } from './programmes.ts';
import { type ShapeName, weekMean } from './shapes.ts';
import { mixTokensPerS } from './throughput.ts';

/** The platform that inference demand on the first day is stated in. */
export const REFERENCE_PLATFORM = 'hgx-h100';

/** The work asked for in each hour of a span. */
export type Asked = Readonly<
  Record<
    /** Accelerators kept for start-ups. */
    | 'reserved'
    /** Training gangs. */
    | 'gangs'
    | 'interactiveTokensPerS'
    /** Accelerators in the labs of the skills axis, and tokens of its assistants. */
    | 'labs'
    | 'assistantTokensPerS'
    /** Share of what is left that batch inference takes. */
    | 'batchShare',
    Float64Array
  >
>;

export function nothingAsked(hours = SPAN_HOURS): Asked {
  const zeros = (): Float64Array => new Float64Array(hours);
  return {
    reserved: zeros(),
    gangs: zeros(),
    interactiveTokensPerS: zeros(),
    labs: zeros(),
    assistantTokensPerS: zeros(),
    batchShare: zeros(),
  };
}

const SKILLS_SHAPE: ShapeName = 'coding';

export type Demand = {
  /** Output tokens per second of the reference accelerator on the mix. */
  readonly referenceTokensPerS: number;
  /** Tokens in for each token out. */
  readonly inputPerOutput: number;
  /** Fills `asked` with the work of a span. */
  readonly over: (span: Span, asked: Asked) => void;
};

export function demandOf(
  workloads: Workloads,
  catalogue: Catalogue,
  time: Timeline,
  shapes: ReadonlyMap<ShapeName, Hourly>,
): Demand {
  const { startups, training, interactive, skills, batch } = workloads;
  const referenceTokensPerS = mixTokensPerS(catalogue, REFERENCE_PLATFORM, interactive.mix);
  const inputPerOutput = interactive.inputTokens / interactive.outputTokens;

  const days = Array.from({ length: time.days }, (_, d) => time.startDay + d);
  const from = dayOf(interactive.from);
  const reserved = days.map(reservedBy(startups));
  const tokens = days.map((day) =>
    day < from ? 0 : interactive.initialH100 * referenceTokensPerS * pow(interactive.growthPerYear, (day - from) / 365.25),
  );
  const starting = days.map(learnersStartingBy(skills));
  const [trainingFrom, batchFrom] = [dayOf(training.from), dayOf(batch.from)];
  const gangs = days.map((day) => (day < trainingFrom ? 0 : training.gangs));
  const batchShare = days.map((day) => (day < batchFrom ? 0 : batch.fillShare));
  const [use, study] = [shapes.get(interactive.shape)!, shapes.get(SKILLS_SHAPE)!];
  const studyMean = weekMean(SKILLS_SHAPE);

  return {
    referenceTokensPerS,
    inputPerOutput,
    over: (span, asked) => {
      const { interactiveTokensPerS, labs, assistantTokensPerS } = asked;
      for (let d = 0; d < span.days; d++) {
        const day = span.day + d;
        const [from, to] = [d * HOURS_PER_DAY, (d + 1) * HOURS_PER_DAY];
        asked.reserved.fill(reserved[day]!, from, to);
        asked.gangs.fill(gangs[day]!, from, to);
        asked.batchShare.fill(batchShare[day]!, from, to);
        const inferring = tokens[day]!;
        const learning = (starting[day]! * skills.labHoursPerLearner) / 24 / studyMean;
        // A learner's tokens are counted in and out together; only those out are served.
        const assisting = (starting[day]! * skills.tokensPerLearner) / 86_400 / (1 + inputPerOutput) / studyMean;
        for (let j = from; j < to; j++) {
          const studying = study[span.first + j]!;
          interactiveTokensPerS[j] = inferring * use[span.first + j]!;
          labs[j] = learning * studying;
          assistantTokensPerS[j] = assisting * studying;
        }
      }
    },
  };
}

/** The work asked for in each hour, by class. */
import { pow } from '../math.ts';
import type { Catalogue } from '../scenario/catalogue.ts';
import type { Workloads } from '../scenario/scenario.ts';
import { dayOf, type LocalClock, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import { learnersStartingBy, reservedBy } from './programmes.ts';
import { ON_PARIS_CLOCK, type ShapeName, shapeAt, weekMean } from './shapes.ts';
import { mixTokensPerS } from './throughput.ts';

/** The platform that inference demand on the first day is stated in. */
export const REFERENCE_PLATFORM = 'hgx-h100';

/** The work asked for on a day; by hour where it follows the hours. */
export type DayAsked = {
  /** Accelerators kept for start-ups. */
  reserved: number;
  /** Training gangs. */
  gangs: number;
  readonly interactiveTokensPerS: Float64Array;
  /** Accelerators in the labs of the skills axis, and tokens of its assistants. */
  readonly labs: Float64Array;
  readonly assistantTokensPerS: Float64Array;
  /** Share of what is left that batch inference takes. */
  batchShare: number;
};

export function nothingAsked(): DayAsked {
  const hours = (): Float64Array => new Float64Array(HOURS_PER_DAY);
  return { reserved: 0, gangs: 0, interactiveTokensPerS: hours(), labs: hours(), assistantTokensPerS: hours(), batchShare: 0 };
}

const SKILLS_SHAPE: ShapeName = 'coding';

export type Demand = {
  /** Output tokens per second of the reference accelerator on the mix. */
  readonly referenceTokensPerS: number;
  /** Tokens in for each token out. */
  readonly inputPerOutput: number;
  /** Fills `asked` with the work of a day. */
  readonly on: (day: number, asked: DayAsked) => void;
};

export function demandOf(
  workloads: Workloads,
  catalogue: Catalogue,
  time: Timeline,
  clocks: { readonly paris: LocalClock; readonly utc: LocalClock },
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
  const [use, study] = [weekOf(interactive.shape, clocks), weekOf(SKILLS_SHAPE, clocks)];
  const studyMean = weekMean(SKILLS_SHAPE);

  return {
    referenceTokensPerS,
    inputPerOutput,
    on: (day, asked) => {
      asked.reserved = reserved[day]!;
      asked.gangs = gangs[day]!;
      asked.batchShare = batchShare[day]!;
      const busy = tokens[day]!;
      const labs = (starting[day]! * skills.labHoursPerLearner) / 24 / studyMean;
      // A learner's tokens are counted in and out together; only those out are served.
      const assistants = (starting[day]! * skills.tokensPerLearner) / 86_400 / (1 + inputPerOutput) / studyMean;
      const { interactiveTokensPerS, labs: labsH, assistantTokensPerS } = asked;
      for (let j = 0; j < HOURS_PER_DAY; j++) {
        const studying = study(day * HOURS_PER_DAY + j);
        interactiveTokensPerS[j] = busy * use(day * HOURS_PER_DAY + j);
        labsH[j] = labs * studying;
        assistantTokensPerS[j] = assistants * studying;
      }
    },
  };
}

/** The factor of a shape in each hour of the run, on the clock that it is read on. */
function weekOf(shape: ShapeName, clocks: { readonly paris: LocalClock; readonly utc: LocalClock }): (hour: number) => number {
  const { hour: hours, weekday } = ON_PARIS_CLOCK[shape] ? clocks.paris : clocks.utc;
  // Monday to Friday, then the weekend.
  const factors = Float64Array.from({ length: 48 }, (_, i) => shapeAt(shape, i % 24, i >= 24));
  return (hour) => factors[(weekday[hour]! >= 5 ? 24 : 0) + hours[hour]!]!;
}

/** The work asked for in each hour, by class. */
import { pow } from '../math.ts';
import type { Catalogue } from '../scenario/catalogue.ts';
import type { Workloads } from '../scenario/scenario.ts';
import { dayOf, type LocalClock, type Timeline } from '../timeline.ts';
import { learnersStartingBy, reservedBy } from './programmes.ts';
import { ON_PARIS_CLOCK, type ShapeName, shapeAt, weekMean } from './shapes.ts';
import { mixTokensPerS } from './throughput.ts';

/** The platform that inference demand on the first day is stated in. */
export const REFERENCE_PLATFORM = 'hgx-h100';

export type Asked = {
  /** Accelerators kept for start-ups. */
  reserved: number;
  /** Training gangs. */
  gangs: number;
  interactiveTokensPerS: number;
  /** Accelerators in the labs of the skills axis, and tokens of its assistants. */
  labs: number;
  assistantTokensPerS: number;
  /** Share of what is left that batch inference takes. */
  batchShare: number;
};

const SKILLS_SHAPE: ShapeName = 'coding';

export type Demand = {
  /** Output tokens per second of the reference accelerator on the mix. */
  readonly referenceTokensPerS: number;
  /** Tokens in for each token out. */
  readonly inputPerOutput: number;
  /** Fills `asked` with the work of an hour. */
  readonly at: (hour: number, asked: Asked) => void;
};

export function demandOf(
  workloads: Workloads,
  catalogue: Catalogue,
  time: Timeline,
  clocks: { readonly paris: LocalClock; readonly utc: LocalClock },
): Demand {
  const { startups, training, interactive, skills, batch } = workloads;
  const clockOf = (shape: ShapeName): LocalClock => (ON_PARIS_CLOCK[shape] ? clocks.paris : clocks.utc);
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
  const interactiveClock = clockOf(interactive.shape);
  const skillsClock = clockOf(SKILLS_SHAPE);
  const skillsMean = weekMean(SKILLS_SHAPE);

  return {
    referenceTokensPerS,
    inputPerOutput,
    at: (hour, asked) => {
      const day = Math.floor(hour / 24);
      const busy = shapeAt(interactive.shape, interactiveClock.hour[hour]!, interactiveClock.weekday[hour]! >= 5);
      const study = shapeAt(SKILLS_SHAPE, skillsClock.hour[hour]!, skillsClock.weekday[hour]! >= 5) / skillsMean;
      asked.reserved = reserved[day]!;
      asked.gangs = gangs[day]!;
      asked.interactiveTokensPerS = tokens[day]! * busy;
      asked.labs = ((starting[day]! * skills.labHoursPerLearner) / 24) * study;
      // A learner's tokens are counted in and out together; only those out are served.
      asked.assistantTokensPerS = ((starting[day]! * skills.tokensPerLearner) / 86_400 / (1 + inputPerOutput)) * study;
      asked.batchShare = batchShare[day]!;
    },
  };
}

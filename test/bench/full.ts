/**
 * The full run of the default plan, alone: reading it, the environment, the run with warm environment, as the worker of the
 * page does it, and with every hour kept. Prints one line of JSON. `node full.mjs <repeats>`.
 */
import {
  environmentOf,
  estimate,
  loadScenario,
  overviewOf,
  type Scenario,
  simulate,
  simulateDays,
  timeline,
} from '../../src/index.ts';
import { model } from '../../workers/model.ts';
import { libraryWith, PLAN_NAMES, shippedPlan } from '../../workers/shipped.ts';

const repeats = Number(process.argv[2] ?? 21);
const name = PLAN_NAMES[0]!;

function scenarioWith(share?: number): Scenario {
  const set = share === undefined ? [] : [{ pointer: '/deliveries/share', value: share }];
  const loaded = loadScenario(shippedPlan(name)!, libraryWith(), set);
  if (!loaded.ok) throw new Error(loaded.issues.map(({ message }) => message).join('\n'));
  return loaded.scenario;
}

function timed(work: (i: number) => void): { median: number; min: number; max: number } {
  for (let i = 0; i < 5; i++) work(i);
  const times = Array.from({ length: repeats }, (_, i) => {
    const started = performance.now();
    work(i);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return { median: times[Math.floor(repeats / 2)]!, min: times[0]!, max: times.at(-1)! };
}

const coldAt = performance.now();
const loadedAt = performance.now();
const scenario = scenarioWith();
const coldLoadMs = performance.now() - loadedAt;
const time = timeline(scenario.from, scenario.to);
const environmentAt = performance.now();
const environment = environmentOf(scenario, time);
const coldEnvironmentMs = performance.now() - environmentAt;
const simulatedAt = performance.now();
const first = simulateDays(scenario, { time, environment });
const coldSimulateMs = performance.now() - simulatedAt;
const coldMs = performance.now() - coldAt;

/** No two runs in a row ask the same. */
const scenarios = [0.6, 0.7, 0.8, 0.9].map(scenarioWith);
let results = first;
const run = timed((i) => {
  results = simulateDays(scenarios[i % scenarios.length]!, { time, environment });
});
const whole = timed((i) => void simulate(scenarios[i % scenarios.length]!, { time, environment }));
const overview = timed(() => void overviewOf(results));
const load = timed((i) => void scenarioWith(0.5 + 0.01 * (i % 40)));
const environmentWarm = timed(() => void environmentOf(scenario, time));
const answer = timed((i) => {
  const set = [{ pointer: '/deliveries/share', value: 0.5 + 0.01 * (i % 40) }];
  const said = model.overview({ plan: { kind: 'shipped', name }, set });
  if (!said.ok) throw new Error('the plan was refused');
});
/** Microseconds of one estimate of a training step, of thousands in a row: the layout given, as validation cases do, and chosen. */
const CALLS = 20_000;
const estimateUs = (input: object): { median: number; min: number; max: number } => {
  const calls = timed(() => {
    for (let i = 0; i < CALLS; i++) estimate('training', input, scenario.catalogue);
  });
  return { median: (1000 * calls.median) / CALLS, min: (1000 * calls.min) / CALLS, max: (1000 * calls.max) / CALLS };
};
const job = {
  accelerator: 'h100-sxm',
  precision: 'fp8',
  model: 'llama-3.1-405b',
  count: 1024,
  sequence: 8192,
  globalBatch: 1536,
};
const given = estimateUs({ ...job, tensorParallel: 8, pipelineParallel: 8, contextParallel: 2, interleaving: 8 });
const chosen = estimateUs(job);
console.log(
  JSON.stringify({
    plan: name,
    sites: scenario.sites.length,
    hours: time.hours,
    cold: { all: coldMs, load: coldLoadMs, environment: coldEnvironmentMs, simulate: coldSimulateMs },
    warm: { load, environment: environmentWarm, simulate: run, everyHour: whole, overview, answer },
    estimateTrainingUs: { layoutGiven: given, layoutChosen: chosen },
  }),
);

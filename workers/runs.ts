/** The runs that a worker keeps in mind: what a question leaves as it was in the last one is not worked out again. */
import {
  type AtHand,
  BUILD_PARTS,
  type Build,
  type BuildPlan,
  build,
  type DayResults,
  type Environment,
  type Extent,
  environmentKey,
  environmentOf,
  type Imports,
  type Operated,
  operate,
  operateKey,
  type Results,
  remembering,
  type Scenario,
  type Sketch,
  type Summary,
  simulate,
  simulateDays,
  sketch,
  type Timeline,
  timeline,
} from '../src/index.ts';
import type { Asked } from './asked.ts';

type Operate = NonNullable<AtHand['operate']>;

type Outside = { readonly key: string; readonly scenario: Scenario; readonly imports: Imports };
const outside = remembering<Outside, Environment>(
  4,
  ({ key }) => key,
  ({ scenario, imports }) => environmentOf(scenario, timeline(scenario.from, scenario.to), imports),
);

/** Weather, prices and carbon of a plan. */
export function environmentFor({ scenario, imports }: Asked): Environment {
  return outside({ key: environmentKey(scenario, imports), scenario, imports });
}

/** What was built in the last run: a change of demand, prices or weather builds nothing else. */
let lastBuild: { readonly plan: BuildPlan; readonly built: Build } | undefined;

export function builtFor(plan: BuildPlan, time: Timeline): Build {
  const last = lastBuild;
  if (last && BUILD_PARTS.every((part) => last.plan[part] === plan[part])) return last.built;
  const built = build(plan, time);
  lastBuild = { plan, built };
  return built;
}

/** The hours of the last run: days that a change leaves as they were, such as all of them for a later permit, are taken over. */
let lastHours: { readonly key: string; readonly operated: Operated } | undefined;
/** The run before the last one: read no more, so that the next is written over it. */
let spareHours: Operated | undefined;

/** The last whole run, for drafts to be made from. */
let lastWhole: { readonly frame: string; readonly summary: Summary; readonly operated: Operated } | undefined;
/** The last draft, and the whole run that it was made from: the next takes its days over. The one before it is written over. */
let lastDraft: { readonly of: Operated; readonly key: string; readonly operated: Operated } | undefined;
let spareDraft: Operated | undefined;

/** A run by day: the next takes over of it what it can. */
export function run(asked: Asked): DayResults {
  const whole = simulateDays(asked.scenario, atHand(asked));
  if (lastHours) lastWhole = { frame: frameOf(asked.scenario), summary: whole.summary, operated: lastHours.operated };
  return whole;
}

/** What two plans must have alike for the days of one to be laid over from those of the other. */
function frameOf({ from, to, sites }: Scenario): string {
  return [from, to, ...sites.map(({ id }) => id)].join(' ');
}

/** A draft with the shape of the last whole run, or a whole run where that was of another frame; nothing is kept of it but room. */
export function draft(asked: Asked): { readonly results: DayResults; readonly isDraft: boolean } {
  const base = lastWhole;
  if (base?.frame !== frameOf(asked.scenario)) return { results: run(asked), isDraft: false };
  const { ground, hoursKey } = groundOf(asked);
  let isDraft = false;
  const results = simulateDays(asked.scenario, {
    ...ground,
    told: base.summary,
    operate: (...inputs) => {
      const operated = draftHours(base.operated, hoursKey, 'draft', ...inputs);
      isDraft = operated.isDraft;
      return operated;
    },
  });
  return { results, isDraft };
}

/** A sketch with the shape of the last whole run, where that was of the same frame. */
export function sketchOf(asked: Asked): Sketch | undefined {
  const base = lastWhole;
  if (base?.frame !== frameOf(asked.scenario)) return undefined;
  const { ground, hoursKey } = groundOf(asked);
  return sketch(asked.scenario, {
    ...ground,
    operate: (...inputs) => draftHours(base.operated, hoursKey, 'sketch', ...inputs),
  });
}

/** The hours of a draft of a whole run, with the days of the last draft of it that are the same. */
function draftHours(draftOf: Operated, key: string, extent: Extent, ...inputs: Parameters<Operate>): Operated {
  const former = lastDraft?.of === draftOf ? lastDraft : lastHours;
  const before = former?.key === key ? former.operated : undefined;
  const operated = operate(...inputs, undefined, { before, spare: spareDraft, draftOf, extent });
  if (operated.counts !== before?.counts) {
    spareDraft = lastDraft?.operated;
    lastDraft = { of: draftOf, key, operated };
  }
  return operated;
}

/** What a run of a plan has at hand from the one before. */
export function atHand(asked: Asked): AtHand {
  const { ground, hoursKey } = groundOf(asked);
  return {
    ...ground,
    operate: (scenario, buildout, environment, time) => {
      const last = lastHours;
      const before = last?.key === hoursKey ? last.operated : undefined;
      const operated = operate(scenario, buildout, environment, time, undefined, { before, spare: spareHours });
      // A run that changed nothing is the last one still.
      if (operated.counts !== last?.operated.counts) spareHours = last?.operated;
      lastHours = { key: hoursKey, operated };
      return operated;
    },
  };
}

/** What every run of a plan begins with, and the key of its hours: days may be taken over from a run with the same. */
function groundOf({ scenario, hash, imports }: Asked): { readonly ground: AtHand; readonly hoursKey: string } {
  const key = environmentKey(scenario, imports);
  return {
    ground: { environment: outside({ key, scenario, imports }), hash, imports, build: builtFor },
    hoursKey: operateKey(scenario, key),
  };
}

/** A run with every hour, for a file. */
export function runWhole(asked: Asked): Results {
  const { scenario, hash, imports } = asked;
  return simulate(scenario, { environment: environmentFor(asked), hash, imports });
}

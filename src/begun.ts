/** What every answer to a scenario begins with: its build-out, and the hours of that. */
import { type Build, type BuildPlan, build } from './build.ts';
import { type Environment, environmentOf } from './environment.ts';
import { type Operated, operate } from './operate.ts';
import type { Summary } from './results/types.ts';
import { digestOfParts } from './scenario/digest.ts';
import { hashWith, type Imports, NO_IMPORTS } from './scenario/imports.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Buildout } from './site/buildout.ts';
import { type Timeline, timeline } from './timeline.ts';

/** What a caller brings along or has at hand already: all but the imports follows from the scenario and them. */
export type AtHand = {
  /** Hours from files, in place of the model's own. */
  readonly imports?: Imports;
  readonly time?: Timeline;
  readonly environment?: Environment;
  /** Fingerprint of the scenario alone. */
  readonly hash?: string;
  /** Builds, or takes over what was built of the same. */
  readonly build?: (plan: BuildPlan, time: Timeline) => Build;
  /** What a draft takes from the last whole run: what only hours can tell, and what only whole hours can be held against. */
  readonly told?: Pick<Summary, 'checks' | 'hotSpells' | 'flexEvents'> | undefined;
  /** Works out the hours, or takes them over from a run that had the same. */
  readonly operate?: (scenario: Scenario, buildout: Buildout, environment: Environment, time: Timeline) => Operated;
};

/** What every answer to a scenario begins with: what is built, and the hours of it. */
export type Begun = {
  readonly scenario: Scenario;
  readonly time: Timeline;
  readonly environment: Environment;
  readonly hash: string;
  readonly built: Build;
  readonly hours: Operated;
};

export function begin(scenario: Scenario, atHand: AtHand): Begun {
  const time = atHand.time ?? timeline(scenario.from, scenario.to);
  const imports = atHand.imports ?? NO_IMPORTS;
  const environment = atHand.environment ?? environmentOf(scenario, time, imports);
  const hash = hashWith(atHand.hash ?? digestOfParts(scenario), imports);
  const built = (atHand.build ?? build)(scenario, time);
  const hours = (atHand.operate ?? operate)(scenario, built.buildout, environment, time);
  return { scenario, time, environment, hash, built, hours };
}

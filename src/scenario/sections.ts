/** Parsing a plan by its sections: one that a change leaves as it was is not parsed again. */
import * as v from 'valibot';
import type { Schema } from './fields.ts';
import { isObject, type Json, type JsonObject } from './pointer.ts';
import { type Scenario, scenarioFields } from './scenario.ts';
import { bodyOf } from './walk.ts';

type Parsed = { readonly scenario: Scenario | undefined; readonly issues: readonly v.BaseIssue<unknown>[] };

const SECTIONS: Readonly<Record<string, Schema>> = bodyOf(scenarioFields).entries!;
/** What each section that was found faultless became. */
const faultless = new WeakMap<object, unknown>();

/** The scenario in a document without notes, or all that is wrong with it. */
export function parseScenario(plain: Json): Parsed {
  const scenario = isObject(plain) ? faultlessSections(plain) : undefined;
  if (scenario) return { scenario, issues: [] };
  const whole = v.safeParse(scenarioFields, plain);
  return { scenario: whole.success ? (whole.output as Scenario) : undefined, issues: whole.issues ?? [] };
}

/** The scenario, when each of its sections is faultless by itself. */
function faultlessSections(plain: JsonObject): Scenario | undefined {
  if (Object.keys(plain).some((key) => !Object.hasOwn(SECTIONS, key))) return undefined;
  const made: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(SECTIONS)) {
    const section = plain[key];
    const kept = isSection(section) ? faultless.get(section) : undefined;
    if (kept !== undefined) {
      made[key] = kept;
      continue;
    }
    const parsed = v.safeParse(schema, section);
    if (!parsed.success) return undefined;
    if (parsed.output !== undefined) made[key] = parsed.output;
    if (isSection(section)) faultless.set(section, parsed.output);
  }
  return made as Scenario;
}

function isSection(x: Json | undefined): x is JsonObject | Json[] {
  return typeof x === 'object' && x !== null;
}

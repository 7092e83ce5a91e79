/** Parsing a plan by its sections, and lists by their entries: what a change leaves as it was is not parsed again. */
import * as v from 'valibot';
import { type Schema, unwrap } from './fields.ts';
import { isObject, type Json, type JsonObject } from './pointer.ts';
import { type Scenario, scenarioFields } from './scenario.ts';
import { bodyOf } from './walk.ts';

type Parsed = { readonly scenario: Scenario | undefined; readonly issues: readonly v.BaseIssue<unknown>[] };

const SECTIONS: Readonly<Record<string, Schema>> = bodyOf(scenarioFields).entries!;
/** What each part that was found faultless became. The same part of two sections would be of two kinds: none is shared. */
const faultless = new WeakMap<object, unknown>();
/** What a list is held to as a whole, whatever its entries are. */
const wholes = new WeakMap<Schema, Schema>();

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
    const parsed = parseSection(schema, section);
    if (!parsed.success) return undefined;
    if (parsed.output !== undefined) made[key] = parsed.output;
    if (isSection(section)) faultless.set(section, parsed.output);
  }
  return made as Scenario;
}

type Read = { readonly success: boolean; readonly output: unknown };

function parseSection(schema: Schema, section: Json | undefined): Read {
  const { item } = bodyOf(schema);
  if (!item || !Array.isArray(section)) return v.safeParse(schema, section);
  if (!v.safeParse(wholeOf(schema), section).success) return { success: false, output: undefined };
  const output: unknown[] = [];
  for (const entry of section) {
    let kept = isSection(entry) ? faultless.get(entry) : undefined;
    if (kept === undefined) {
      const parsed = v.safeParse(item, entry);
      if (!parsed.success) return parsed;
      kept = parsed.output;
      if (isSection(entry)) faultless.set(entry, kept);
    }
    output.push(kept);
  }
  return { success: true, output };
}

/** A list of anything, with the checks that the list has beside those of its entries. */
function wholeOf(schema: Schema): Schema {
  const known = wholes.get(schema);
  if (known) return known;
  const [, ...checks] = (
    unwrap(schema) as unknown as { readonly pipe: readonly v.PipeItem<unknown[], unknown[], v.BaseIssue<unknown>>[] }
  ).pipe;
  const whole = v.pipe(v.array(v.unknown()), ...checks) as unknown as Schema;
  wholes.set(schema, whole);
  return whole;
}

function isSection(x: Json | undefined): x is JsonObject | Json[] {
  return typeof x === 'object' && x !== null;
}

/** Reading plans from names and files, and changes from the command line. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  type Change,
  type IssueText,
  issueText,
  type Library,
  type LoadAnswer,
  type Loaded,
  loadScenario,
  MAX_BYTES,
  overruledChanges,
  type SourceText,
  tooLarge,
} from '../../src/index.ts';
import { libraryWith, PLAN_NAMES, shippedPlan } from '../shipped.ts';

/** What a command line tells of a plan: in English. */
type Told = Loaded | { readonly ok: false; readonly issues: readonly IssueText[] };

/** The input is wrong: every fault, for exit code 2. */
export class BadInput extends Error {
  constructor(readonly issues: readonly IssueText[]) {
    super(issues.map(({ message }) => message).join('\n'));
  }
}

export function issue(file: string, pointer: string, found: string, allowed: string, suggestion = ''): IssueText {
  return { file, pointer, found, allowed, message: `${pointer || file}: found ${found}; allowed is ${allowed}.`, suggestion };
}

function readText(path: string, named: string): SourceText {
  const size = statSync(path).size;
  if (size > MAX_BYTES) throw new BadInput([issueText(tooLarge(named, size), 'en')]);
  return { file: named, text: readFileSync(path, 'utf8') };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The shipped plans, and files beside the one that extends them. */
export const library: Library = libraryWith((reference, from) => {
  const beside = resolve(dirname(from), reference);
  const path = [beside, `${beside}.json`].find(isFile);
  return path === undefined ? undefined : readText(path, path);
});

/** The text of a plan: a shipped one by name, or a file. */
export function sourceOf(name: string): SourceText {
  // What looks like a file and is one is that file, also under a shipped plan's name.
  const shipped = name.includes('/') || (name.endsWith('.json') && isFile(name)) ? undefined : shippedPlan(name);
  if (shipped) return shipped;
  if (!isFile(name))
    throw new BadInput([
      issue(name, '', `no file and no shipped plan ${JSON.stringify(name)}`, `a file, or one of ${PLAN_NAMES.join(', ')}`),
    ]);
  return readText(name, name);
}

/** The text of a file that is no plan. */
export function textOf(path: string): SourceText {
  if (!isFile(path)) throw new BadInput([issue(path, '', `no file ${JSON.stringify(path)}`, 'a file')]);
  return readText(path, path);
}

export function tryLoad(name: string, changes: readonly Change[] = []): Told {
  try {
    const answer = loadAsTyped(sourceOf(name), changes);
    return answer.ok ? answer : { ok: false, issues: answer.issues.map((one) => issueText(one, 'en')) };
  } catch (error) {
    if (error instanceof BadInput) return { ok: false, issues: error.issues };
    throw error;
  }
}

/** Where a place takes a word and no number, one of the command line is the word that was typed, as in `stack=2023`. */
function loadAsTyped(source: SourceText, changes: readonly Change[]): LoadAnswer {
  const answer = loadScenario(source, library, changes);
  const places = changes.filter(({ value }) => typeof value === 'number').map(({ pointer }) => pointer);
  const refused = places.filter((place) => isRefused(answer, place));
  if (refused.length === 0) return answer;
  const worded = loadScenario(source, library, inWords(changes, refused));
  const words = refused.filter((place) => !isRefused(worded, place));
  return words.length === 0 ? answer : loadScenario(source, library, inWords(changes, words));
}

function isRefused(answer: LoadAnswer, place: string): boolean {
  return !answer.ok && answer.issues.some(({ pointer }) => pointer === place);
}

function inWords(changes: readonly Change[], places: readonly string[]): readonly Change[] {
  return changes.map(({ pointer, value }) => ({ pointer, value: places.includes(pointer) ? String(value) : value }));
}

export function load(name: string, changes: readonly Change[] = []): Loaded {
  const loaded = tryLoad(name, changes);
  if (!loaded.ok) throw new BadInput(loaded.issues);
  return loaded;
}

/** A plan with changes of the command line. What of them does nothing, or needs another to do something, is told beside the answer. */
export function loadChanged(name: string, changes: readonly Change[]): Loaded {
  const plan = load(name, changes);
  const mends: Change[] = [];
  for (const { pointer, by, mend } of overruledChanges(plan, changes)) {
    if (mend === undefined) warn(`--set: ${pointer} changes nothing here: ${by} overrules it.`);
    else {
      mends.push(mend);
      warn(`--set: ${mend.pointer} is ${JSON.stringify(mend.value)} now, so that ${pointer} holds.`);
    }
  }
  return mends.length === 0 ? plan : load(name, [...changes, ...mends]);
}

/** What is no answer goes to standard error. */
export function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** `POINTER=VALUE`, the value JSON or else text; and the ends of the run. */
export function changesOf(values: { readonly set?: string[]; readonly from?: string; readonly to?: string }): Change[] {
  const changes = (values.set ?? []).map((text): Change => {
    const at = text.indexOf('=');
    if (at < 1)
      throw new BadInput([
        issue('--set', '', JSON.stringify(text), 'POINTER=VALUE, as in /sites/paris/gridSteps/existing/gridMw=60'),
      ]);
    return { pointer: text.slice(0, at), value: jsonOrText(text.slice(at + 1)) };
  });
  if (values.from !== undefined) changes.push({ pointer: '/from', value: values.from });
  if (values.to !== undefined) changes.push({ pointer: '/to', value: values.to });
  return changes;
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

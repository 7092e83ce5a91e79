/** Shipped plans as these tests use them: frozen, so that whoever writes to an input is found out. */
import {
  type Change,
  type IssueText,
  issueText,
  type Library,
  type Loaded,
  loadScenario,
  type SourceText,
} from '../../src/index.ts';
import { libraryWith, shippedPlan } from '../../workers/shipped.ts';

/** Parsed JSON that a test may change as it likes. */
export type Editable = ReturnType<typeof JSON.parse>;

/** Frozen through and through; with a list of what is left to do, since some inputs here are very deep. */
export function freeze<T>(value: T): T {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    for (const inner of Object.values(next)) left.push(inner);
  }
  return value;
}

export const library: Library = freeze(libraryWith());

export function shipped(name = 'microsoft-france'): SourceText {
  return freeze({ ...shippedPlan(name)! });
}

/** The default plan with something done to it, as a file. */
export function spoiled(spoil: (plan: Editable) => void, file = 'spoiled.json'): SourceText {
  const plan = JSON.parse(shipped().text) as Editable;
  spoil(plan);
  return freeze({ file, text: JSON.stringify(plan) });
}

/** A file that extends the default plan. */
export function extending(changes: object, file = 'mine.json'): SourceText {
  return freeze({ file, text: JSON.stringify({ schemaVersion: 1, extends: 'microsoft-france', id: 'mine', ...changes }) });
}

/** A plan that must load. */
export function load(source: SourceText, changes: readonly Change[] = []): Loaded {
  const answer = loadScenario(source, library, freeze(changes));
  if (!answer.ok) throw new Error(answer.issues.map(({ message }) => message.en).join('\n'));
  return answer;
}

/** What is wrong with a file, or with changes to the default plan, in one language. */
export function issuesOf(input: SourceText | Readonly<Record<string, unknown>>, language: 'en' | 'fr' = 'en'): IssueText[] {
  const isFile = typeof input.text === 'string' && typeof input.file === 'string';
  const changes = isFile ? [] : Object.entries(input).map(([pointer, value]) => ({ pointer, value }));
  const answer = loadScenario(isFile ? (input as SourceText) : shipped(), library, freeze(changes));
  return answer.ok ? [] : answer.issues.map((issue) => issueText(issue, language));
}

/** The command line as a person calls it: a process of its own, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** Parsed JSON, to be looked into. */
export type Parsed = ReturnType<typeof JSON.parse>;

export const program = fileURLToPath(new URL('../../workers/jalon.mjs', import.meta.url));

export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const elsewhere = folderWith();

export type Answer = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs one command; the first of all builds the program. */
export function jalon(args: readonly string[], { cwd = elsewhere, input = '' } = {}): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** The one JSON document that a command prints when all is well. */
export function json(args: readonly string[], options: { cwd?: string; input?: string } = {}): Parsed {
  const { code, out, err } = jalon(args, options);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as Parsed;
}

/** The issues of a command whose input is wrong: exit code 2, one JSON document, each issue whole. */
export function refusal(args: readonly string[], options: { cwd?: string; input?: string } = {}): Parsed[] {
  const { code, out, err } = jalon(args, options);
  expect(err).toBe('');
  expect(code).toBe(2);
  const { issues, ...more } = JSON.parse(out) as Parsed;
  expect(more).toEqual({});
  expect(issues.length).toBeGreaterThan(0);
  for (const issue of issues) expectIssue(issue);
  return issues;
}

/** An issue has these six texts and no other member; only the place and the suggestion may be empty. */
export function expectIssue(issue: Parsed): void {
  expect(Object.keys(issue).sort()).toEqual(['allowed', 'file', 'found', 'message', 'pointer', 'suggestion']);
  for (const text of Object.values(issue)) expect(text).toBeTypeOf('string');
  for (const key of ['allowed', 'file', 'found', 'message']) expect(issue[key], key).not.toBe('');
  expect(issue.pointer).toMatch(/^(\/|$)/);
}

/** A file that extends the default plan. */
export function planText(changes: object): string {
  return JSON.stringify({ schemaVersion: 1, extends: 'microsoft-france', id: 'mine', ...changes });
}

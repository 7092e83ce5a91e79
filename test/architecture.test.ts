import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leversOf } from '../src/index.ts';
import { CAUSES } from '../src/results/types.ts';
import { ACTIVITY_KINDS, CONSTRAINTS } from '../src/scenario/site-fields.ts';
import { en } from '../web/i18n/en.ts';
import { fr } from '../web/i18n/fr.ts';
import { PLAN_NAMES } from '../workers/shipped.ts';
import { plan } from './fixtures.ts';

const ROOT = join(import.meta.dirname, '..');

type Code = { readonly file: string; readonly code: string; readonly imports: readonly string[] };

/** The code of a text without its comments, and, when asked, without what stands in quotes. Keeps the lines. */
function codeOf(text: string, withStrings: boolean): string {
  let result = '';
  for (let i = 0; i < text.length; ) {
    const rest = text.slice(i);
    const before = result.trimEnd().at(-1) ?? '';
    const skipped =
      /^\/\/[^\n]*|^\/\*[\s\S]*?\*\//.exec(rest)?.[0] ??
      (withStrings ? undefined : /^'(?:[^'\\\n]|\\.)*'|^"(?:[^"\\\n]|\\.)*"/.exec(rest)?.[0]) ??
      // What stands in a template is left out with the code that fills it, and a regular expression only stands where a value may.
      (withStrings ? undefined : /^`(?:[^`\\]|\\.)*`/.exec(rest)?.[0]) ??
      (withStrings || !'(,=:[!&|?{};'.includes(before)
        ? undefined
        : /^\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/.exec(rest)?.[0]);
    result += skipped === undefined ? text[i] : skipped.replace(/[^\n]/g, ' ');
    i += skipped?.length ?? 1;
  }
  return result;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => /\.tsx?$/.test(file))
    .sort();
}

function read(file: string): Code {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const named = [...codeOf(text, true).matchAll(/\b(?:from\s+|import\s+|import\s*\(\s*)(['"])([^'"]+)\1/g)].map(
    ([, , name]) => name!,
  );
  const imports = named.map((name) => (name.startsWith('.') ? relative(ROOT, normalize(join(ROOT, dirname(file), name))) : name));
  return { file, code: codeOf(text, false), imports };
}

const src = filesIn('src').map(read);
const workers = filesIn('workers').map(read);
const web = filesIn('web').map(read);

/** All arrows from some files to places that `wrong` refuses. */
function arrows(from: readonly Code[], wrong: (to: string, file: string) => boolean): string[] {
  return from.flatMap(({ file, imports }) => imports.filter((to) => wrong(to, file)).map((to) => `${file} -> ${to}`));
}

const room = (file: string): string =>
  file
    .split('/')
    .slice(0, file.split('/').length > 2 ? 2 : 3)
    .join('/');
const inRoom = (...rooms: string[]) => src.filter(({ file }) => rooms.includes(room(file)));

describe('arrows between the floors', () => {
  test('the model imports nothing of the workers or the page', () => {
    expect(arrows(src, (to) => to.startsWith('workers/') || to.startsWith('web/') || to.startsWith('test/'))).toEqual([]);
  });

  test('the workers import nothing of the page', () => {
    expect(arrows(workers, (to) => to.startsWith('web/') || to.startsWith('test/'))).toEqual([]);
  });

  test('the page and the workers come in by the one door of the model', () => {
    expect(arrows([...web, ...workers], (to) => to.startsWith('src/') && to !== 'src/index.ts')).toEqual([]);
  });

  test('the model never comes in by its own door', () => {
    expect(arrows(src, (to) => to === 'src/index.ts')).toEqual([]);
  });

  test('the model stands on three small packages alone', () => {
    const known = ['valibot', 'simple-statistics', '@humanwhocodes/momoa'];
    expect(arrows(src, (to) => !to.startsWith('src/') && !known.includes(to))).toEqual([]);
  });

  test('every import leads to a file', () => {
    const files = new Set([...src, ...workers, ...web].map(({ file }) => file));
    expect(arrows([...src, ...workers], (to) => /^(src|workers)\//.test(to) && /\.tsx?$/.test(to) && !files.has(to))).toEqual([]);
  });
});

describe('arrows between the rooms of the model', () => {
  test('units, time and mathematics stand on nothing', () => {
    expect(arrows(inRoom('src/units.ts', 'src/timeline.ts', 'src/math.ts'), () => true)).toEqual([]);
  });

  test('sites, work and accounts do not know of one another', () => {
    const side = ['src/site', 'src/workload', 'src/accounts'];
    expect(arrows(inRoom(...side), (to, file) => side.includes(room(to)) && room(to) !== room(file))).toEqual([]);
  });

  test('sites, work and accounts do not know the run that they are part of', () => {
    const above = ['src/study', 'src/checks', 'src/simulate.ts', 'src/operate.ts', 'src/ledger.ts', 'src/environment.ts'];
    expect(arrows(inRoom('src/site', 'src/workload', 'src/accounts'), (to) => above.includes(room(to)))).toEqual([]);
  });

  test('questions and answers know no physics', () => {
    const known = ['src/scenario', 'src/results', 'src/timeline.ts', 'src/units.ts'];
    expect(arrows(inRoom('src/scenario', 'src/results'), (to) => to.startsWith('src/') && !known.includes(room(to)))).toEqual([]);
  });

  test('the run does not know the studies that are made of it', () => {
    const wrong = src.filter(({ file }) => room(file) !== 'src/study' && file !== 'src/index.ts');
    expect(arrows(wrong, (to) => room(to) === 'src/study')).toEqual([]);
  });

  test('no file imports itself by way of others', () => {
    const importsOf = new Map(src.map(({ file, imports }) => [file, imports]));
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      if (trail.includes(file) || done.has(file)) return;
      for (const to of importsOf.get(file) ?? []) walk(to, [...trail, file]);
      done.add(file);
    };
    for (const file of importsOf.keys()) walk(file, []);
    expect(circles).toEqual([]);
  });
});

test('comments, texts and regular expressions are not taken for code', () => {
  const text = "const a = 'x ** y'; // **\nconst b = /[/'*]**/.test(a); /* ** */ const c = 2 ** 3 / 4;";
  expect(codeOf(text, false).replace(/\s+/g, ' ')).toBe('const a = ; const b = .test(a); const c = 2 ** 3 / 4;');
  expect(codeOf(text, true)).toContain("'x ** y'");
});

describe('the model gives the same bits everywhere', () => {
  /** Each line of the model that has what it must not have. */
  function found(pattern: RegExp): string[] {
    return src.flatMap(({ file, code }) =>
      code.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
    );
  }

  test('it takes from Math only what IEEE 754 fixes', () => {
    expect(found(/\bMath\.(?!(?:min|max|abs|floor|ceil|sqrt|imul|fround|trunc|sign)\b)/)).toEqual([]);
    expect(found(/\bMath\s*\[|=\s*Math\s*[;,]/)).toEqual([]);
  });

  test('it raises to powers by its own function', () => {
    expect(found(/\*\*/)).toEqual([]);
  });

  test('it knows no clock and no chance', () => {
    expect(found(/\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bcrypto\b|\bperformance\b/)).toEqual([]);
  });

  test('it knows no page and no network', () => {
    expect(found(/(?<![.\w])(?:window|navigator|localStorage|fetch|XMLHttpRequest|globalThis|setTimeout)\b(?!\s*:)/)).toEqual([]);
    expect(found(/(?<![.\w])document\.(?:get|query|create|body|head|cookie|add|write)/)).toEqual([]);
  });
});

describe('what the page says in both languages', () => {
  const texts = [en, fr].map((messages) => new Set(Object.keys(messages)));
  const missing = (keys: readonly string[]) => keys.filter((key) => texts.some((known) => !known.has(key)));
  const levers = PLAN_NAMES.flatMap((name) => {
    const loaded = plan(name);
    return leversOf(loaded).filter(({ headline }) => headline);
  });

  test('every lever has a name', () => {
    expect(missing([...new Set(levers.map(({ id }) => `lever.${id}`))])).toEqual([]);
  });

  test('every choice of a lever has a name', () => {
    const options = levers.flatMap((lever) => (lever.kind === 'choice' ? lever.options : []));
    expect(missing([...new Set(options.map((option) => `choice.${option}`))])).toEqual([]);
  });

  test('every unit of a lever that is a word has a text', () => {
    const words = levers.map(({ unit }) => unit).filter((unit) => unit !== '' && unit !== 'MW');
    expect(missing([...new Set(words)].flatMap((unit) => [`unit.${unit}.one`, `unit.${unit}.other`]))).toEqual([]);
  });

  // Keys that the page makes of a word of the model, such as `waits.${kind}`.
  const made = new Set(
    web.flatMap(({ file }) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(/`([a-z]+)\.\$\{/g)].map(([, key]) => key!)),
  );
  const words: Record<string, readonly string[]> = {
    constraint: CONSTRAINTS,
    letter: CONSTRAINTS,
    holds: CONSTRAINTS,
    waits: ACTIVITY_KINDS,
    activity: ACTIVITY_KINDS,
    cause: CAUSES,
    source: ['A', 'B', 'C', 'D'],
  };

  test('every constraint, cause, kind of activity and letter that it speaks of has a text', () => {
    expect(made.has('constraint')).toBe(true);
    expect(missing([...made].flatMap((key) => (words[key] ?? []).map((word) => `${key}.${word}`)))).toEqual([]);
  });
});

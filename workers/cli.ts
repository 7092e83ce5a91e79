/** The command line: the same runs without a browser. Text for people; `--json` prints one JSON document and nothing else on standard output. */
import { writeFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { ESTIMATE_KINDS, estimate, type IssueText, isEstimateKind, issueText, jsonSchema, MODEL_VERSION } from '../src/index.ts';
import { compare } from './cli/compare.ts';
import { BadInput, changesOf, issue, load, tryLoad, warn } from './cli/input.ts';
import { ordersCsvOf } from './cli/orders.ts';
import { run } from './cli/run.ts';
import { SITE_CSVS, site } from './cli/site.ts';
import { validateFile } from './cli/validate.ts';
import { PLAN_NAMES } from './shipped.ts';

const HELP = `jalon ${MODEL_VERSION}: capacity planning for AI data centres

  jalon run SCENARIO [--set POINTER=VALUE]... [--from D] [--to D] [--out FILE.csv|.json] [--by hour|day|month] [--json]
               [--weather SITE=FILE.epw]... [--price FILE.csv] [--carbon FILE.csv] [--orders FILE.csv]
  jalon orders SCENARIO [--set POINTER=VALUE]...
  jalon site SCENARIO [--set POINTER=VALUE]... [--from D] [--to D] [--json]
               [--table ${SITE_CSVS.join('|')}]
               [--weather SITE=FILE.epw]... [--price FILE.csv] [--carbon FILE.csv]
  jalon compare A B [C D] [--why OUTCOME [--out FILE.csv|.json]] [--json]
  jalon check SCENARIO... [--json]
  jalon schema
  jalon estimate ${ESTIMATE_KINDS.join('|')} --input JSON|- [--plan SCENARIO]
  jalon validate FILE [--json]

SCENARIO is a file, or one of ${PLAN_NAMES.join(', ')}.
Exit codes: 0 done, 1 a fault of ours, 2 the input is wrong, 3 cancelled.`;

const DONE = 0;
const OUR_FAULT = 1;
const WRONG_INPUT = 2;

const OPTIONS = {
  set: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  by: { type: 'string' },
  table: { type: 'string' },
  why: { type: 'string' },
  out: { type: 'string' },
  weather: { type: 'string', multiple: true },
  price: { type: 'string' },
  carbon: { type: 'string' },
  orders: { type: 'string' },
  input: { type: 'string' },
  plan: { type: 'string' },
  json: { type: 'boolean' },
  write: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

/** Which options each command takes. */
const COMMANDS: Readonly<Record<string, readonly (keyof typeof OPTIONS)[]>> = {
  run: ['set', 'from', 'to', 'by', 'out', 'weather', 'price', 'carbon', 'orders', 'json'],
  orders: ['set'],
  site: ['set', 'from', 'to', 'table', 'weather', 'price', 'carbon', 'json'],
  compare: ['why', 'out', 'json'],
  check: ['json'],
  schema: ['write', 'json'],
  estimate: ['input', 'plan', 'json'],
  validate: ['json'],
};

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Run one command; the exit code. */
function main(args: readonly string[]): number {
  const asJson = args.includes('--json') || args[0] === 'estimate';
  try {
    return command(args);
  } catch (error) {
    if (error instanceof BadInput) {
      if (asJson) print(JSON.stringify({ issues: error.issues }, null, 1));
      else warn(tellIssues(error.issues));
      return WRONG_INPUT;
    }
    warn(`jalon: a fault of ours, not of the input: ${(error as Error).stack ?? String(error)}`);
    return OUR_FAULT;
  }
}

function command(args: readonly string[]): number {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  if (values.help || name === undefined) {
    print(HELP);
    return name === undefined && !values.help ? WRONG_INPUT : DONE;
  }
  const takes = COMMANDS[name];
  if (!takes) throw new BadInput([issue('command', '', JSON.stringify(name), `one of ${Object.keys(COMMANDS).join(', ')}`)]);
  const strange = (Object.keys(values) as (keyof typeof OPTIONS)[]).filter((option) => !takes.includes(option));
  if (strange.length > 0)
    throw new BadInput(
      strange.map((option) =>
        issue(`--${option}`, '', `--${option}`, `the options of ${name}: ${takes.map((option) => `--${option}`).join(', ')}`),
      ),
    );
  switch (name) {
    case 'run':
      if (rest.length !== 1) throw new BadInput([issue('run', '', `${rest.length} plans`, 'one plan')]);
      print(run(rest[0]!, values));
      return DONE;
    case 'orders':
      if (rest.length !== 1) throw new BadInput([issue('orders', '', `${rest.length} plans`, 'one plan')]);
      process.stdout.write(ordersCsvOf(rest[0]!, changesOf(values)));
      return DONE;
    case 'site':
      if (rest.length !== 1) throw new BadInput([issue('site', '', `${rest.length} plans`, 'one plan')]);
      print(site(rest[0]!, values));
      return DONE;
    case 'compare':
      print(compare(rest, values));
      return DONE;
    case 'check':
      return check(rest, values.json ?? false);
    case 'schema':
      if (rest.length > 0) throw new BadInput([issue('schema', '', JSON.stringify(rest.join(' ')), 'no argument')]);
      return schema(values.write ?? false);
    case 'validate':
      print(validateFile(rest, values.json ?? false));
      return DONE;
    default:
      return estimates(rest, values.input, values.plan);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new BadInput([issue('arguments', '', (error as Error).message, 'the options that jalon --help shows')]);
  }
}

function check(names: readonly string[], json: boolean): number {
  if (names.length === 0) throw new BadInput([issue('check', '', 'no plan', 'one plan or more')]);
  const files = names.map((file) => {
    const loaded = tryLoad(file);
    return { file, ok: loaded.ok, issues: loaded.ok ? [] : loaded.issues };
  });
  if (json) print(JSON.stringify({ files }, null, 1));
  else for (const { file, ok, issues } of files) print(ok ? `${file}: no issue` : `${file}:\n${tellIssues(issues)}`);
  return files.every(({ ok }) => ok) ? DONE : WRONG_INPUT;
}

function schema(write: boolean): number {
  const text = `${JSON.stringify(jsonSchema(), null, 1)}\n`;
  if (!write) process.stdout.write(text);
  else {
    writeFileSync('scenarios/schema.json', text);
    warn('Written: scenarios/schema.json');
  }
  return DONE;
}

/** Estimates go by the catalogue of a plan, which may have entries of its own. */
function estimates([kind, ...more]: readonly string[], input: string | undefined, plan = 'microsoft-france'): number {
  if (kind === undefined || !isEstimateKind(kind) || more.length > 0)
    throw new BadInput([issue('estimate', '', JSON.stringify([kind, ...more].join(' ')), `one of ${ESTIMATE_KINDS.join(', ')}`)]);
  if (input === undefined)
    throw new BadInput([issue('--input', '', 'nothing', 'a JSON object or array, or - for standard input')]);
  const text = input === '-' ? (workerData as { readonly input: string }).input : input;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BadInput([issue('--input', '', `text that is not JSON (${(error as Error).message})`, 'a JSON object or array')]);
  }
  const { scenario } = load(plan);
  const inputs = Array.isArray(json) ? json : [json];
  const answers = inputs.map((one, i) => estimate(kind, one, scenario.catalogue, Array.isArray(json) ? `/${i}` : ''));
  const issues = answers.flatMap((answer) => (answer.ok ? [] : answer.issues.map((one) => issueText(one, 'en'))));
  if (issues.length > 0) throw new BadInput(issues);
  const results = answers.map((answer) => (answer.ok ? answer.estimate : {}));
  print(JSON.stringify(Array.isArray(json) ? results : results[0], null, 1));
  return DONE;
}

/** Issues as a person reads them: where, what, what is allowed, what to do. */
function tellIssues(issues: readonly IssueText[]): string {
  const lines = issues.map(
    ({ file, pointer, found, allowed, suggestion }) =>
      `  ${placeOf(file, pointer)}\n    found    ${found}\n    allowed  ${allowed}${suggestion ? `\n    ${suggestion}` : ''}`,
  );
  return `${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}\n${lines.join('\n')}`;
}

/** A place in a plan by its pointer, one in a file of rows by its line and column. */
function placeOf(file: string, pointer: string): string {
  return pointer.startsWith('/line ') ? `${file}, ${pointer.slice(1).replace('/', ', ')}` : pointer || file;
}

// The launcher runs this file in a thread, and waits for the exit code.
parentPort?.postMessage(main(process.argv.slice(2)));

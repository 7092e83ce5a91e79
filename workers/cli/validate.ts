/** `jalon validate`: the models against published results, case by case and by kind. */
import { readFileSync, statSync } from 'node:fs';
import { issueText, MAX_BYTES, type Tally, type Validation, validate } from '../../src/index.ts';
import { BadInput, issue, load } from './input.ts';
import { figure, table } from './text.ts';

/** Run the cases of a file, and tell them. */
export function validateFile(rest: readonly string[], asJson: boolean): string {
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0)
    throw new BadInput([issue('validate', '', `${rest.length} files`, 'one file of cases')]);
  const answer = validate(casesOf(file), load('microsoft-france').scenario.catalogue, file);
  if (!answer.ok) throw new BadInput(answer.issues.map((one) => issueText(one, 'en')));
  const { cases, kinds } = answer.validation;
  if (!asJson) return told(answer.validation);
  return JSON.stringify({ cases: cases.map((one) => ({ ...one, reason: one.reason?.en ?? null })), kinds }, null, 1);
}

function casesOf(file: string): unknown {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new BadInput([issue(file, '', 'no such file', 'a JSON file with a list of cases')]);
  if (size > MAX_BYTES) throw new BadInput([issue(file, '', `${size} bytes`, `at most ${MAX_BYTES} bytes`)]);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new BadInput([issue(file, '', `text that is not JSON (${(error as Error).message})`, 'a JSON list of cases')]);
  }
}

const percent = (share: number | null): string => (share === null ? '-' : `${(100 * share).toFixed(1)} %`);
const signed = (share: number): string => `${share < 0 ? '-' : '+'}${percent(Math.abs(share))}`;

const fitText = (fitted: boolean | undefined): string => (fitted === undefined ? '-' : fitted ? 'fit' : 'unseen');

function told({ cases, kinds }: Validation): string {
  const saysFit = cases.some(({ fitted }) => fitted !== undefined);
  const fitCell = (text: string): string[] => (saysFit ? [text] : []);
  const rows = cases.map(({ id, quantity, fitted, predicted, published, error, allowedError, passes, reason }) => [
    id,
    quantity,
    ...fitCell(fitText(fitted)),
    predicted === null ? '-' : figure(predicted),
    typeof published === 'number' ? figure(published) : published.map((end) => figure(end)).join(' to '),
    error === null ? '-' : signed(error),
    percent(allowedError),
    passes ? 'pass' : reason ? `NOT PREDICTED: ${reason.en}` : 'FAIL',
  ]);
  const summary = kinds.flatMap(({ kind, fitted, unseen, ...all }) => [
    tallyRow(kind, all),
    ...(fitted ? [tallyRow('  fit', fitted)] : []),
    ...(unseen ? [tallyRow('  unseen', unseen)] : []),
  ]);
  return [
    table(
      [['case', 'quantity', ...fitCell(''), 'model', 'published', 'error', 'tolerance', ''], ...rows],
      saysFit ? [0, 1, 2, 7] : [0, 1, 6],
    ),
    table([['kind', 'cases', 'predicted', 'median error', 'mean error', 'worst', 'within tolerance'], ...summary]),
  ].join('\n\n');
}

function tallyRow(name: string, { cases, predicted, medianError, meanError, worstError, passing, passShare }: Tally): string[] {
  return [
    name,
    String(cases),
    String(predicted),
    percent(medianError),
    percent(meanError),
    percent(worstError),
    `${passing} (${percent(passShare)})`,
  ];
}

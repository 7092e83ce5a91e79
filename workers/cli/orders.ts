/** Orders on the command line: `jalon run PLAN --orders FILE.csv` goes by those of a file, `jalon orders PLAN` prints those of a plan. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Change, importOrders, issueText, loadScenario, ordersCsv, type OrderTotals, orderTotals } from '../../src/index.ts';
import { BadInput, library, load, sourceOf, textOf } from './input.ts';
import { figure } from './text.ts';

export type OrdersTold = { readonly file: string; readonly before: OrderTotals; readonly after: OrderTotals };

/** The orders of a file as a change of a plan; changes of the command line are laid over them. */
export function ordersOf(
  path: string,
  plan: string,
  changes: readonly Change[],
): { readonly change: Change; readonly told: OrdersTold } {
  const before = load(plan);
  const { file, text } = textOf(path);
  // A French spreadsheet may write its letters as Windows does.
  const source = { file, text: text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(readFileSync(path)) : text };
  const imported = importOrders(source, before, (change) => loadScenario(sourceOf(plan), library, [change, ...changes]));
  if (!imported.ok) throw new BadInput(imported.issues.map((one) => issueText(one, 'en')));
  const { orders, loaded } = imported;
  const told = { file: basename(path), before: orderTotals(before.scenario), after: orderTotals(loaded.scenario) };
  return { change: { pointer: '/orders', value: orders }, told };
}

export function tellOrders({ file, before, after }: OrdersTold): string[] {
  const text = ({ orders, systems, accelerators }: OrderTotals): string =>
    `${figure(orders, 9)} orders of ${figure(systems, 9)} systems with ${figure(accelerators, 9)} accelerators`;
  return ['Orders from a file', `  ${file}: ${text(after)}`, `  in the place of ${text(before)}`];
}

export function ordersCsvOf(plan: string, changes: readonly Change[]): string {
  return ordersCsv(load(plan, changes).document, 'en');
}

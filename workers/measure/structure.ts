/** Whether the tokens of a formula follow one another as they may: every place where they do not, before any parser sees them. */
import type { MeasureFault } from './program.ts';
import type { Token } from './tokens.ts';

/** A formula, and the unit that it is to be told in, where one is asked for. */
export type Structure = {
  readonly faults: readonly MeasureFault[];
  readonly formula: readonly number[];
  readonly into: readonly number[];
};

export function structureOf(tokens: readonly Token[], length: number): Structure {
  const faults: MeasureFault[] = [];
  const open: { readonly at: number; readonly isCall: boolean }[] = [];
  let wantsOperand = true;
  let into = -1;
  const tell = (kind: 'operator' | 'operand' | 'open' | 'close' | 'separator' | 'bare', token: Token | undefined) =>
    faults.push({ kind, at: token?.at ?? length, length: token?.text.length ?? 0, found: token?.text ?? '' });

  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    const sign = token.kind === 'sign' ? token.sign : undefined;
    if (sign === undefined || sign === '(') {
      const isCall = sign === '(' && (before?.kind === 'function' || before?.kind === 'unknown');
      const isAmount = token.kind === 'unit' && before?.kind === 'number';
      if (!wantsOperand && !isCall && !isAmount) tell('operator', token);
      if (sign === '(') {
        open.push({ at: i, isCall });
        wantsOperand = true;
        continue;
      }
      const next = tokens[i + 1];
      if (token.kind === 'function' && !(next?.kind === 'sign' && next.sign === '(')) tell('bare', token);
      wantsOperand = false;
      continue;
    }
    if (sign === ')') {
      // An empty call has a wrong number of arguments, which is told with them.
      const isEmptyCall = open.at(-1)?.isCall && open.at(-1)!.at === i - 1;
      if (open.length === 0) tell('close', token);
      else if (wantsOperand && !isEmptyCall) tell('operand', token);
      open.pop();
      wantsOperand = false;
      continue;
    }
    if (wantsOperand) {
      const isSigned = (sign === '+' || sign === '-') && before?.kind !== 'sign';
      const isUnary =
        (sign === '+' || sign === '-') && before?.kind === 'sign' && ['(', ',', '*', '/', '^'].includes(before.sign);
      if (!isSigned && !isUnary) tell('operand', token);
    }
    if (sign === ',' && !open.at(-1)?.isCall) tell('separator', token);
    if (sign === 'in') {
      if (into >= 0 || open.length > 0) tell('separator', token);
      else into = i;
    }
    wantsOperand = true;
  }
  if (wantsOperand && tokens.length > 0) tell('operand', undefined);
  for (const { at } of open) tell('open', tokens[at]);
  const all = tokens.map((_, i) => i);
  return { faults, formula: into < 0 ? all : all.slice(0, into), into: into < 0 ? [] : all.slice(into + 1) };
}

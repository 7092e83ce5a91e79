/** What each part of a formula comes to: its program, its unit, and whether it is counted by day or adds up over sites. */
import type { MathNode } from 'mathjs/number';
import { ARGUMENTS, type FunctionName, MOST_POWER, MOVING_DAYS, SERIES } from './names.ts';
import type { MeasureFault, Program } from './program.ts';
import type { Token } from './tokens.ts';
import { factorOf, sameKind, unitOfWord, unitPower, unitRoot, unitText, unitTimes, type Words } from './unit-words.ts';

export type Worth = {
  readonly program: Program;
  /** Undefined where a fault in it leaves it open: whatever holds it is no fault of its own. */
  readonly unit: Words | undefined;
  /** Power of the day: 1 for what is counted by day, 0 for a level or a rate. A quotient of two counts is a rate again. */
  readonly days: number;
  readonly adds: 'yes' | 'no' | 'constant';
};

const OPEN: Worth = { program: { op: 'number', value: Number.NaN }, unit: undefined, days: 0, adds: 'no' };

type Operator = { readonly fn: string; readonly args: readonly MathNode[] };
type Call = { readonly fn: { readonly name: string }; readonly args: readonly MathNode[] };
/** From the first token of a part up to its last. */
type Span = { readonly from: number; readonly to: number };

/** Reads trees whose leaves are named by their tokens; faults are added to `faults`. */
export function worthReader(tokens: readonly Token[], text: string, faults: MeasureFault[]): (node: MathNode) => Worth {
  return worthOf;

  function worthOf(node: MathNode): Worth {
    if (node.type === 'ParenthesisNode') return worthOf((node as unknown as { content: MathNode }).content);
    if (node.type === 'SymbolNode') return leaf(tokens[indexOf((node as unknown as { name: string }).name)]);
    if (node.type === 'FunctionNode') return call(node as unknown as Call, node);
    if (node.type === 'OperatorNode') return operator(node as unknown as Operator, node);
    return fault({ kind: 'syntax', ...placeOf(node) });
  }

  function leaf(token: Token | undefined): Worth {
    if (token?.kind === 'number') return constant(token.value, {});
    if (token?.kind === 'unit') return constant(1, { [unitOfWord(token.text)!]: 1 });
    if (token?.kind !== 'series') return OPEN;
    const { name, unit, byMonth, adds } = SERIES.find((one) => one.name === token.name)!;
    return { program: { op: 'series', name }, unit, days: byMonth === 'sum' ? 1 : 0, adds: adds ? 'yes' : 'no' };
  }

  function operator({ fn, args }: Operator, node: MathNode): Worth {
    if (fn === 'pow') return power(args);
    const [left, right] = args.map(worthOf) as [Worth, Worth];
    if (fn === 'unaryPlus') return left;
    if (fn === 'unaryMinus') return { ...left, program: { op: 'scale', of: left.program, factor: -1 } };
    if (fn === 'add' || fn === 'subtract') return together(fn, left, right, node);
    if (fn === 'multiply' || fn === 'divide') return product(fn, left, right);
    return fault({ kind: 'syntax', ...placeOf(node) });
  }

  function product(op: 'multiply' | 'divide', left: Worth, right: Worth): Worth {
    const sign = op === 'multiply' ? 1 : -1;
    const isScaled = right.adds === 'constant' || (op === 'multiply' && left.adds === 'constant');
    return {
      program: { op, left: left.program, right: right.program },
      unit: left.unit && right.unit && unitTimes(left.unit, right.unit, sign),
      days: left.days + sign * right.days,
      adds: isScaled ? (right.adds === 'constant' ? left.adds : right.adds) : 'no',
    };
  }

  /** A sum, or the least or most of two: the second in the unit of the first, and an amount a day beside what is counted by day. */
  function together(op: 'add' | 'subtract' | 'min' | 'max', left: Worth, right: Worth, node: MathNode): Worth {
    if (!left.unit || !right.unit) return OPEN;
    // Nothing is nothing in every unit.
    const [isLeftZero, isRightZero] = [isZero(left), isZero(right)];
    const unit = isLeftZero && !isRightZero ? right.unit : left.unit;
    if (!isLeftZero && !isRightZero && !sameKind(left.unit, right.unit))
      return fault({ kind: 'units', ...placeOf(node), left: unitText(left.unit), right: unitText(right.unit) });
    const counted = Math.max(left.days, right.days);
    // An amount a day beside a count is the one way to put them together; nothing is nothing beside anything.
    const isAmount = Math.min(left.days, right.days) === 0 && (counted === 1 || isLeftZero || isRightZero);
    if (left.days !== right.days && !isAmount) return fault({ kind: 'period', ...placeOf(node), unit: unitText(unit) });
    const side = (one: Worth, isNothing: boolean): Program => {
      const factor = isNothing ? 1 : factorOf(one.unit!) / factorOf(unit);
      const scaled: Program = factor === 1 ? one.program : { op: 'scale', of: one.program, factor };
      return counted === 1 && one.days === 0 ? { op: 'perDay', of: scaled } : scaled;
    };
    const isSum = op === 'add' || op === 'subtract';
    return {
      program: { op, left: side(left, isLeftZero), right: side(right, isRightZero) },
      unit,
      days: counted,
      adds: left.adds === right.adds && (isSum || left.adds === 'constant') ? left.adds : 'no',
    };
  }

  function power([base, exponent]: readonly MathNode[]): Worth {
    const [of, by] = [worthOf(base!), worthOf(exponent!)];
    const n = numberOf(by.program);
    if (n === undefined || !Number.isInteger(n) || Math.abs(n) > MOST_POWER || n === 0 || Object.keys(by.unit ?? {}).length > 0)
      return by.unit ? fault({ kind: 'power', ...placeOf(exponent!) }) : OPEN;
    return {
      program: { op: 'power', of: of.program, power: n },
      unit: of.unit && unitPower(of.unit, n),
      days: of.days * n,
      adds: n === 1 || of.adds === 'constant' ? of.adds : 'no',
    };
  }

  function call({ fn, args }: Call, node: MathNode): Worth {
    const token = tokens[indexOf(fn.name)];
    const parts = args.map(worthOf);
    if (token?.kind !== 'function') return OPEN;
    const { name } = token;
    const { from, to } = ARGUMENTS[name];
    if (args.length < from || args.length > to) {
      const place = { at: token.at, length: token.text.length, found: token.text };
      return fault({ kind: 'arguments', ...place, name, count: args.length });
    }
    if (name === 'min' || name === 'max') return parts.reduce((left, right) => together(name, left, right, node));
    const [of] = parts as [Worth];
    if (name === 'abs')
      return { ...of, program: { op: 'abs', of: of.program }, adds: of.adds === 'constant' ? 'constant' : 'no' };
    if (name === 'sqrt') return root(of, node);
    return overTime(name, of, parts[1], args, node);
  }

  function root(of: Worth, node: MathNode): Worth {
    if (!of.unit) return OPEN;
    const unit = unitRoot(of.unit);
    if (!unit) return fault({ kind: 'root', ...placeOf(node), unit: unitText(of.unit) });
    return {
      program: { op: 'sqrt', of: of.program },
      unit,
      days: of.days / 2,
      adds: of.adds === 'constant' ? 'constant' : 'no',
    };
  }

  function overTime(
    name: Exclude<FunctionName, 'min' | 'max' | 'abs' | 'sqrt'>,
    of: Worth,
    window: Worth | undefined,
    args: readonly MathNode[],
    node: MathNode,
  ): Worth {
    const counted = of.days === 1;
    const adds = of.adds === 'constant' ? 'no' : of.adds;
    if (name === 'movingMean') {
      const days = window && daysIn(window);
      if (window?.unit && days === undefined) return fault({ kind: 'days', ...placeOf(args[1]!) });
      return { ...of, adds, program: { op: name, of: of.program, counted, days: days ?? MOVING_DAYS.from } };
    }
    if (name === 'cumulative' && !counted && of.unit) return fault({ kind: 'rate', ...placeOf(node), unit: unitText(of.unit) });
    return { ...of, adds, days: counted ? 0 : of.days, program: { op: name, of: of.program, counted } };
  }

  /** Whole days, as a bare number or with their unit. */
  function daysIn({ program, unit, adds }: Worth): number | undefined {
    const value = numberOf(program);
    if (adds !== 'constant' || !unit || value === undefined) return undefined;
    const bare = Object.keys(unit).length === 0;
    if (!bare && !sameKind(unit, { day: 1 })) return undefined;
    const days = bare ? value : (value * factorOf(unit)) / factorOf({ day: 1 });
    return Number.isInteger(days) && days >= MOVING_DAYS.from && days <= MOVING_DAYS.to ? days : undefined;
  }

  function fault(one: MeasureFault): Worth {
    faults.push(one);
    return OPEN;
  }

  /** Where a part stands in the text. */
  function placeOf(node: MathNode): { readonly at: number; readonly length: number; readonly found: string } {
    const { from, to } = spanOf(node);
    const [first, last] = [tokens[from]!, tokens[to]!];
    const end = last.at + last.text.length;
    return { at: first.at, length: end - first.at, found: text.slice(first.at, end) };
  }

  function spanOf(node: MathNode): Span {
    const seen: number[] = [];
    node.traverse((inner) => {
      const { name } = inner as unknown as { name?: unknown };
      if (inner.type === 'SymbolNode' && typeof name === 'string') seen.push(indexOf(name));
    });
    let [from, to] = [Math.min(...seen), Math.max(...seen)];
    const signAt = (i: number): string | undefined => {
      const token = tokens[i];
      return token?.kind === 'sign' ? token.sign : undefined;
    };
    // The brackets that close what was opened within.
    let depth = 0;
    for (let i = from; i <= to; i++) depth += signAt(i) === '(' ? 1 : signAt(i) === ')' ? -1 : 0;
    for (; depth > 0 && signAt(to + 1) === ')'; depth--) to++;
    for (; depth < 0 && signAt(from - 1) === '('; depth++) from--;
    return { from, to };
  }
}

function indexOf(name: string): number {
  return Number(name.slice(1));
}

function constant(value: number, unit: Words): Worth {
  return { program: { op: 'number', value }, unit, days: 0, adds: 'constant' };
}

function isZero({ program, unit }: Worth): boolean {
  return numberOf(program) === 0 && unit !== undefined && Object.keys(unit).length === 0;
}

/** The number that a program without a series comes to; undefined for one with. */
export function numberOf(program: Program): number | undefined {
  const two = (left: Program, right: Program, work: (a: number, b: number) => number): number | undefined => {
    const [a, b] = [numberOf(left), numberOf(right)];
    return a === undefined || b === undefined ? undefined : work(a, b);
  };
  const one = (of: Program, work: (a: number) => number): number | undefined => {
    const a = numberOf(of);
    return a === undefined ? undefined : work(a);
  };
  switch (program.op) {
    case 'number':
      return program.value;
    case 'scale':
      return one(program.of, (a) => a * program.factor);
    case 'power':
      return one(program.of, (a) => a ** program.power);
    case 'add':
      return two(program.left, program.right, (a, b) => a + b);
    case 'subtract':
      return two(program.left, program.right, (a, b) => a - b);
    case 'multiply':
      return two(program.left, program.right, (a, b) => a * b);
    case 'divide':
      return two(program.left, program.right, (a, b) => a / b);
    default:
      return undefined;
  }
}

/** Reads one input object of an estimate, collecting every fault. */
import { type Issue, issueAt } from '../scenario/issues.ts';
import { nearest } from '../scenario/pointer.ts';
import {
  asIs,
  both,
  didYouMean,
  keysAllowed,
  type LocalText,
  NOTHING_TO_ADD,
  numberFrom,
  oneOf,
  REMOVE_IT,
  show,
} from '../scenario/words.ts';

export type Estimate = Readonly<Record<string, number | string>>;
/** What makes an estimate once its input has been read without a fault. */
export type Maker = () => Estimate;

export class Reader {
  readonly issues: Issue[] = [];
  private readonly used = new Set<string>();

  constructor(
    private readonly input: Readonly<Record<string, unknown>>,
    private readonly at: string,
  ) {}

  fault(key: string, allowed: LocalText, suggestion?: LocalText, found?: LocalText): void {
    this.issues.push(issueAt('--input', `${this.at}/${key}`, found ?? show(this.input[key]), allowed, suggestion));
  }

  has(key: string): boolean {
    this.used.add(key);
    return this.input[key] !== undefined;
  }

  text(key: string): string {
    this.used.add(key);
    return String(this.input[key] ?? '');
  }

  number(key: string, min: number, max: number, fallback?: number): number {
    this.used.add(key);
    const value = this.input[key] ?? fallback;
    if (typeof value === 'number' && value >= min && value <= max) return value;
    this.fault(key, numberFrom(both('a number', 'un nombre'), min, max));
    return Number.NaN;
  }

  whole(key: string, min: number, max: number, fallback?: number): number {
    this.used.add(key);
    const value = this.input[key] ?? fallback;
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    this.fault(key, numberFrom(both('a whole number', 'un nombre entier'), min, max));
    return Number.NaN;
  }

  /** A calendar year, whose digits stand together. */
  year(key: string, min: number, max: number): number {
    this.used.add(key);
    const value = this.input[key];
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    const found = typeof value === 'number' ? asIs(String(value)) : show(value);
    this.fault(key, both(`a year from ${min} to ${max}`, `une année de ${min} à ${max}`), undefined, found);
    return Number.NaN;
  }

  /** A number for each month. */
  months(key: string, min: number, max: number): number[] {
    this.used.add(key);
    const value = this.input[key];
    const isMonth = (one: unknown): one is number => typeof one === 'number' && one >= min && one <= max;
    if (Array.isArray(value) && value.length === 12 && value.every(isMonth)) return value;
    this.fault(key, numberFrom(both('twelve numbers', 'douze nombres'), min, max));
    return [];
  }

  choice<T extends string>(key: string, options: readonly T[], fallback?: T): T {
    this.used.add(key);
    const value = this.input[key] ?? fallback;
    if (typeof value === 'string' && (options as readonly string[]).includes(value)) return value as T;
    this.fault(key, oneOf(options), didYouMean(typeof value === 'string' ? nearest(value, options) : undefined));
    return '' as T;
  }

  /** An entry of the catalogue by its id, or by one of its other names. */
  entry<T extends { readonly id: string; readonly synonyms?: readonly string[] | undefined }>(
    key: string,
    entries: readonly T[],
  ): T | undefined {
    this.used.add(key);
    const value = this.input[key];
    const found = entries.find(({ id, synonyms }) => id === value || (typeof value === 'string' && synonyms?.includes(value)));
    if (found) return found;
    const ids = entries.map(({ id }) => id);
    this.fault(key, oneOf(ids), typeof value === 'string' ? didYouMean(nearest(value, ids)) : NOTHING_TO_ADD);
    return undefined;
  }

  /** Keys that nothing has read are faults. */
  end(): void {
    for (const key of Object.keys(this.input)) {
      if (this.used.has(key)) continue;
      const used = [...this.used];
      this.fault(key, keysAllowed(used), didYouMean(nearest(key, used), REMOVE_IT));
    }
  }
}

/** What is wrong with a file of rows: each fault with its line and column, the first of them in full, of the rest how many. */
import { type Issue, issueAt } from './issues.ts';
import { MAX_BYTES, type SourceText } from './layers.ts';
import { both, type LocalText, NOTHING_TO_ADD, show } from './words.ts';

/** Whoever has mended so many knows what is wrong with the rest. */
export const MOST_FAULTS = 50;

/** A file that was read, or all that is wrong with it. */
export type Reading<File> =
  | { readonly ok: true; readonly file: File }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export class RowFaults {
  private readonly listed: Issue[] = [];
  private count = 0;

  constructor(private readonly file: string) {}

  /** Notes a fault at a line and column, both counted from 1; a column is what stands between two separators. */
  add(line: number, column: number | undefined, found: LocalText, allowed: LocalText, suggestion = NOTHING_TO_ADD): void {
    this.count++;
    if (this.count <= MOST_FAULTS) this.listed.push(issueAtLine(this.file, line, column, found, allowed, suggestion));
  }

  /** Notes a fault of the file as a whole. */
  addWhole(found: LocalText, allowed: LocalText): void {
    this.count++;
    this.listed.push(issueAt(this.file, '', found, allowed));
  }

  get any(): boolean {
    return this.count > 0;
  }

  refusal(): { readonly ok: false; readonly issues: readonly Issue[] } {
    const more = this.count - this.listed.length;
    if (more === 0) return { ok: false, issues: this.listed };
    const found =
      more === 1 ? both('one more fault', 'une faute de plus') : both(`${more} more faults`, `${more} fautes de plus`);
    const rest = issueAt(this.file, '', found, both('a file without faults', 'un fichier sans faute'));
    return { ok: false, issues: [...this.listed, rest] };
  }
}

function issueAtLine(
  file: string,
  line: number,
  column: number | undefined,
  found: LocalText,
  allowed: LocalText,
  suggestion: LocalText,
): Issue {
  const place =
    column === undefined
      ? both(`line ${line}`, `ligne ${line}`)
      : both(`line ${line}, column ${column}`, `ligne ${line}, colonne ${column}`);
  return {
    file,
    pointer: column === undefined ? `/line ${line}` : `/line ${line}/column ${column}`,
    place,
    found,
    allowed,
    message: both(
      `${file}, ${place.en}: found ${found.en}; allowed is ${allowed.en}.`,
      `${file}, ${place.fr} – trouvé\u00A0: ${found.fr}\u202F; attendu\u00A0: ${allowed.fr}.`,
    ),
    suggestion,
  };
}

/** The text of a file without an editor's byte order mark; undefined, and told, where it is too long to be read. */
export function readable({ text }: SourceText, faults: RowFaults): string | undefined {
  if (text.length > MAX_BYTES) {
    const [mb, most] = [Math.ceil(text.length / 1e6), MAX_BYTES / 1e6];
    const allowed = both(`a file of at most ${most} MB`, `un fichier de ${most}\u00A0Mo au plus`);
    faults.addWhole(both(`${mb} MB`, `${mb}\u00A0Mo`), allowed);
    return undefined;
  }
  return text.replace(/^\uFEFF/, '');
}

/** The lines of a text, whatever ends them, without the empty ones at its end. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  return lines;
}

/** A decimal number as it stands in a file; undefined for anything else, also for nothing. */
export function numberIn(cell: string | undefined): number | undefined {
  const text = cell?.trim() ?? '';
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

export type NumberRule = { readonly min: number; readonly max: number; readonly allowed: LocalText };

/** The number in a column; zero, and told, where there is none or it is out of bounds. */
export function numberAt(
  cells: readonly string[],
  line: number,
  column: number,
  { min, max, allowed }: NumberRule,
  faults: RowFaults,
): number {
  const cell = cells[column - 1];
  const value = numberIn(cell);
  if (value !== undefined && value >= min && value <= max) return value;
  faults.add(line, column, cellShown(cell), allowed);
  return 0;
}

/** A cell as a reader would quote it. */
export function cellShown(cell: string | undefined): LocalText {
  return cell === undefined ? both('no such column', 'aucune colonne à cet endroit') : show(cell.trim());
}

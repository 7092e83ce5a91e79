/** What stands in the cells of a file of orders, as people write it in either language. */
import { dateOf, dayOf } from '../timeline.ts';
import { monthNamed } from './month-names.ts';
import { plainWord } from './order-columns.ts';
import { numberIn } from './row-faults.ts';

/** Lines of cells with the line of the file on which each begins; quotes hold separators and line ends. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** What parts the cells: what the first line that is not empty has most of. */
export function separatorOf(text: string): string {
  const first = /^[\r\n]*([^\r\n]*)/.exec(text)![1]!.replace(/"[^"]*"/g, '');
  const count = (sign: string) => first.split(sign).length - 1;
  const [best] = [';', '\t', ','].sort((a, b) => count(b) - count(a));
  return count(best!) > 0 ? best! : ',';
}

/** The rows of a text; undefined from where a quote is never closed on, with its line. */
export function csvRows(
  text: string,
  separator: string,
): { readonly rows: readonly CsvRow[]; readonly unclosed: number | undefined } {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let begun = 1;
  let quoted: number | undefined;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begun, cells: cells.map((one) => one.trim()) });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    const isEnd = sign === '\n' || (sign === '\r' && text[i + 1] !== '\n');
    if (isEnd) line++;
    if (quoted !== undefined) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = undefined;
      continue;
    }
    if (sign === '"' && cell.trim() === '') {
      quoted = line;
      cell = '';
    } else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (isEnd) {
      endRow();
      begun = line;
    } else if (sign !== '\r') cell += sign;
  }
  endRow();
  return { rows, unclosed: quoted };
}

/** A number with thousands apart, and with a decimal comma where commas do not part the cells. */
export function numberCell(cell: string, separator: string): number | undefined {
  const bare = cell.replace(/(\d)[ \u00a0\u202f'’](?=\d{3}(?!\d))/g, '$1');
  return numberIn(separator === ',' ? bare : bare.replace(/^([+-]?\d*),(\d+(?:[eE][+-]?\d+)?)$/, '$1.$2'));
}

/** True for `1,000` and `1.000`: a thousand in one country and one in another. */
export function isThousandOrOne(cell: string): boolean {
  return /^[+-]?\d{1,3}[.,]\d{3}$/.test(cell);
}

/** A share as a part of one, or with its sign in per cent. */
export function shareCell(cell: string, separator: string): number | undefined {
  const percent = /^(.*?)[\s\u00a0\u202f]*%$/.exec(cell);
  const value = numberCell(percent ? percent[1]! : cell, separator);
  return value === undefined || !percent ? value : Number((value / 100).toPrecision(12));
}

/** A day or a month as a plan writes it; of a quarter its first month. A day in figures has the day before the month, as in French and British. */
export function dateCell(cell: string): string | undefined {
  const text = cell.replace(/[\s\u00a0\u202f]+/g, ' ');
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:T00:00(?::00)?(?:\.0+)?Z?)?$/.exec(text);
  if (iso) return made(iso[1]!, iso[2]!, iso[3]);
  const dayFirst = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (dayFirst) return made(dayFirst[3]!, dayFirst[2]!, dayFirst[1]);
  const monthFirst = /^(\d{1,2})[/.](\d{4})$/.exec(text);
  if (monthFirst) return made(monthFirst[2]!, monthFirst[1]!, undefined);
  const quarter = /^[QT]([1-4])[ /-]?(\d{4})$/i.exec(text) ?? swapped(/^(\d{4})[ /-]?[QT]([1-4])$/i.exec(text));
  if (quarter) return made(quarter[2]!, String(3 * Number(quarter[1]) - 2), undefined);
  const named = /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?(\p{L}+)\.? (\d{4})$/u.exec(text);
  const month = named && monthNamed(plainWord(named[2]!));
  return named && month ? made(named[3]!, String(month), named[1]) : undefined;
}

function swapped(match: RegExpExecArray | null): readonly string[] | undefined {
  return match ? [match[0], match[2]!, match[1]!] : undefined;
}

/** The date, if the calendar has it and a plan may hold it. */
function made(year: string, month: string, day: string | undefined): string | undefined {
  const two = (text: string) => text.padStart(2, '0');
  const whole = `${year}-${two(month)}-${two(day ?? '1')}`;
  const at = dayOf(whole);
  if (Number.isNaN(at) || dateOf(at) !== whole || whole < '2000-01-01' || whole > '2100-12-31') return undefined;
  return day === undefined ? whole.slice(0, 7) : whole;
}

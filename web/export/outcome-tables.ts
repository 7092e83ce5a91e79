/** What some plans come to, and what they are asked, as tables of numbers with their words beside them. */
import { BOUND, FIRST_LOAD, type OutcomeName } from '../../src/index.ts';
import type { DataTable } from '../../workers/exporter.ts';
import type { InputRow } from '../compare-inputs.ts';
import { outcomeColumns } from '../compare-outcomes.ts';
import { outcomeLabel, outcomeText } from '../compare-text.ts';
import { compareWords } from '../compare-words.ts';
import type { Words } from '../i18n/messages.ts';
import { plainValue } from './book.ts';
import type { NamedPlan } from './source.ts';
import { type Column, tableOf, unitOf } from './tables.ts';
import { exportWords, type SayExport } from './words.ts';

const UNITS: Partial<Record<OutcomeName, string>> = { accelerators: 'unit.accelerators', tokensOut: 'unit.tokensOut' };

function outcomeUnit(id: string, say: SayExport): string {
  if (id.startsWith(FIRST_LOAD)) return say('unit.days');
  if (id.startsWith(BOUND)) return say('unit.months');
  const unit = UNITS[id as OutcomeName];
  return unit === undefined ? unitOf(id, say) : (say.maybe(unit) ?? unit);
}

/** A row an outcome: its number in each plan, and how far that lies from the base. */
export function outcomesTable(plans: readonly NamedPlan[], base: string, words: Words): DataTable {
  const say = exportWords(words.language);
  const said = compareWords(words.language);
  const summaries = plans.map(({ summary }) => summary);
  const { numbers, ids, plans: values, over } = outcomeColumns(plans, base);
  /** The first load of a site is a day, of which programs want the number. */
  const nameOf = (id: string): string => {
    const outcome = outcomeLabel(id, summaries, words, said);
    return id.startsWith(FIRST_LOAD) ? say('column.daysSince', { outcome }) : outcome;
  };
  return tableOf(
    [
      { key: 'outcome', kind: 'text', name: said.say('outcome'), values: ids },
      { key: 'name', kind: 'text', values: ids.map(nameOf) },
      { key: 'unit', kind: 'text', name: say('parameter.unit'), values: ids.map((id) => outcomeUnit(id, say)) },
      ...values.map((one) => ({ key: `value.${one.letter}`, name: one.letter, unit: '', values: one.values })),
      ...over.map(({ letter, values }) => ({
        key: `over.${letter}`,
        name: said.say('tableOver', { letter, base }),
        unit: '',
        values,
      })),
      ...toldColumns(plans, (i) => ids.map((id) => outcomeText(id, numbers[i]![id], words, said)), say),
    ],
    words,
  );
}

/** A row an input, as they are listed: its value as each of the plans writes it. */
export function inputsTable(rows: readonly InputRow[], plans: readonly NamedPlan[], words: Words): DataTable {
  const say = exportWords(words.language);
  return tableOf(
    [
      { key: 'pointer', kind: 'text', name: say('parameter.pointer'), values: rows.map(({ input }) => input.pointer) },
      { key: 'input', kind: 'text', name: compareWords(words.language).say('input'), values: rows.map(({ label }) => label) },
      { key: 'unit', kind: 'text', name: say('parameter.unit'), values: rows.map(({ input }) => input.unit) },
      { key: 'differs', kind: 'mixed', name: say('parameter.differs'), values: rows.map(({ input }) => input.differs) },
      ...plans.map(
        ({ letter }, i): Column => ({
          key: `value.${letter}`,
          name: letter,
          kind: 'mixed',
          values: rows.map(({ input: { kind, values } }) => {
            const value = plainValue(values[i] ?? null);
            return kind === 'entry' ? value !== null : value;
          }),
        }),
      ),
      ...toldColumns(plans, (i) => rows.map(({ texts }) => texts[i] ?? ''), say),
    ],
    words,
  );
}

/** Each plan as the page tells it. */
function toldColumns(plans: readonly NamedPlan[], texts: (plan: number) => readonly string[], say: SayExport): readonly Column[] {
  return plans.map(({ letter }, i) => ({
    key: `told.${letter}`,
    kind: 'text',
    name: say('column.toldOf', { letter }),
    values: texts(i),
  }));
}

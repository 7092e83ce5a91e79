/** What was changed in a plan, and what it rests on: the changed assumptions and the least certain ones, each with letter, source and date. */
import type { Lever, Parameter } from '../../src/index.ts';
import type { PlanDescription } from '../../workers/protocol.ts';
import { choiceText, fieldText, leverLabel, unitText, valueText } from '../controls/lever-text.ts';
import { isMoved, mayBeUsed, pointerOf } from '../edits.ts';
import type { Words } from '../i18n/messages.ts';
import { numbersText, type Row, sourceRows } from '../source-rows.ts';
import { sourceWords } from '../source-words.ts';
import type { Answer, Value } from '../state.ts';
import { type Cell, type ReportTable, tableOf, webAddress } from './report.ts';
import { reportWords } from './words.ts';

/** So many of the least certain are told. */
const MOST = 16;

/** Each change by the name of its lever: from, to, unit. */
export function changesTable({ changes }: Answer, { levers }: PlanDescription, words: Words): ReportTable {
  const say = reportWords(words.language);
  const own = sourceWords(words.language);
  const rows = Object.entries(changes).map(([id, { value }]) => {
    const lever = levers.find((one) => one.id === id) ?? levers.find((one) => pointerOf(one) === id);
    if (!lever) return [id, '', String(value), ''];
    const unit = typeof value === 'number' ? unitText(lever, value, own) : '';
    return [leverLabel(lever, own), plainText(lever, lever.planValue, own), plainText(lever, value, own), unit];
  });
  return tableOf(
    say('changes.caption'),
    [[say('changes.name')], [say('changes.from'), true], [say('changes.to'), true], [say('changes.unit')]],
    rows,
  );
}

/** A value without its unit. */
function plainText(lever: Lever, value: Value, words: Words): string {
  if (typeof value === 'number') return fieldText(lever, value, words);
  if (typeof value === 'boolean') return words.t(value ? 'sources.yes' : 'sources.no');
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return words.format.date(value);
  return choiceText(lever.field, value, words, lever.kind === 'choice' ? lever.optionNames : {});
}

type Known = { readonly row: Row; readonly parameter: Parameter };

/** The rows of the sources page, by pointer. */
function rowsOf({ parameters, levers }: PlanDescription, { language }: Words): ReadonlyMap<string, Known> {
  const rows = sourceRows(parameters, levers, sourceWords(language), sourceWords(language === 'fr' ? 'en' : 'fr'));
  return new Map(rows.map((row) => [row.parameter.pointer, { row, parameter: row.parameter }]));
}

export type Assumptions = {
  readonly changed: ReportTable | undefined;
  readonly least: ReportTable;
  readonly leastNote: string;
  /** Those that the tables name, each once. */
  readonly sources: readonly NonNullable<Parameter['source']>[];
};

export function assumptionsOf({ edits }: Answer, description: PlanDescription, words: Words): Assumptions {
  const { language, format } = words;
  const say = reportWords(language);
  const rows = rowsOf(description, words);
  // One number of a list is changed by its place in it.
  const changed = [...new Set(Object.keys(edits).map((pointer) => (rows.has(pointer) ? pointer : pointer.replace(/\/\d+$/, ''))))]
    .map((pointer) => rows.get(pointer))
    .filter((known) => known !== undefined);
  const { least, of } = leastCertain(description, edits, rows);
  const valueNow = ({ row, parameter }: Known): string => {
    const { pointer, value } = parameter;
    const own = sourceWords(language);
    if (typeof value === 'object')
      return numbersText(
        parameter,
        value.map((one, i) => Number(edits[`${pointer}/${i}`] ?? one)),
        own,
      );
    const now = edits[pointer];
    if (typeof now === 'number') return valueText(parameter, now, own);
    if (typeof now === 'boolean') return words.t(now ? 'sources.yes' : 'sources.no');
    if (typeof now !== 'string') return row.value;
    if (parameter.kind === 'date') return format.date(now);
    return choiceText(parameter.field, now, own, row.lever?.kind === 'choice' ? row.lever.optionNames : {});
  };
  const from = ({ row, parameter: { source } }: Known): Cell => {
    if (!source) return { text: say('assumptions.noSource') };
    const title = source.title[language];
    const text = row.date === '' ? title : say('assumptions.sourceDated', { source: title, date: row.date });
    const href = webAddress(source.url);
    return href === undefined ? { text } : { text, href };
  };
  const common = [[say('assumptions.range')], [say('assumptions.letter')], [say('assumptions.source')]] as const;
  const end = (known: Known) => [known.row.range, known.parameter.confidence ?? '', from(known)];
  return {
    changed:
      changed.length === 0
        ? undefined
        : tableOf(
            say('assumptions.changed'),
            [[say('assumptions.name')], [say('assumptions.value')], [say('assumptions.planValue')], ...common],
            changed.map((known) => [known.row.label, valueNow(known), known.row.value, ...end(known)]),
          ),
    least: tableOf(
      say('assumptions.least'),
      [[say('assumptions.name')], [say('assumptions.value')], ...common],
      least.map((known) => [known.row.label, known.row.value, ...end(known)]),
    ),
    leastNote: say('assumptions.leastNote', { n: format.number(least.length), of: format.number(of) }),
    sources: sourcesNamed([...changed, ...least]),
  };
}

function sourcesNamed(known: readonly Known[]) {
  const found = new Map<string, NonNullable<Parameter['source']>>();
  for (const { parameter } of known) if (parameter.source) found.set(parameter.source.id, parameter.source);
  return [...found.values()];
}

/** Letter C, in use, not changed, with the widest range beside its value; what is off has no width to speak of. */
function leastCertain({ levers }: PlanDescription, edits: Answer['edits'], rows: ReadonlyMap<string, Known>) {
  const all = new Map<string, { readonly known: Known; readonly width: number }>();
  for (const lever of levers) {
    const pointer = pointerOf(lever);
    const known = rows.get(pointer);
    if (!known || lever.advanced || lever.kind !== 'quantity' || isMoved(lever, edits) || isOff(lever, edits)) continue;
    const { value, low, high, confidence } = known.parameter;
    if (confidence !== 'C' || low === null || high === null || typeof value !== 'number' || value === 0) continue;
    all.set(pointer, { known, width: (high - low) / Math.abs(value) });
  }
  const sorted = [...all.values()].sort((a, b) => b.width - a.width);
  return { least: sorted.slice(0, MOST).map(({ known }) => known), of: sorted.length };
}

function isOff({ entry, idle }: Lever, edits: Answer['edits']): boolean {
  if (entry && !entry.used && !mayBeUsed(entry, edits)) return true;
  return idle !== null && (edits[idle.pointer] ?? idle.planValue) === idle.at;
}

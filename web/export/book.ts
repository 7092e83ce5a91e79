/** What a file of data says of itself: the plan with each change, the model, the parameters with their sources. */
import type { Lever, Parameter } from '../../src/index.ts';
import type { Book, Cell, DataTable, TableColumn } from '../../workers/exporter.ts';
import type { PlanDescription } from '../../workers/protocol.ts';
import { choiceText, fieldLabel, leverLabel, placeText, valueText } from '../controls/lever-text.ts';
import { pointerOf } from '../edits.ts';
import { lastDayOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { sourceRows } from '../source-rows.ts';
import { sourceWords } from '../source-words.ts';
import type { Answer, Changes, Edits, Value } from '../state.ts';
import { periodOf } from '../views/headings.ts';
import { type Here, linkTo, planName } from './about.ts';
import type { ExportSource } from './source.ts';
import { exportWords, type SayExport } from './words.ts';

/** The names of the sheets. */
export function sheetNames(say: SayExport): Book['sheets'] {
  return {
    data: say('sheet.data'),
    parameters: say('sheet.parameters'),
    sources: say('sheet.sources'),
    readMe: say('sheet.readMe'),
  };
}

/** `whole` where the file holds the run, and not what the chart shows of it. */
export function bookOf(source: ExportSource, description: PlanDescription, whole: boolean, here: Here, words: Words): Book {
  const { answer } = source;
  const { language, format } = words;
  const say = exportWords(language);
  const { summary } = answer.overview;
  const { parameters, levers } = description;
  const { title, subtitle } = source.headings(words);
  const changes = changesTold(answer.changes, levers, words, say);
  const link = linkTo(answer, here);
  const imports = [...new Set(summary.imports.map(({ file }) => file))];
  const none = say(answer.plan.kind === 'file' ? 'about.noneFile' : 'about.none');
  const about: (readonly [string, Cell])[] = [
    [say('about.what'), whole ? say('about.whole') : source.name(words)],
    [say('about.plan'), planName(answer, summary, words)],
    ...(whole
      ? []
      : ([
          [say('about.finding'), title],
          [say('about.subtitle'), subtitle],
        ] as const)),
    ...(changes.length === 0 ? [none] : changes).map((text, i) => [i === 0 ? say('about.changes') : '', text] as const),
    ...imports.map((file, i) => [i === 0 ? say('about.imports') : '', file] as const),
    [say('about.period'), periodOf(summary, words)],
    [say('about.asOf'), format.date(summary.asOf)],
    [say('about.version'), summary.modelVersion],
    [say('about.hash'), summary.scenario.hash],
    [say('about.made'), format.date(here.madeOn)],
    ...(link === undefined ? [] : [[say('about.link'), link] as const]),
    [say('about.times'), say('about.times.says')],
    [say('about.letters'), say('about.letters.says')],
    [say('about.speaks'), say('about.speaks.says')],
  ];
  const sources = sourcesOf(parameters);
  return {
    language,
    title: whole ? planName(answer, summary, words) : title,
    sheets: sheetNames(say),
    about,
    head: {
      format: 'jalon-data',
      formatVersion: 1,
      language,
      ...(whole ? {} : { chart: source.name(words), title, subtitle }),
      plan: { id: summary.scenario.id, name: summary.scenario.names[language], hash: summary.scenario.hash },
      changes: Object.entries(answer.edits).map(([pointer, value]) => ({
        pointer,
        planValue: parameters.find((one) => one.pointer === pointer)?.value ?? null,
        value,
      })),
      importedFiles: imports,
      from: summary.from,
      to: lastDayOf(summary.to),
      asOf: summary.asOf,
      modelVersion: summary.modelVersion,
      madeOn: here.madeOn,
      ...(link !== undefined && { link }),
      note: say('about.speaks.says'),
      sources: sources.map(({ id, title, url }) => ({ id, title: title[language], url })),
    },
    parameters: parametersTable(description, answer, words, say),
    sources: table(
      [
        ['id', 'text', (row) => row.id],
        ['title', 'text', (row) => row.title[language]],
        ['url', 'text', (row) => row.url],
        ['used', 'number', (row) => row.used],
      ],
      sources,
      'sources',
      say,
    ),
  };
}

export type Maker<Row> = readonly [key: string, kind: TableColumn['kind'], of: (row: Row) => Cell, name?: string];

export function table<Row>(
  makers: readonly Maker<Row>[],
  rows: readonly Row[],
  family: 'parameter' | 'sources',
  say: SayExport,
): DataTable {
  return {
    rows: rows.length,
    columns: makers.map(([key, kind, of, name]) => ({
      key,
      name: name ?? say.maybe(`${family}.${key}`) ?? key,
      unit: '',
      kind,
      values: rows.map(of),
    })),
  };
}

function parametersTable({ parameters, levers }: PlanDescription, { edits }: Answer, words: Words, say: SayExport): DataTable {
  const { language } = words;
  const [own, other] = [sourceWords(language), sourceWords(language === 'fr' ? 'en' : 'fr')];
  const rows = sourceRows(parameters, levers, own, other);
  type Row = (typeof rows)[number];
  const makers: readonly Maker<Row>[] = [
    ['pointer', 'text', ({ parameter }) => parameter.pointer],
    ['place', 'text', ({ parameter }) => placeText(parameter, own)],
    ['name', 'text', ({ parameter }) => fieldLabel(parameter.field, own)],
    ['value', 'mixed', ({ parameter }) => valueNow(parameter, edits)],
    ['planValue', 'mixed', ({ parameter }) => plainValue(parameter.value)],
    ['changed', 'mixed', ({ parameter }) => isChanged(parameter, edits)],
    ['unit', 'text', ({ parameter }) => parameter.unit],
    ['low', 'number', ({ parameter }) => parameter.low],
    ['high', 'number', ({ parameter }) => parameter.high],
    ['letter', 'text', ({ parameter }) => parameter.confidence],
    ['source', 'text', ({ parameter }) => parameter.source?.title[language] ?? null],
    ['url', 'text', ({ parameter }) => parameter.source?.url ?? null],
    ['date', 'mixed', ({ parameter }) => parameter.asOf],
    ['note', 'text', ({ parameter }) => parameter.note?.[language] ?? null],
  ];
  return table(makers, rows, 'parameter', say);
}

/** A value as the plan writes it. */
export function plainValue(value: Parameter['value'] | null): Cell {
  return typeof value === 'object' && value !== null ? value.join(' ') : value;
}

/** One number of a list is changed by its place in it. */
function valueNow({ pointer, value }: Parameter, edits: Edits): Cell {
  if (Object.hasOwn(edits, pointer)) return edits[pointer]!;
  return typeof value === 'object' ? value.map((one, i) => edits[`${pointer}/${i}`] ?? one).join(' ') : value;
}

function isChanged({ pointer }: Parameter, edits: Edits): boolean {
  return Object.hasOwn(edits, pointer) || Object.keys(edits).some((edit) => edit.replace(/\/\d+$/, '') === pointer);
}

export function sourcesOf(parameters: readonly Parameter[]) {
  const found = new Map<string, NonNullable<Parameter['source']> & { used: number }>();
  for (const { source } of parameters) {
    if (!source) continue;
    const known = found.get(source.id);
    if (known) known.used++;
    else found.set(source.id, { ...source, used: 1 });
  }
  return [...found.values()].sort((a, b) => b.used - a.used);
}

/** Each change by the name of its lever, with the value before and after. */
export function changesTold(changes: Changes, levers: readonly Lever[], words: Words, say: SayExport): readonly string[] {
  return Object.entries(changes).map(([id, { value }]) => {
    const lever = levers.find((one) => one.id === id) ?? levers.find((one) => pointerOf(one) === id);
    return lever
      ? say('about.change', {
          label: leverLabel(lever, words),
          from: leverText(lever, lever.planValue, words),
          to: leverText(lever, value, words),
        })
      : `${id}: ${value}`;
  });
}

function leverText(lever: Lever, value: Value, words: Words): string {
  if (typeof value === 'number') return valueText(lever, value, words);
  if (typeof value === 'boolean') return words.t(value ? 'sources.yes' : 'sources.no');
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return words.format.date(value);
  return choiceText(lever.field, value, words, lever.kind === 'choice' ? lever.optionNames : {});
}

/** What a file of several plans says of itself: each plan with its changes, every parameter in all of them, and what they rest on. */
import type { ComparedInput, Parameter } from '../../src/index.ts';
import type { Book, Cell } from '../../workers/exporter.ts';
import type { PlanDescription } from '../../workers/protocol.ts';
import { inputLabel } from '../compare-text.ts';
import { compareWords } from '../compare-words.ts';
import { changesOf } from '../edits.ts';
import { lastDayOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { sourceWords } from '../source-words.ts';
import { periodOf } from '../views/headings.ts';
import { type Here, linkOf } from './about.ts';
import { changesTold, type Maker, plainValue, sheetNames, sourcesOf, table } from './book.ts';
import type { ExportSource, NamedPlan } from './source.ts';
import { exportWords, type SayExport } from './words.ts';

/** What is known of the plans, in their order. */
export type PlansKnown = { readonly descriptions: readonly PlanDescription[]; readonly inputs: readonly ComparedInput[] };

export function comparedBook(
  source: ExportSource,
  plans: readonly NamedPlan[],
  { descriptions, inputs }: PlansKnown,
  here: Here,
  words: Words,
): Book {
  const { language, format } = words;
  const say = exportWords(language);
  const { title, subtitle } = source.headings(words);
  const version = plans[0]!.summary.modelVersion;
  const links = plans.map(({ work }) => linkOf(work, version, here));
  const about = plans.flatMap((plan, i): (readonly [string, Cell])[] => {
    const { letter, work, summary } = plan;
    const { levers } = descriptions[i]!;
    const changes = changesTold(changesOf(work.edits, levers), levers, words, say);
    const none = say(work.plan.kind === 'file' ? 'about.noneFile' : 'about.none');
    const imports = [...new Set(summary.imports.map(({ file }) => file))];
    return [
      [say('about.planOf', { letter }), `${plan.name(words)} (${summary.scenario.id})`],
      ...(changes.length === 0 ? [none] : changes).map((text, n) => [n === 0 ? say('about.changes') : '', text] as const),
      ...imports.map((file, n) => [n === 0 ? say('about.imports') : '', file] as const),
      [say('about.period'), periodOf(summary, words)],
      [say('about.asOf'), format.date(summary.asOf)],
      [say('about.hash'), summary.scenario.hash],
      ...(links[i] === undefined ? [] : [[say('about.link'), links[i]] as const]),
    ];
  });
  const sources = sourcesOf([...new Set(descriptions)].flatMap(({ parameters }) => parameters));
  return {
    language,
    title,
    sheets: sheetNames(say),
    about: [
      [say('about.what'), source.name(words)],
      [say('about.finding'), title],
      [say('about.subtitle'), subtitle],
      ...about,
      [say('about.version'), version],
      [say('about.made'), format.date(here.madeOn)],
      [say('about.times'), say('about.times.says')],
      [say('about.letters'), say('about.letters.says')],
      [say('about.speaks'), say('about.speaks.says')],
    ],
    head: {
      format: 'jalon-data',
      formatVersion: 1,
      language,
      chart: source.name(words),
      title,
      subtitle,
      plans: plans.map(({ letter, name, work, summary }, i) => ({
        letter,
        name: name(words),
        id: summary.scenario.id,
        hash: summary.scenario.hash,
        changes: Object.entries(work.edits).map(([pointer, value]) => ({ pointer, value })),
        importedFiles: [...new Set(summary.imports.map(({ file }) => file))],
        from: summary.from,
        to: lastDayOf(summary.to),
        asOf: summary.asOf,
        ...(links[i] !== undefined && { link: links[i] }),
      })),
      differences: inputs
        .filter(({ differs }) => differs)
        .map(({ pointer, unit, values }) => ({
          pointer,
          unit,
          values: Object.fromEntries(plans.map(({ letter }, i) => [letter, values[i] ?? null])),
        })),
      modelVersion: version,
      madeOn: here.madeOn,
      note: say('about.speaks.says'),
      sources: sources.map(({ id, title: of, url }) => ({ id, title: of[language], url })),
    },
    parameters: parametersTable(plans, descriptions, inputs, words, say),
    sources: sourcesTable(plans, descriptions, sources, words, say),
  };
}

/** Every input in all of the plans: those in which they differ stand first, and are marked. */
function parametersTable(
  plans: readonly NamedPlan[],
  descriptions: readonly PlanDescription[],
  inputs: readonly ComparedInput[],
  words: Words,
  say: SayExport,
) {
  const own = sourceWords(words.language);
  const said = compareWords(words.language);
  const known = new Map([...new Set(descriptions)].map((one) => [one, byPointer(one.parameters)]));
  const of = (plan: number, pointer: string): Parameter | undefined => known.get(descriptions[plan]!)!.get(pointer);
  const first = (pointer: string) => plans.map((_, i) => of(i, pointer)).find((found) => found !== undefined);
  const each = (key: 'value' | 'letter' | 'source', kind: 'mixed' | 'text', cell: (input: ComparedInput, plan: number) => Cell) =>
    plans.map(
      ({ letter }, i): Maker<ComparedInput> => [
        `${key}.${letter}`,
        kind,
        (input) => cell(input, i),
        say(`parameter.${key}Of`, { letter }),
      ],
    );
  const makers: readonly Maker<ComparedInput>[] = [
    ['pointer', 'text', ({ pointer }) => pointer],
    ['name', 'text', (input) => inputLabel(input, own, said)],
    ['differs', 'mixed', ({ differs }) => differs],
    ['unit', 'text', ({ unit }) => unit],
    ...each('value', 'mixed', ({ values, kind }, plan) => {
      const value = plainValue(values[plan] ?? null);
      return kind === 'entry' ? value !== null : value;
    }),
    ['low', 'number', ({ pointer }) => first(pointer)?.low ?? null],
    ['high', 'number', ({ pointer }) => first(pointer)?.high ?? null],
    ...each('letter', 'text', ({ pointer }, plan) => of(plan, pointer)?.confidence ?? null),
    ...each('source', 'text', ({ pointer }, plan) => of(plan, pointer)?.source?.title[words.language] ?? null),
  ];
  return table(makers, inputs, 'parameter', say);
}

function byPointer(parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  return new Map(parameters.map((one) => [one.pointer, one]));
}

function sourcesTable(
  plans: readonly NamedPlan[],
  descriptions: readonly PlanDescription[],
  sources: ReturnType<typeof sourcesOf>,
  { language }: Words,
  say: SayExport,
) {
  const uses = descriptions.map((one) => new Map(sourcesOf(one.parameters).map(({ id, used }) => [id, used])));
  const makers: readonly Maker<(typeof sources)[number]>[] = [
    ['id', 'text', ({ id }) => id],
    ['title', 'text', ({ title }) => title[language]],
    ['url', 'text', ({ url }) => url],
    ...plans.map(
      ({ letter }, i): Maker<(typeof sources)[number]> => [
        `used.${letter}`,
        'number',
        ({ id }) => uses[i]!.get(id) ?? 0,
        say('sources.usedOf', { letter }),
      ],
    ),
  ];
  return table(makers, sources, 'sources', say);
}

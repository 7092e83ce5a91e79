/** A report put together: what is known of a run, in the words of a language. */
import type { LocalText, SiteReady, Summary } from '../../src/index.ts';
import type { PlanCard, PlanDescription } from '../../workers/protocol.ts';
import type { ChartData } from '../charts/series.ts';
import { type Here, linkTo, planName } from '../export/about.ts';
import { exportWords } from '../export/words.ts';
import { type Words, wordsText } from '../i18n/messages.ts';
import { trainingLine } from '../promises.ts';
import { readyWords } from '../ready-words.ts';
import { sentenceOf } from '../sentence.ts';
import { shortName } from '../sites.ts';
import type { Answer } from '../state.ts';
import { citationOf } from '../views/colophon.tsx';
import { periodOf, sourceLine } from '../views/headings.ts';
import { assumptionsOf, changesTable } from './assumptions.ts';
import { chartFigures, ganttFigures } from './figures.ts';
import { type OwnRead, ownParts } from './own-figures.ts';
import { type Cell, type Report, type ReportPart, type ReportSection, text, webAddress } from './report.ts';
import { bindingTable, outcomesTable, promisesTable, readyTable, sitesTables, stepsTables } from './results.ts';
import { reportWords } from './words.ts';

/** All that a report is made of. */
export type Known = {
  readonly answer: Answer;
  readonly chart: ChartData;
  readonly card: PlanCard | undefined;
  readonly description: PlanDescription;
  /** When sites may be ready, or why that is not known. */
  readonly ready: { readonly sites: readonly SiteReady[]; readonly draws: number } | { readonly reason: LocalText };
  /** The run of the plan without the changes, where it has any. */
  readonly shipped: Summary | undefined;
  /** The measures that a person wrote: those that are kept, and one that is shown. */
  readonly measures: readonly OwnRead[];
  /** The folded address of a state that no readable one holds; nobody reads it, so that it stands behind words. */
  readonly folded: string | undefined;
};

export function reportOf(known: Known, here: Here, words: Words): Report {
  const { answer, card, description } = known;
  const { language, format } = words;
  const say = reportWords(language);
  const { summary } = answer.overview;
  const name = shortName(summary.scenario.names[language]);
  const date = format.date(here.madeOn);
  const link = linkTo(answer, here);
  const speaks = words.t('cite.voice');
  const parts = (...all: readonly (ReportPart | undefined)[]) => all.filter((part) => part !== undefined);
  const assumptions = assumptionsOf(answer, description, words);
  const ok = summary.checks.filter((check) => check.ok).length;
  const isFile = answer.plan.kind === 'file';
  const imports = [...new Set(summary.imports.map(({ file }) => file))];
  const hasChanges = Object.keys(answer.edits).length > 0;
  const sections: readonly ReportSection[] = [
    {
      id: 'changes',
      title: say(isFile ? 'changesFile' : 'changes'),
      parts: parts(
        hasChanges ? changesTable(answer, description, words) : text(say(isFile ? 'changes.noneFile' : 'changes.none')),
        imports.length > 0 ? text(say('changes.imports', { list: format.list(imports) })) : undefined,
      ),
    },
    {
      id: 'outcomes',
      title: say('outcomes'),
      parts: parts(
        outcomesTable(summary, known.shipped, words),
        promisesTable(summary, words),
        text(`${trainingLine(summary, words)}.`),
      ),
    },
    {
      id: 'charts',
      title: say('charts'),
      parts: [text(say('charts.note')), ...chartFigures(answer, known.chart, words)],
    },
    ...(known.measures.length > 0
      ? [
          {
            id: 'measures',
            title: say('measures'),
            parts: [text(say('measures.note')), ...ownParts(known.measures, answer, known.chart, words)],
          },
        ]
      : []),
    { id: 'sites', title: say('sites'), parts: sitesTables(summary, words) },
    { id: 'binding', title: say('binding'), parts: [bindingTable(summary, words)] },
    ...buildOut(known, words),
    {
      id: 'assumptions',
      title: say('assumptions'),
      parts: parts(
        text(say('assumptions.letters')),
        assumptions.changed,
        assumptions.least,
        text(assumptions.leastNote),
        ...(assumptions.sources.length > 0 ? [text(`${say('sources')}${language === 'fr' ? '\u00a0' : ''}:`)] : []),
        ...assumptions.sources.map(({ title, url }) => text([title[language], url ?? ''].join(' ').trim(), webAddress(url))),
      ),
    },
    {
      id: 'standing',
      title: say('standing'),
      parts: parts(
        text(speaks),
        text(citationOf(answer, link ?? here.address, here.madeOn, words)),
        text(say.count('standing.checks', summary.checks.length, { ok: format.number(ok) })),
        link === undefined && known.folded === undefined ? text(say('standing.noLink')) : undefined,
      ),
    },
  ];
  const about = exportWords(language);
  const linkFact = (readable: string | undefined): readonly (readonly [string, Cell])[] => {
    const href = readable ?? known.folded;
    return href === undefined ? [] : [[about('about.link'), { text: readable ?? say('facts.link'), href }]];
  };
  const facts: readonly (readonly [string, Cell])[] = [
    [about('about.plan'), { text: planName(answer, summary, words) }],
    ...(card ? [[say('question'), { text: card.question[language] }] as const] : []),
    [about('about.period'), { text: periodOf(summary, words) }],
    [about('about.asOf'), { text: format.date(summary.asOf) }],
    [about('about.version'), { text: summary.modelVersion }],
    [about('about.hash'), { text: summary.scenario.hash }],
    [about('about.made'), { text: date }],
    ...linkFact(link),
  ];
  return {
    language,
    title: say('title.file', { plan: name, date }),
    kicker: say('kicker'),
    heading: wordsText(sentenceOf(summary, words)),
    facts,
    factsTitle: say('facts'),
    sections,
    contents: say('contents'),
    foot: sourceLine(summary, answer.changes, words),
    speaks,
    page: (n, of) => say('page', { n, of }),
    continued: (caption) => say('continued', { caption }),
  };
}

function buildOut({ answer, chart, ready }: Known, words: Words): readonly ReportSection[] {
  const { summary } = answer.overview;
  if (summary.sites.every(({ milestones }) => milestones.length === 0)) return [];
  const { language, format } = words;
  const say = reportWords(language);
  const isKnown = 'sites' in ready;
  const sites = isKnown ? ready.sites : [];
  return [
    {
      id: 'build-out',
      title: say('buildOut'),
      parts: [
        ...ganttFigures(summary, chart, sites, words),
        ...(isKnown
          ? [readyTable(sites, words), text(readyWords(language)('lead', { n: format.number(ready.draws) }))]
          : [text(say('buildOut.noDraws', { reason: ready.reason[language].replace(/\.$/, '') }))]),
        ...stepsTables(summary, sites, words),
      ],
    },
  ];
}

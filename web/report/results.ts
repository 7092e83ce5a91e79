/** What a run comes to, as the tables of a report: the very texts of the page. */
import { type Binding, outcomeNumbers, type SiteReady, type SiteResult, type Summary } from '../../src/index.ts';
import { outcomeIds, outcomeLabel, outcomeText, signedOf } from '../compare-text.ts';
import { compareWords } from '../compare-words.ts';
import type { Words } from '../i18n/messages.ts';
import { numberText } from '../measure-text.ts';
import { promiseLines } from '../promises.ts';
import { readyWords } from '../ready-words.ts';
import { shortName } from '../sites.ts';
import { periodOf } from '../views/headings.ts';
import { type ReportTable, tableOf } from './report.ts';
import { reportWords } from './words.ts';

/** Key figures; where the plan was changed, beside what it comes to without the changes. */
export function outcomesTable(summary: Summary, shipped: Summary | undefined, words: Words): ReportTable {
  const say = reportWords(words.language);
  const said = compareWords(words.language);
  const summaries = shipped ? [summary, shipped] : [summary];
  const [numbers, before] = [outcomeNumbers(summary), shipped && outcomeNumbers(shipped)];
  return tableOf(
    say('outcomes.caption', { period: periodOf(summary, words) }),
    [
      [say('outcomes.name')],
      [say('outcomes.value'), true],
      ...(before
        ? ([
            [say('outcomes.shipped'), true],
            [say('outcomes.difference'), true],
          ] as const)
        : []),
    ],
    outcomeIds(summaries.map(outcomeNumbers)).map((id) => [
      outcomeLabel(id, summaries, words, said),
      outcomeText(id, numbers[id], words, said),
      ...(before
        ? [
            outcomeText(id, before[id], words, said),
            signedOf(id, (numbers[id] ?? Number.NaN) - (before[id] ?? Number.NaN), words, said),
          ]
        : []),
    ]),
  );
}

export function promisesTable(summary: Summary, words: Words): ReportTable | undefined {
  const say = reportWords(words.language);
  const lines = promiseLines(summary, words);
  if (lines.length === 0) return undefined;
  return tableOf(
    words.t('targets.title'),
    [[say('promises.name')], [say('promises.reached')], [say('promises.verdict')]],
    lines.map(({ label, reached, verdict, assumed }) => [
      label,
      reached,
      assumed ? say('promises.assumed', { verdict }) : verdict,
    ]),
  );
}

const OF_POWER = ['accelerators', 'peak', 'firm', 'energy'] as const;
const OF_COST = ['pue', 'water', 'cost', 'carbon'] as const;
type SiteFigure = (typeof OF_POWER | typeof OF_COST)[number];

/** A row a site, and one for all of them where there are several: in two tables, so that paper shows them large enough. */
export function sitesTables(summary: Summary, words: Words): readonly ReportTable[] {
  const { format, language } = words;
  const say = reportWords(language);
  const last = summary.monthly.at(-1)?.month;
  const firm = (site: string) => summary.monthly.find((row) => row.month === last && row.site === site)?.gridFirmMw ?? Number.NaN;
  const figures: Readonly<Record<SiteFigure, (totals: Summary['totals'], site: string) => string>> = {
    accelerators: ({ acceleratorsInService }) => numberText('inServiceAccelerators', acceleratorsInService, words),
    peak: ({ peakGridMw }) => numberText('gridMw', peakGridMw, words),
    firm: (_, site) => numberText('gridMw', firm(site), words),
    energy: ({ gridGwh }) => format.number(gridGwh, 1),
    pue: ({ pue }) => format.number(pue, 3),
    water: ({ waterM3 }) => format.number(waterM3),
    cost: ({ energyCostEur }) => format.eur(energyCostEur),
    carbon: ({ co2LifecycleT }) => format.number(co2LifecycleT),
  };
  const day = (iso: string | null) => (iso === null ? say('sites.never') : format.shortDate(iso));
  const rows = [
    ...summary.sites.map(({ id, names, totals, firstLoad }) => ({
      id,
      name: shortName(names[language]),
      totals,
      firstLoad: day(firstLoad),
    })),
    ...(summary.sites.length > 1 ? [{ id: 'all', name: say('sites.all'), totals: summary.totals, firstLoad: '' }] : []),
  ];
  const table = (caption: 'sites.captionPower' | 'sites.captionCosts', keys: readonly SiteFigure[], withDates: boolean) =>
    tableOf(
      say(caption, { period: periodOf(summary, words) }),
      [
        [say('sites.site')],
        ...(withDates ? [[say('sites.firstLoad')] as const] : []),
        ...keys.map((key) => [say(`sites.${key}`), true] as const),
      ],
      rows.map(({ id, name, totals, firstLoad }) => [
        name,
        ...(withDates ? [firstLoad] : []),
        ...keys.map((key) => figures[key](totals, id)),
      ]),
    );
  return [table('sites.captionPower', OF_POWER, true), table('sites.captionCosts', OF_COST, false)];
}

/** Months in a row that the same limits hold, waiting for the same step. */
export type Span = Pick<Binding, 'constraint' | 'activity'> & {
  readonly from: string;
  readonly to: string;
  readonly months: number;
};

export function spansOf({ binding }: Pick<SiteResult, 'binding'>): readonly Span[] {
  const spans: Span[] = [];
  for (const { month, constraint, activity } of binding) {
    const last = spans.at(-1);
    if (last && last.activity === activity && last.constraint.join() === constraint.join())
      spans[spans.length - 1] = { ...last, to: month, months: last.months + 1 };
    else spans.push({ from: month, to: month, months: 1, constraint, activity });
  }
  return spans;
}

export function bindingTable(summary: Summary, words: Words): ReportTable {
  const { format, language, t } = words;
  const say = reportWords(language);
  const what = (site: SiteResult, { constraint, activity }: Span): string => {
    if (constraint.length === 0) return say('binding.nothing');
    const constraints = format.list(constraint.map((one) => t(`constraint.${one}`)));
    const waited = site.milestones.find(({ id }) => id === activity);
    return waited ? say('binding.waits', { constraints, activity: waited.name[language] }) : constraints;
  };
  return tableOf(
    say('binding.caption'),
    [[say('binding.site')], [say('binding.from')], [say('binding.to')], [say('binding.months'), true], [say('binding.what')]],
    summary.sites.flatMap((site) =>
      spansOf(site).map((span) => [
        shortName(site.names[language]),
        format.shortMonth(span.from),
        format.shortMonth(span.to),
        format.number(span.months),
        what(site, span),
      ]),
    ),
  );
}

/** When sites may be ready, and the dates of every step. */
export function readyTable(ready: readonly SiteReady[], { format, language }: Words): ReportTable {
  const say = readyWords(language);
  const day = (iso: string | null) => (iso === null ? say('never') : format.shortDate(iso));
  return tableOf(
    say('title'),
    [[say('site')], [say('plan')], [say('p50')], [say('p90')], [say('byEnd'), true]],
    ready.map(({ names, plan, p50, p90, byEnd }) => [
      shortName(names[language]),
      day(plan),
      day(p50),
      day(p90),
      format.percent(byEnd),
    ]),
  );
}

/** One table a site: a column for it would leave the others too little room on paper. */
export function stepsTables(summary: Summary, ready: readonly SiteReady[], words: Words): readonly ReportTable[] {
  const { format, language, t } = words;
  const say = reportWords(language);
  const day = (iso: string | null | undefined) => (iso ? format.shortDate(iso) : format.number(Number.NaN));
  const keys = ['activity', 'start', 'end', 'p50', 'p90', 'slack', 'state', 'announced'] as const;
  return summary.sites
    .filter(({ milestones }) => milestones.length > 0)
    .map((site) =>
      tableOf(
        say('buildOut.table', { site: shortName(site.names[language]) }),
        keys.map((key) => [t(`gantt.column.${key}`), key === 'slack'] as const),
        site.milestones.map(({ id, name, start, date, slackDays, critical, actual, announced }) => {
          const drawn = ready.find((one) => one.site === site.id)?.activities.find((one) => one.id === id);
          const state = start === null ? t('gantt.never') : critical ? t('gantt.critical') : actual ? t('gantt.done') : '';
          return [
            name[language],
            day(start),
            day(date),
            day(drawn?.p50),
            day(drawn?.p90),
            slackDays === null ? format.number(Number.NaN) : format.number(slackDays),
            state,
            day(announced),
          ];
        }),
      ),
    );
}

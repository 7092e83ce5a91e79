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

/** A row a site, and one for all of them where there are several. */
export function sitesTable(summary: Summary, words: Words): ReportTable {
  const { format, language } = words;
  const say = reportWords(language);
  const last = summary.monthly.at(-1)?.month;
  const firm = (site: string) => summary.monthly.find((row) => row.month === last && row.site === site)?.gridFirmMw ?? Number.NaN;
  const cells = (id: string, totals: Summary['totals'], firstLoad: string) => [
    firstLoad,
    numberText('inServiceAccelerators', totals.acceleratorsInService, words),
    numberText('gridMw', totals.peakGridMw, words),
    numberText('gridMw', firm(id), words),
    format.number(totals.gridGwh, 1),
    format.number(totals.pue, 3),
    format.number(totals.waterM3),
    format.eur(totals.energyCostEur),
    format.number(totals.co2LifecycleT),
  ];
  const day = (iso: string | null) => (iso === null ? say('sites.never') : format.shortDate(iso));
  return tableOf(
    say('sites.caption', { period: periodOf(summary, words) }),
    [
      [say('sites.site')],
      [say('sites.firstLoad')],
      ...(['accelerators', 'peak', 'firm', 'energy', 'pue', 'water', 'cost', 'carbon'] as const).map(
        (key) => [say(`sites.${key}`), true] as const,
      ),
    ],
    [
      ...summary.sites.map(({ id, names, totals, firstLoad }) => [
        shortName(names[language]),
        ...cells(id, totals, day(firstLoad)),
      ]),
      ...(summary.sites.length > 1 ? [[say('sites.all'), ...cells('all', summary.totals, '')]] : []),
    ],
  );
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

export function stepsTable(summary: Summary, ready: readonly SiteReady[], words: Words): ReportTable {
  const { format, language, t } = words;
  const say = reportWords(language);
  const day = (iso: string | null | undefined) => (iso ? format.shortDate(iso) : format.number(Number.NaN));
  const keys = ['site', 'activity', 'start', 'end', 'p50', 'p90', 'slack', 'state', 'announced'] as const;
  return tableOf(
    say('buildOut.table'),
    keys.map((key) => [t(`gantt.column.${key}`), key === 'slack'] as const),
    summary.sites.flatMap((site) =>
      site.milestones.map(({ id, name, start, date, slackDays, critical, actual, announced }) => {
        const drawn = ready.find((one) => one.site === site.id)?.activities.find((one) => one.id === id);
        const state = start === null ? t('gantt.never') : critical ? t('gantt.critical') : actual ? t('gantt.done') : '';
        return [
          shortName(site.names[language]),
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

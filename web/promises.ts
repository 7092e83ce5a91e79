/** The promises of a plan in words: how much of each was reached by its day, and when the rest came or is due. */
import type { Summary, TargetResult } from '../src/index.ts';
import { timeOf } from './format.ts';
import type { Words } from './i18n/messages.ts';

export type PromiseLine = {
  readonly id: string;
  readonly label: string;
  readonly reached: string;
  readonly verdict: string;
  readonly met: boolean;
  readonly assumed: boolean;
};

export function promiseLines(summary: Summary, words: Words): readonly PromiseLine[] {
  return summary.targets.map((target) => ({
    id: target.id,
    label: target.labels[words.language],
    ...(target.kind === 'site-ready' ? siteLine(target, words) : countLine(target, summary, words)),
    met: target.met,
    assumed: target.assumed,
  }));
}

/** What the training of the plan comes to, in runs of its recipe. */
export function trainingLine({ training }: Summary, { count, format }: Words): string {
  const { runs, model, tokensPerRun } = training;
  return count('targets.training', runs, {
    runs: format.number(runs, runs < 10 ? 1 : 0, 0),
    tokens: format.number(tokensPerRun / 1e12, 2, 0),
    model,
  });
}

function siteLine(target: TargetResult, { t, format }: Words) {
  const reached = t('targets.dueReady', { by: format.endOf(target.by) });
  if (target.met)
    return { reached, verdict: target.metOn ? t('targets.siteMet', { date: format.date(target.metOn) }) : t('targets.met') };
  if (target.metOn) return { reached, verdict: t('targets.siteLate', { date: format.date(target.metOn) }) };
  if (target.expectedOn) return { reached, verdict: t('targets.siteExpected', { date: format.date(target.expectedOn) }) };
  return { reached, verdict: t('targets.siteNever') };
}

function countLine(target: TargetResult, summary: Summary, { t, format }: Words) {
  const amount = target.kind === 'committed-eur' ? format.eur : (value: number) => format.number(value);
  const reached = t('targets.reachedOf', {
    reached: amount(target.reached),
    target: amount(target.target),
    by: format.endOf(target.by),
  });
  if (target.met)
    return { reached, verdict: target.metOn ? t('targets.metOn', { date: format.date(target.metOn) }) : t('targets.met') };
  const short = amount(target.target - target.reached);
  if (target.metOn) return { reached, verdict: t('targets.late', { short, date: format.date(target.metOn) }) };
  if (!target.expectedOn) return { reached, verdict: t('targets.short', { short }) };
  const due = timeOf(target.by) < timeOf(summary.to);
  return {
    reached,
    verdict: t(due ? 'targets.expected' : 'targets.expectedSoon', { short, date: format.date(target.expectedOn) }),
  };
}

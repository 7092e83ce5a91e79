/** Opens the reasons of the month that is pointed at; of the one that the answer speaks of when none is. */

import type { WhyPlace } from '../chart-state.ts';
import { siteOf } from '../plot.ts';
import { monthTold, siteToWatch } from '../sentence.ts';
import type { Page } from '../state.ts';

export function whyPlace(page: Page): WhyPlace | undefined {
  const summary = page.answer.value?.overview.summary;
  const months = page.chart.value?.months ?? [];
  if (!summary || months.length === 0) return undefined;
  const chosen = siteOf(page);
  const site = chosen === 'all' ? siteToWatch(summary)?.id : chosen;
  const month =
    months[page.cursor.value?.month ?? -1]?.key ??
    months.find(({ key }) => key === (chosen === 'all' ? monthTold(summary) : summary.asOf.slice(0, 7)))?.key ??
    months.at(-1)!.key;
  return site === undefined ? undefined : { site, month };
}

export function openWhy(page: Page): void {
  page.charts.why.value = whyPlace(page);
}

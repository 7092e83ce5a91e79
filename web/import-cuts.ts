/** Firm import that was taken back unused, in words. */
import type { SiteResult, Summary } from '../src/index.ts';
import type { Words } from './i18n/messages.ts';
import { shortName } from './sites.ts';

/** All that was taken back in a run; nothing where nothing was. */
export function cutNote({ sites }: Summary, words: Words): string {
  return sites
    .filter(({ importCuts }) => importCuts.length > 0)
    .map((site) => words.t('cut.note', { site: shortName(site.names[words.language]), cuts: cutsText(site.importCuts, words) }))
    .join(' ');
}

/** What a site had lost by a month, for its reasons. */
export function cutsBy({ importCuts }: SiteResult, month: string, words: Words): string {
  const before = importCuts.filter(({ date }) => date.slice(0, 7) <= month);
  return before.length === 0 ? '' : words.t('cut.why', { cuts: cutsText(before, words) });
}

function cutsText(cuts: SiteResult['importCuts'], { t, format }: Words): string {
  return format.list(cuts.map(({ date, mw }) => t('cut.one', { mw: format.mw1(mw), date: format.date(date) })));
}

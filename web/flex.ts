/** Events in which sites gave power back, in words. */
import type { FlexTold, Summary } from '../src/index.ts';
import type { Words } from './i18n/messages.ts';
import { shortName } from './sites.ts';

/** What came of each event at each site that drew something; one sentence each. */
export function flexNotes({ flexEvents, sites }: Summary, words: Words): string[] {
  return flexEvents.filter(({ beforeMw, drawnMw }) => beforeMw > 0 || drawnMw > 0).map((event) => noteOf(event, sites, words));
}

function noteOf(event: FlexTold, sites: Summary['sites'], { t, format, language }: Words): string {
  const { name, site, from, to, beforeMw, drawnMw, acceleratorHours } = event;
  const hours = (Date.parse(to) - Date.parse(from)) / 3.6e6;
  return t('flex.note', {
    name: name[language],
    site: shortName(sites.find(({ id }) => id === site)!.names[language]),
    date: format.date(from),
    hours: format.quantity(hours, 'h'),
    before: format.mw1(beforeMw),
    drawn: format.mw1(drawnMw),
    lost: format.number(acceleratorHours),
  });
}

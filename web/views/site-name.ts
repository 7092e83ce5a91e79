/** A site in a sentence: a place goes by its bare name, others are called sites where the language needs it. */
import type { SiteResult } from '../../src/index.ts';
import type { Words } from '../i18n/messages.ts';
import { PLACES, shortName } from '../sites.ts';

type Named = Pick<SiteResult, 'id' | 'names'>;

function isPlace({ id }: Named): boolean {
  return (PLACES as readonly string[]).includes(id.split('-')[0]!);
}

/** As the first words of a sentence. */
export function siteFirst(site: Named, { t, language }: Words): string {
  const name = shortName(site.names[language]);
  return isPlace(site) ? name : t('site.first', { site: name });
}

/** As the subject within a sentence. */
export function siteWithin(site: Named, { t, language }: Words): string {
  const name = shortName(site.names[language]);
  return isPlace(site) ? name : t('site.within', { site: name });
}

/** Where something happens. */
export function atSite(site: Named, { t, language }: Words): string {
  return t(isPlace(site) ? 'site.at.place' : 'site.at.named', { site: shortName(site.names[language]) });
}

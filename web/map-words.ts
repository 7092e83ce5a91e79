/** The texts of the map, and what it says: they are fetched with it. */
import type { MapData, MapSite } from './charts/map-data.ts';
import type { MapWords } from './charts/map.ts';
import type { Language } from './format.ts';
import { mapEn } from './i18n/map-en.ts';
import { mapFr } from './i18n/map-fr.ts';
import { fill, typeset, type Values, type Words } from './i18n/messages.ts';
import { shortName } from './sites.ts';

export type MapKey = keyof typeof mapEn;
export type SayMap = (key: MapKey, values?: Values) => string;

const TEXTS: Readonly<Record<Language, Readonly<Record<MapKey, string>>>> = { en: mapEn, fr: typeset(mapFr) };

export function mapSay(language: Language): SayMap {
  return (key, values = {}) => fill(TEXTS[language][key], values);
}

/** What stands on the map itself. */
export function mapWords({ language, format, t }: Words): MapWords {
  const say = mapSay(language);
  return {
    name: ({ names }) => shortName(names[language]),
    mw: (mw) => (mw > 0 ? format.mw(mw) : say('none')),
    letter: (constraint) => t(`letter.${constraint}`),
    key: (mw) => say('keyMw', { mw: format.mw(mw) }),
  };
}

/** The finding: how many sites draw, and how much of what they may. */
export function mapTitle({ month, sites, firmMw, drawnMw }: MapData, { language, format }: Words): string {
  const say = mapSay(language);
  const drawing = sites.filter((site) => site.drawnMw > 0).length;
  const values = {
    month: format.month(month),
    sites: format.number(sites.length),
    drawing: format.number(drawing),
    drawn: format.mw(drawnMw),
    firm: format.mw(firmMw),
  };
  if (drawing === 0) return say('titleNone', values);
  return say(sites.length === 1 ? 'titleOne' : drawing === 1 ? 'titleSome' : 'title', values);
}

/** What binds a site, in words. */
export function bindsWords({ constraints }: MapSite, { t, format }: Words): string {
  return constraints.length === 0 ? t('cursor.nothing') : format.list(constraints.map((one) => t(`constraint.${one}`)));
}

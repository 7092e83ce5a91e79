/** Hot spells in words: hours in which heat slowed halls that have no chiller. */
import type { HotSpell, Lever, Summary } from '../src/index.ts';
import { type Edits, leverValue } from './edits.ts';
import { timeOf } from './format.ts';
import type { Words } from './i18n/messages.ts';
import { shortName } from './sites.ts';

/** The worst spell, and how many there are; nothing where heat slowed nothing. */
export function heatNote({ hotSpells, sites }: Summary, words: Words): string {
  if (hotSpells.length === 0) return '';
  const worst = hotSpells.reduce((most, spell) => (spell.acceleratorHours > most.acceleratorHours ? spell : most));
  return words.count('heat.note', hotSpells.length, { site: nameOf(sites, worst.site, words), spell: spellText(worst, words) });
}

/** What a plan with heat waves asks, where heat slowed nothing in a run over them: that they slow nothing. */
export function calmNote({ hotSpells, from, to }: Summary, levers: readonly Lever[], edits: Edits, words: Words): string {
  if (hotSpells.length > 0) return '';
  const wave = (key: string) => levers.filter(({ field }) => field === `weather.heatWaves.${key}`);
  const warm = wave('anomalyK').filter((lever) => Number(leverValue(lever, edits)) > 0);
  const within = wave('from').filter((lever) => {
    const day = timeOf(String(leverValue(lever, edits)));
    return day >= timeOf(from) && day < timeOf(to) && warm.some(({ id }) => parentOf(id) === parentOf(lever.id));
  });
  const year = String(
    levers.filter(({ field }) => field === 'weather.heatWaveYear').map((lever) => leverValue(lever, edits))[0] ?? 'none',
  );
  if (year !== 'none') return words.t('heat.calmYear', { year: year.slice(-4) });
  return within.length === 0 ? '' : words.count('heat.calm', within.length);
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** What heat did to a site in a month, for its reasons. */
export function heatOf({ hotSpells }: Summary, site: string, month: string, words: Words): string {
  const spells = hotSpells.filter((spell) => spell.site === site && spell.month === month);
  if (spells.length === 0) return '';
  return words.t('heat.why', { spells: spells.map((spell) => spellText(spell, words)).join('; ') });
}

/** The sites that heat slowed in a month, and for how long. */
export function slowedText({ hotSpells, sites }: Summary, month: string, words: Words): string[] {
  return sites.flatMap((site) => {
    const hours = hotSpells.reduce(
      (sum, spell) => (spell.site === site.id && spell.month === month ? sum + spell.hours : sum),
      0,
    );
    if (hours === 0) return [];
    return [words.t('heat.month', { site: shortName(site.names[words.language]), hours: words.format.quantity(hours, 'h') })];
  });
}

function spellText({ from, hours, acceleratorHours, hottestC }: HotSpell, { t, format }: Words): string {
  return t('heat.spell', {
    from: format.date(from),
    hours: format.quantity(hours, 'h'),
    lost: format.number(acceleratorHours),
    hottest: format.quantity(hottestC, '°C', 1),
  });
}

function nameOf(sites: Summary['sites'], id: string, { language }: Words): string {
  return shortName(sites.find((site) => site.id === id)!.names[language]);
}

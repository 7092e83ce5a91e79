/** Hot spells in words: hours in which heat slowed halls that have no chiller. */
import type { HotSpell, Summary } from '../src/index.ts';
import type { Words } from './i18n/messages.ts';
import { shortName } from './sites.ts';

/** The worst spell, and how many there are; nothing where heat slowed nothing. */
export function heatNote({ hotSpells, sites }: Summary, words: Words): string {
  if (hotSpells.length === 0) return '';
  const worst = hotSpells.reduce((most, spell) => (spell.acceleratorHours > most.acceleratorHours ? spell : most));
  return words.count('heat.note', hotSpells.length, { site: nameOf(sites, worst.site, words), spell: spellText(worst, words) });
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

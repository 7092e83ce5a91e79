/**
 * What Jalon says of an input, in both languages. Whole phrases stand side by side, so that neither language is pieced together
 * by the other's grammar.
 */

/** A text in both languages. */
export type LocalText = { readonly en: string; readonly fr: string };

export function both(en: string, fr: string): LocalText {
  return { en, fr };
}

/** What is the same in both languages: a text as it stands in a file, an id, a date, a year. */
export function asIs(text: string): LocalText {
  return { en: text, fr: text };
}

/** A number of ours as each language writes it, with so many digits after the point. */
export function numeral(value: number, digits = 0): LocalText {
  return grouped(value.toFixed(digits));
}

/** What is beyond these is told by powers of ten. */
const [SMALLEST, LARGEST] = [1e-6, 1e15];

/** A number with all its digits, as each language writes it. */
export function figure(value: number): LocalText {
  const size = Math.abs(value);
  if (size === 0 || (size >= SMALLEST && size <= LARGEST)) return grouped(String(value));
  const power = value.toExponential().replace('e+', 'e');
  return both(power, power.replace('.', ','));
}

/** What a number may be. */
export function numberFrom(what: LocalText, min: number, max: number, unit = ''): LocalText {
  const [low, high] = [figure(min), figure(max)];
  const after = unit === '' ? '' : ` ${unit}`;
  return both(`${what.en} from ${low.en} to ${high.en}${after}`, `${what.fr} de ${low.fr} à ${high.fr}${after}`);
}

/** Thousands apart, a comma in French. */
function grouped(plain: string): LocalText {
  const [whole = '', part] = plain.split('.');
  const written = (thousands: string, point: string): string =>
    `${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${part === undefined ? '' : point + part}`;
  return both(written(',', '.'), written('\u202F', ','));
}

export const NOTHING_TO_ADD: LocalText = asIs('');
export const NOTHING: LocalText = both('nothing', 'rien');
export const REMOVE_IT: LocalText = both('Remove it.', 'Supprimez-la.');

export function oneOf(words: readonly string[]): LocalText {
  return both(`one of ${words.join(', ')}`, `un choix parmi ${words.join(', ')}`);
}

export function keysAllowed(keys: readonly string[]): LocalText {
  return both(`the keys ${keys.join(', ')}`, `les clés ${keys.join(', ')}`);
}

/** The word that was meant, if one is near enough to ask. */
export function didYouMean(near: string | undefined, otherwise: LocalText = NOTHING_TO_ADD): LocalText {
  return near === undefined ? otherwise : both(`Did you mean ${near}?`, `Vouliez-vous écrire ${near}\u202F?`);
}

/** A value as a reader would quote it, short. */
export function show(value: unknown): LocalText {
  if (value === undefined) return NOTHING;
  if (typeof value === 'number') return figure(value);
  if (Array.isArray(value)) return both(`a list of ${value.length}`, `une liste de ${value.length}`);
  if (typeof value === 'object' && value !== null) return both('an object', 'un objet');
  const text = JSON.stringify(value) ?? String(value);
  return asIs(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}

/** Ids as a list that stays readable. */
export function listed(ids: readonly string[]): LocalText {
  if (ids.length === 0) return both('there is none', 'il n’y en a aucun');
  if (ids.length <= 12) return asIs(ids.join(', '));
  const shown = ids.slice(0, 12).join(', ');
  const rest = ids.length - 12;
  return both(`${shown} and ${rest} more`, `${shown} et ${rest} ${rest === 1 ? 'autre' : 'autres'}`);
}

/** French for the units that are words; the others are symbols, which the languages share. */
const UNITS_FR: Readonly<Record<string, string>> = {
  '/1000 node-days': 'pour 1000 jours-nœuds',
  '/year': 'par an',
  'EUR/MW/year': 'EUR/MW par an',
  'EUR/kW/year': 'EUR/kW par an',
  'MWh/year': 'MWh par an',
  'EUR/year': 'EUR par an',
  'GWh/year': 'GWh par an',
  'USD/MW/year': 'USD/MW par an',
  accelerators: 'accélérateurs',
  days: 'jours',
  deg: 'degrés',
  gensets: 'groupes électrogènes',
  'h/year': 'h par an',
  gangs: 'groupes',
  generators: 'groupes électrogènes',
  'kgNOx/MWh': 'kg de NOx par MWh',
  hours: 'heures',
  'hours/year': 'heures par an',
  learners: 'personnes',
  'm3/day': 'm3 par jour',
  'm3/year': 'm3 par an',
  months: 'mois',
  'racks/week': 'baies par semaine',
  'servers/week': 'serveurs par semaine',
  'start-ups': 'start-up',
  systems: 'systèmes',
  'tNOx/year': 't de NOx par an',
  'tests/year': 'essais par an',
  'times/year': 'fois par an',
  tokens: 'jetons',
  'tokens/s': 'jetons/s',
  weeks: 'semaines',
  years: 'années',
};

export function unitFr(unit: string): string {
  return Object.hasOwn(UNITS_FR, unit) ? UNITS_FR[unit]! : unit;
}

/** Units of a measure: words with their powers, what they measure, and how they are written. */
import type { LocalText } from '../../src/index.ts';
import { combined, type Dimensions, sameDimensions, type Unit, unitNamed } from '../units.ts';

/** Words of units with their powers. */
export type Words = Readonly<Record<string, number>>;

/** Beside the units that fields take: what is counted, and a share. By the word that is shown. */
const COUNTED: readonly (readonly [shown: string, words: string, unit: Unit])[] = [
  ['token', 'token tokens jeton jetons', { factor: 1, of: { token: 1 } }],
  ['ktoken', 'ktoken ktokens kjeton kjetons', { factor: 1e3, of: { token: 1 } }],
  ['Mtoken', 'Mtoken Mtokens Mjeton Mjetons', { factor: 1e6, of: { token: 1 } }],
  [
    'accelerator',
    'accelerator accelerators accélérateur accélérateurs accelerateur accelerateurs GPU',
    { factor: 1, of: { accelerator: 1 } },
  ],
  ['%', '% percent pct', { factor: 0.01, of: {} }],
  ['€', '€', { factor: 1, of: { EUR: 1 } }],
];
const SHOWN = new Map(COUNTED.flatMap(([shown, words]) => words.split(' ').map((word) => [word.toLowerCase(), shown] as const)));
const UNIT_OF = new Map(COUNTED.map(([shown, , unit]) => [shown, unit]));

/** How a word of a unit is shown; undefined for what is none. */
export function unitOfWord(word: string): string | undefined {
  const counted = SHOWN.get(word.toLowerCase());
  if (counted) return counted;
  const found = unitNamed(word);
  if (!found) return undefined;
  // The first of those that mean the same is how it is written.
  return PLAIN.find((one) => unitNamed(one) === found) ?? word;
}

const PLAIN = ['kW', 'MW', 'GW', 'W', 'kWh', 'MWh', 'GWh', 'TWh', 'Wh', 'h', 's', 'min', 'day', 'week', 'month', 'year'].concat([
  'EUR',
  'kEUR',
  'MEUR',
  'g',
  'kg',
  't',
  'kt',
  'L',
  'm³',
  'FLOP',
  'GFLOP',
  'TFLOP',
  'PFLOP',
]);

function unitOf(word: string): Unit {
  return UNIT_OF.get(word) ?? unitNamed(word) ?? { factor: 1, of: { [word]: 1 } };
}

/** What a unit measures. */
export function dimensionsOf(words: Words): Dimensions {
  let of: Dimensions = {};
  for (const [word, power] of Object.entries(words))
    for (let n = 0; n < Math.abs(power); n++) of = combined(of, unitOf(word).of, power < 0 ? -1 : 1);
  return of;
}

/** How many base units one of these is. */
export function factorOf(words: Words): number {
  return Object.entries(words).reduce((factor, [word, power]) => factor * unitOf(word).factor ** power, 1);
}

export function sameKind(a: Words, b: Words): boolean {
  return sameDimensions(dimensionsOf(a), dimensionsOf(b));
}

/** That of a product, or with -1 of a quotient. */
export function unitTimes(a: Words, b: Words, sign: 1 | -1): Words {
  return combined(a, b, sign);
}

export function unitPower(words: Words, power: number): Words {
  return Object.fromEntries(Object.entries(words).flatMap(([word, one]) => (one * power === 0 ? [] : [[word, one * power]])));
}

/** Half the powers, for a square root; undefined where one of them is odd. */
export function unitRoot(words: Words): Words | undefined {
  return Object.values(words).every((power) => power % 2 === 0) ? unitPower(words, 0.5) : undefined;
}

/** The unit that several words come to together: `MWh/MW` is an hour. The same words where no one word says it. */
export function tidied(words: Words): Words {
  if (Object.keys(words).length < 2) return words;
  const of = dimensionsOf(words);
  if (sameDimensions(of, {})) return {};
  const one = ['MWh', 'MW', 'h', 't', 'EUR', 'm³', 'token', 'accelerator'].find((word) => sameDimensions(unitOf(word).of, of));
  return one === undefined ? words : { [one]: 1 };
}

const FRENCH: Readonly<Record<string, string>> = {
  tokens: 'jetons',
  token: 'jeton',
  ktokens: 'kjetons',
  ktoken: 'kjeton',
  Mtokens: 'Mjetons',
  Mtoken: 'Mjeton',
  accelerators: 'accélérateurs',
  accelerator: 'accélérateur',
  days: 'jours',
  day: 'jour',
  weeks: 'semaines',
  week: 'semaine',
  months: 'mois',
  month: 'mois',
  years: 'ans',
  year: 'an',
};
const POWERS: Readonly<Record<number, string>> = { 2: '²', 3: '³' };

/** As it is written: `tokens/s/MW`, `jetons/s/MW`. */
export function unitText(words: Words): LocalText {
  const parts = Object.entries(words);
  const written = (word: string, power: number): string =>
    power === 1
      ? word
      : /[²³]$/.test(word)
        ? `(${word})${POWERS[power] ?? `^${power}`}`
        : `${word}${POWERS[power] ?? `^${power}`}`;
  const text = (fr: boolean): string => {
    const say = (word: string): string => (fr ? (FRENCH[word] ?? word) : word);
    // What is counted is many above the line, and one below it.
    const above = parts
      .filter(([, power]) => power > 0)
      .map(([word, power]) => written(say(Object.hasOwn(FRENCH, `${word}s`) ? `${word}s` : word), power));
    const below = parts.filter(([, power]) => power < 0).map(([word, power]) => `/${written(say(word), -power)}`);
    return `${above.join('·') || (below.length > 0 ? '1' : '')}${below.join('')}`;
  };
  return { en: text(false), fr: text(true) };
}

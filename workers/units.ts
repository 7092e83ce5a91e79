/** Units that people write: each with its factor and what it measures. A word that stands for none is told back, never guessed. */

/** Powers of what is measured: `W·h` is energy, `EUR/W` a price of power. */
export type Dimensions = Readonly<Record<string, number>>;
export type Unit = { readonly factor: number; readonly of: Dimensions };

const HOURS_PER_YEAR = 8766;

const POWER = { W: 1 };
const ENERGY = { W: 1, h: 1 };
const TIME = { h: 1 };
const MASS = { g: 1 };
const VOLUME = { m: 3 };

/** By the ways to write them, the first of each row as Jalon does. Both languages are read at any time. */
const ROWS: readonly (readonly [words: string, factor: number, of: Dimensions])[] = [
  ['W watt watts', 1, POWER],
  ['kW kilowatt kilowatts', 1e3, POWER],
  ['MW megawatt megawatts mégawatt mégawatts', 1e6, POWER],
  ['GW gigawatt gigawatts', 1e9, POWER],
  ['TW', 1e12, POWER],
  ['Wh', 1, ENERGY],
  ['kWh', 1e3, ENERGY],
  ['MWh', 1e6, ENERGY],
  ['GWh', 1e9, ENERGY],
  ['TWh', 1e12, ENERGY],
  ['h hour hours heure heures', 1, TIME],
  ['ms', 1 / 3.6e6, TIME],
  ['s second seconds seconde secondes', 1 / 3600, TIME],
  ['min minute minutes', 1 / 60, TIME],
  ['day days d jour jours j', 24, TIME],
  ['week weeks semaine semaines', 168, TIME],
  ['month months mois', HOURS_PER_YEAR / 12, TIME],
  ['year years an ans année années annee annees', HOURS_PER_YEAR, TIME],
  ['EUR € euro euros', 1, { EUR: 1 }],
  ['kEUR', 1e3, { EUR: 1 }],
  ['MEUR', 1e6, { EUR: 1 }],
  ['MdEUR bnEUR', 1e9, { EUR: 1 }],
  ['USD $ dollar dollars', 1, { USD: 1 }],
  ['kUSD', 1e3, { USD: 1 }],
  ['MUSD', 1e6, { USD: 1 }],
  ['g gCO2 gCO₂', 1, MASS],
  ['kg kgCO2 kgCO₂ kgNOx', 1e3, MASS],
  ['t tCO2 tCO₂ tonne tonnes', 1e6, MASS],
  ['kt ktCO2', 1e9, MASS],
  ['L l litre litres liter liters', 1e-3, VOLUME],
  ['m3 m³', 1, VOLUME],
  ['m metre metres mètre mètres', 1, { m: 1 }],
  ['km', 1e3, { m: 1 }],
  ['m2 m²', 1, { m: 2 }],
  ['ha hectare hectares', 1e4, { m: 2 }],
  ['km2 km²', 1e6, { m: 2 }],
  ['K kelvin kelvins', 1, { K: 1 }],
  ['degC °C', 1, { degC: 1 }],
  ['dB dB(A) dBA', 1, { dB: 1 }],
  ['Gb', 1e9, { bit: 1 }],
  ['Mb', 1e6, { bit: 1 }],
  ['Tb', 1e12, { bit: 1 }],
  ['B byte bytes octet octets', 8, { bit: 1 }],
  ['MB Mo', 8e6, { bit: 1 }],
  ['GB Go', 8e9, { bit: 1 }],
  ['TB To', 8e12, { bit: 1 }],
  ['FLOP', 1, { FLOP: 1 }],
  ['GFLOP', 1e9, { FLOP: 1 }],
  ['TFLOP', 1e12, { FLOP: 1 }],
  ['PFLOP', 1e15, { FLOP: 1 }],
  // Words that make a number larger: `4 bn EUR`, `1,2 M jetons`.
  ['k thousand mille', 1e3, {}],
  ['M million millions', 1e6, {}],
  ['bn Md Mrd milliard milliards', 1e9, {}],
];

const EXACT = new Map<string, Unit>();
const LOOSE = new Map<string, Unit | undefined>();
for (const [words, factor, of] of ROWS) {
  const unit = { factor, of };
  for (const word of words.split(' ')) {
    EXACT.set(word, unit);
    const loose = word.toLowerCase();
    // `mw` can only be one of them; `m` could be a metre and a million.
    LOOSE.set(loose, LOOSE.has(loose) && LOOSE.get(loose) !== unit ? undefined : unit);
  }
}

/** A unit by its word, as it is written or in other letters where only one can be meant. */
export function unitNamed(word: string): Unit | undefined {
  return EXACT.get(word) ?? LOOSE.get(word.toLowerCase());
}

export function sameDimensions(a: Dimensions, b: Dimensions): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((of) => (a[of] ?? 0) === (b[of] ?? 0));
}

/** The dimensions of a product, or with -1 of a quotient. */
export function combined(a: Dimensions, b: Dimensions, sign: 1 | -1): Dimensions {
  const all: Record<string, number> = { ...a };
  for (const [of, power] of Object.entries(b)) {
    all[of] = (all[of] ?? 0) + sign * power;
    if (all[of] === 0) delete all[of];
  }
  return all;
}

/**
 * The frozen slice of the model in TypeScript: wet bulb, power chain, an air hall and a liquid hall, price and carbon, for 3 sites x
 * 35,064 hours, four hourly outputs kept. The same equations stand in slice.c and slice.py, and their totals must agree.
 *
 * Written as V8 likes it: blocks of hours, and for each equation a short loop of its own over a block; one long loop through calls took
 * more than twice as long. The constants of a module must stay `const`: V8 folds them into a loop, and reads the `var` that a bundler may
 * make of them anew in every turn, which took twice as long again. run.mjs therefore bundles with `topLevelVar: false`.
 */
import { atan, PI, pow } from '../../src/math.ts';
import {
  ADDED_EUR_PER_MWH,
  ADIABATIC_AIR,
  AIR_MW,
  CARBON_HOUR,
  CARBON_MONTH,
  CARBON_YEAR,
  COOLING_FACTOR,
  COP_MAX,
  DESIGN_MARGIN,
  DLC_AIR,
  DLC_LIQUID,
  EVAPORATION,
  FIXED_OVERHEAD,
  type FrozenLoop,
  INSTALLED,
  LIQUID_MW,
  LOSS_HEAT_SHARE,
  MAKE_UP,
  MISC,
  MISC_HEAT_SHARE,
  NO_LOAD,
  PRICE_HOUR,
  PRICE_MONTH,
  PRICE_YEAR,
  PROPORTIONAL,
  SQUARE_LAW,
} from './frozen.ts';
import { HOURS, type Inputs, SITES } from './inputs.ts';

/** By site, then hour. */
export type Outputs = {
  readonly gridMw: Float64Array;
  readonly waterM3: Float64Array;
  readonly costEur: Float64Array;
  readonly co2T: Float64Array;
};
export type Totals = { gridMwh: number; waterM3: number; costEur: number; co2T: number };

export function newOutputs(): Outputs {
  const column = (): Float64Array => new Float64Array(SITES * HOURS);
  return { gridMw: column(), waterM3: column(), costEur: column(), co2T: column() };
}

/**
 * Quadratics over even intervals from `low` to `high`, each through `f` at the three Chebyshev points of its interval: good to a hundredth
 * of the third power of a width. Four slots an interval, the last unused, so that an index is a shift.
 */
function quadratics(f: (x: number) => number, low: number, high: number, intervals: number): Float64Array {
  const width = (high - low) / intervals;
  const away = Math.sqrt(3) / 4;
  const table = new Float64Array(4 * intervals);
  for (let i = 0; i < intervals; i++) {
    const [y0, y1, y2] = [0.5 - away, 0.5, 0.5 + away].map((u) => f(low + (i + u) * width)) as [number, number, number];
    const bend = (y0 - 2 * y1 + y2) / (2 * away * away);
    const slope = (y2 - y0) / (2 * away) - bend;
    table.set([y1 - 0.5 * slope - 0.25 * bend, slope, bend], 4 * i);
  }
  return table;
}

const FLOW_LOW = 0.35;
const FLOW = quadratics((x) => pow(x, 2.2), FLOW_LOW, 1, 512);
const FLOW_PER_UNIT = 512 / (1 - FLOW_LOW);
const FAN_LOW = 0.15;
const FAN = quadratics((x) => pow(x, 3 * 1.15), FAN_LOW, 1, 512);
const FAN_PER_UNIT = 512 / (1 - FAN_LOW);

/** Hall fans do not run below 0.4 of their flow. */
const FLOW_AT_LEAST = pow(0.4, 2.2);

/** Stull's wet bulb is t a(rh) + atan(t + rh) + b(rh): what hangs on humidity alone is read from a table, a beside b. */
const DRIEST = 5;
const stullA = (rh: number): number => atan(0.151977 * Math.sqrt(rh + 8.313659));
const stullB = (rh: number): number => 0.00391838 * rh * Math.sqrt(rh) * atan(0.023101 * rh) - atan(rh - 1.676331) - 4.686035;
const WET_INTERVALS = 512;
const WET_PER_UNIT = WET_INTERVALS / (100 - DRIEST);
const WET = (() => {
  const a = quadratics(stullA, DRIEST, 100, WET_INTERVALS);
  const b = quadratics((rh) => stullB(rh) + PI / 2, DRIEST, 100, WET_INTERVALS);
  return Float64Array.from({ length: 8 * WET_INTERVALS }, (_, k) => ((k & 4) === 0 ? a : b)[4 * (k >> 3) + (k & 3)]!);
})();

const BLOCK = 512;
const block = (): Float64Array => new Float64Array(BLOCK);
const [wetBulbC, heat, grid, m3] = [block(), block(), block(), block()];

/** Wet bulb of the `n` hours from `first`. */
function wetBulbs(dryBulbC: Float64Array, humidity: Float64Array, first: number, n: number): void {
  for (let j = 0; j < n; j++) {
    const t = dryBulbC[first + j]!;
    const rh = humidity[first + j]! * 100;
    const sum = t + rh;
    if (sum > 16 && rh >= DRIEST && rh < 100) {
      // atan x is pi/2 less the arctangent of 1/x, whose series ends soon.
      const r = 1 / sum;
      const z = r * r;
      const series = r * (1 - z * (1 / 3 - z * (1 / 5 - z * (1 / 7))));
      const u = (rh - DRIEST) * WET_PER_UNIT;
      const i = u | 0;
      const f = u - i;
      const at = i << 3;
      wetBulbC[j] =
        t * (WET[at]! + f * (WET[at + 1]! + f * WET[at + 2]!)) + (WET[at + 4]! + f * (WET[at + 5]! + f * WET[at + 6]!)) - series;
    } else wetBulbC[j] = t * stullA(rh) + atan(sum) + stullB(rh);
  }
}

/** Losses of a hall at load x are LOSS_0 + x (PROPORTIONAL + x LOSS_2). */
const LOSS_0 = INSTALLED * NO_LOAD;
const LOSS_2 = SQUARE_LAW / INSTALLED;

/**
 * Heat of a hall of `mw`, and what it draws but for its loops; pumps and hall fans have the same flow in every loop, as the design follows
 * the share.
 */
function openHall(load: Float64Array, first: number, n: number, mw: number, pumpShare: number, fanShare: number): void {
  const fixed = mw * (FIXED_OVERHEAD + MISC);
  const pumps = mw * COOLING_FACTOR * pumpShare;
  const fans = mw * COOLING_FACTOR * fanShare;
  const fansAtLeast = fans * FLOW_AT_LEAST;
  for (let j = 0; j < n; j++) {
    const x = load[first + j]!;
    const loss = LOSS_0 + x * (PROPORTIONAL + x * LOSS_2);
    const q = x + LOSS_HEAT_SHARE * loss + MISC_HEAT_SHARE * MISC;
    const flow = q * (1 / DESIGN_MARGIN);
    let pumped = 1;
    if (flow < 1) {
      const t = flow <= FLOW_LOW ? 0 : (flow - FLOW_LOW) * FLOW_PER_UNIT;
      const i = t | 0;
      const f = t - i;
      const at = i << 2;
      pumped = FLOW[at]! + f * (FLOW[at + 1]! + f * FLOW[at + 2]!);
    }
    heat[j] = q;
    grid[j] = grid[j]! + (mw * (x + loss) + fixed + pumps * pumped + (flow < 0.4 ? fansAtLeast : fans * pumped));
  }
}

/** The numbers of a loop as doubles all: from an object, V8 may take whole ones for integers, and turn them over in every hour. */
function doublesOf({ share, supplyC, returnC, approachK, ...rest }: FrozenLoop): Float64Array {
  const { adiabaticEffectiveness, adiabaticAboveC, secondLawEfficiency, fanShare } = rest;
  return Float64Array.of(
    share,
    supplyC,
    returnC,
    approachK,
    adiabaticEffectiveness,
    adiabaticAboveC,
    secondLawEfficiency,
    fanShare,
  );
}
const AIR_LOOP = doublesOf(ADIABATIC_AIR);
const LIQUID_LOOP = doublesOf(DLC_LIQUID);
const LIQUID_AIR_LOOP = doublesOf(DLC_AIR);

/** Adds chiller, outside fans and water of a loop of a hall of `mw`. */
function addLoop(loop: Float64Array, dryBulbC: Float64Array, first: number, n: number, mw: number): void {
  const share = loop[0]!;
  const supplyC = loop[1]!;
  const returnC = loop[2]!;
  const approachK = loop[3]!;
  const adiabaticEffectiveness = loop[4]!;
  const adiabaticAboveC = loop[5]!;
  const secondLawEfficiency = loop[6]!;
  const fanShare = loop[7]!;
  const evaporatorC = supplyC - 2;
  const perCarnotK = 1 / (secondLawEfficiency * (evaporatorC + 273.15));
  const leastChiller = 1 / COP_MAX;
  const perSpan = 1 / (returnC - supplyC);
  const design = DESIGN_MARGIN * share;
  const perCooling = mw * COOLING_FACTOR;
  const fans = perCooling * fanShare * design;
  const litres = mw * EVAPORATION * MAKE_UP;
  const perDesign = (returnC - supplyC + approachK) / design;
  for (let j = 0; j < n; j++) {
    let airInC = dryBulbC[first + j]!;
    let sprayK = 0;
    if (airInC > adiabaticAboveC) {
      sprayK = adiabaticEffectiveness * (airInC - wetBulbC[j]!);
      airInC -= sprayK;
    }
    const reachedC = airInC + approachK;
    let rejected = share * heat[j]!;
    let chiller = 0;
    if (reachedC > supplyC) {
      const warmK = returnC - reachedC;
      const liftK = airInC + 12 - evaporatorC;
      const perHeat = (liftK > 5 ? liftK : 5) * perCarnotK;
      chiller = (warmK > 0 ? 1 - warmK * perSpan : 1) * rejected * (perHeat > leastChiller ? perHeat : leastChiller);
      rejected += chiller;
    }
    const gapK = returnC - airInC;
    const perGap = rejected / (gapK > 3 ? gapK : 3);
    if (sprayK > 0) m3[j] = m3[j]! + litres * perGap * sprayK;
    const duty = perGap * perDesign;
    let cubed = 1;
    if (duty < 1) {
      const t = duty <= FAN_LOW ? 0 : (duty - FAN_LOW) * FAN_PER_UNIT;
      const i = t | 0;
      const f = t - i;
      const at = i << 2;
      cubed = FAN[at]! + f * (FAN[at + 1]! + f * FAN[at + 2]!);
    }
    grid[j] = grid[j]! + (perCooling * chiller + fans * cubed);
  }
}

function pumpsOf(...loops: readonly FrozenLoop[]): number {
  return loops.reduce((sum, { pumpShare, share }) => sum + pumpShare * DESIGN_MARGIN * share, 0);
}
function fansOf(...loops: readonly FrozenLoop[]): number {
  return loops.reduce((sum, { airShare, share }) => sum + airShare * DESIGN_MARGIN * share, 0);
}
const AIR_PUMPS = pumpsOf(ADIABATIC_AIR);
const AIR_FANS = fansOf(ADIABATIC_AIR);
const LIQUID_PUMPS = pumpsOf(DLC_LIQUID, DLC_AIR);
const LIQUID_FANS = fansOf(DLC_LIQUID, DLC_AIR);

const YEARS = PRICE_YEAR.length;
/** Price and carbon by year, month and hour of the day. */
const PRICE = new Float64Array(YEARS * 12 * 24);
const CARBON = new Float64Array(YEARS * 12 * 24);

/** Price in EUR/MWh and carbon in t/MWh of every hour. */
export function outside({ year, month, clock }: Inputs, price: Float64Array, carbon: Float64Array): void {
  for (let at = 0; at < PRICE.length; at++) {
    const c = at % 24;
    const m = Math.floor(at / 24) % 12;
    const y = Math.floor(at / 288);
    PRICE[at] = PRICE_YEAR[y]! * PRICE_MONTH[m]! * PRICE_HOUR[Math.floor(m / 3)]![c]! + ADDED_EUR_PER_MWH;
    CARBON[at] = (CARBON_YEAR[y]! * CARBON_MONTH[m]! * CARBON_HOUR[m >= 3 && m <= 8 ? 1 : 0]![c]!) / 1000;
  }
  for (let h = 0; h < HOURS; h++) {
    const at = (year[h]! * 12 + month[h]!) * 24 + clock[h]!;
    price[h] = PRICE[at]!;
    carbon[h] = CARBON[at]!;
  }
}

const price = new Float64Array(HOURS);
const carbon = new Float64Array(HOURS);

/** Keeps what was worked out of a block, and adds it to the totals. */
function account(first: number, hour: number, n: number, { gridMw, waterM3, costEur, co2T }: Outputs, totals: Totals): void {
  let [gridSum, waterSum, costSum, co2Sum] = [0, 0, 0, 0];
  for (let j = 0; j < n; j++) {
    const mw = grid[j]!;
    const eur = mw * price[hour + j]!;
    const t = mw * carbon[hour + j]!;
    gridMw[first + j] = mw;
    waterM3[first + j] = m3[j]!;
    costEur[first + j] = eur;
    co2T[first + j] = t;
    gridSum += mw;
    waterSum += m3[j]!;
    costSum += eur;
    co2Sum += t;
  }
  totals.gridMwh += gridSum;
  totals.waterM3 += waterSum;
  totals.costEur += costSum;
  totals.co2T += co2Sum;
}

/** Every branch once, in hot and cold air at low and high load: what V8 compiles first it then compiles for good. */
function practise(): void {
  const n = BLOCK;
  const air = Float64Array.from({ length: n }, (_, j) => -20 + (65 * j) / n);
  const humidity = Float64Array.from({ length: n }, (_, j) => 0.02 + 0.0196 * (j % 50));
  const load = Float64Array.from({ length: n }, (_, j) => ((7 * j) % n) / n);
  wetBulbs(air, humidity, 0, n);
  for (const loop of [AIR_LOOP, LIQUID_LOOP, LIQUID_AIR_LOOP]) {
    openHall(load, 0, n, 1, AIR_PUMPS, AIR_FANS);
    addLoop(loop, air, 0, n, 1);
  }
}
practise();

export function runSlice(inputs: Inputs, out: Outputs): Totals {
  const { dryBulbC, humidity, airLoad, liquidLoad } = inputs;
  const totals: Totals = { gridMwh: 0, waterM3: 0, costEur: 0, co2T: 0 };
  outside(inputs, price, carbon);
  for (let s = 0; s < SITES; s++) {
    for (let hour = 0; hour < HOURS; hour += BLOCK) {
      const n = Math.min(BLOCK, HOURS - hour);
      const first = s * HOURS + hour;
      grid.fill(0);
      m3.fill(0);
      wetBulbs(dryBulbC, humidity, first, n);
      openHall(airLoad, first, n, AIR_MW[s]!, AIR_PUMPS, AIR_FANS);
      addLoop(AIR_LOOP, dryBulbC, first, n, AIR_MW[s]!);
      openHall(liquidLoad, first, n, LIQUID_MW[s]!, LIQUID_PUMPS, LIQUID_FANS);
      addLoop(LIQUID_LOOP, dryBulbC, first, n, LIQUID_MW[s]!);
      addLoop(LIQUID_AIR_LOOP, dryBulbC, first, n, LIQUID_MW[s]!);
      account(first, hour, n, out, totals);
    }
  }
  return totals;
}

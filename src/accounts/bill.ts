/**
 * The electricity bill of a site, once its hours are known: what goes by the MWh was paid hour by hour; what goes by the year (power
 * subscribed, overruns, capacity, the first GWh at the full excise) is worked out here and spread evenly over the hours that it is for.
 */
import { BILL_PARTS, type Bill, type BillPart } from '../results/types.ts';
import type { Market } from '../scenario/market-fields.ts';
import type { Voltage } from '../scenario/voltage.ts';
import { dayOf, type Hourly, monthOf, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY, KW_PER_MW } from '../units.ts';
import { shareAtNormalRate } from './excise.ts';
import { overrunCharge, powerCharge, subscribedKw, TIME_CLASSES, type YearDraw } from './tariff.ts';

/** What a site pays for a MWh, by hour and by day. Sites with the same voltage and the same excise share one. */
export type SitePrice = {
  readonly voltage: Voltage;
  /** Whether the reduced excise applies. */
  readonly exciseReduced: boolean;
  /** Contracts, spot and margin, EUR/MWh. */
  readonly energyEurPerMwh: Hourly;
  /** Time class of each hour, and the network charge of a MWh in each class. */
  readonly classes: Uint8Array;
  readonly networkEurPerMwh: readonly number[];
  /** Excise of a further MWh, and its normal rate, by day. */
  readonly exciseByDay: Float64Array;
  readonly exciseNormalByDay: Float64Array;
  /** All of that, with capacity and guarantees of origin: what one more MWh costs. */
  readonly priceEurPerMwh: Hourly;
};

export type SiteBill = {
  readonly bill: Bill;
  /** What comes on top of the cost of the hours at their price, by day, EUR. */
  readonly addedEur: Float64Array;
};

/** Days of the run in one calendar year, from the first on which anything is drawn. */
type Year = { readonly from: number; readonly to: number; readonly daysOfYear: number };

/** The years of a run in which a site is connected: a subscription begins with the first draw, and is renewed on 1 January. */
export function yearsOf(gridMw: Float64Array, time: Timeline): Year[] {
  let firstHour = 0;
  while (firstHour < gridMw.length && !(gridMw[firstHour]! > 0)) firstHour++;
  if (firstHour === gridMw.length) return [];
  const years: Year[] = [];
  for (let from = Math.floor(firstHour / HOURS_PER_DAY); from < time.days; ) {
    const { year } = monthOf(time.startDay + from);
    const newYear = (ahead: number): number => dayOf(`${year + ahead}-01-01`);
    const end = Math.min(newYear(1) - time.startDay, time.days);
    years.push({ from, to: end, daysOfYear: newYear(1) - newYear(0) });
    from = end;
  }
  return years;
}

/** The bill of a site for the power that it drew in each hour, MW. */
export function billOf(gridMw: Float64Array, price: SitePrice, market: Market, time: Timeline): SiteBill {
  const addedEur = new Float64Array(time.days);
  const parts = { energyEur: 0, networkEur: 0, exciseEur: 0, capacityEur: 0, guaranteesEur: 0 };
  for (const year of yearsOf(gridMw, time)) {
    const { draw, mwhByDay, energyEur, networkEur } = drawOf(gridMw, price, year);
    if (draw.mwh === 0) continue;
    parts.energyEur += energyEur;
    parts.networkEur += networkEur + chargeNetwork(gridMw, price, market, time, year, draw, addedEur);
    parts.exciseEur += chargeExcise(price, market, year, mwhByDay, draw.mwh, addedEur);
    parts.capacityEur += draw.mwh * market.capacityEurPerMwh + chargeCapacity(market, year, draw, addedEur);
    parts.guaranteesEur += draw.mwh * (market.guaranteesShare * market.guaranteesEurPerMwh);
  }
  return { bill: parts, addedEur };
}

/** What was drawn in a year, and what it cost by the MWh: the one pass over its hours. */
export function drawOf(gridMw: Float64Array, { energyEurPerMwh, classes, networkEurPerMwh }: SitePrice, { from, to }: Year) {
  const peaks = new Float64Array(TIME_CLASSES.length);
  const mwhByClass = new Float64Array(TIME_CLASSES.length);
  const mwhByDay = new Float64Array(to - from);
  let energyEur = 0;
  for (let d = from; d < to; d++) {
    let mwh = 0;
    for (let h = d * HOURS_PER_DAY, end = h + HOURS_PER_DAY; h < end; h++) {
      const mw = gridMw[h]!;
      const c = classes[h]!;
      if (mw > peaks[c]!) peaks[c] = mw;
      mwhByClass[c] = mwhByClass[c]! + mw;
      energyEur += mw * energyEurPerMwh[h]!;
      mwh += mw;
    }
    mwhByDay[d - from] = mwh;
  }
  const networkEur = mwhByClass.reduce((sum, mwh, c) => sum + mwh * networkEurPerMwh[c]!, 0);
  const draw: YearDraw = { peakMw: [...peaks], mwh: mwhByDay.reduce((sum, mwh) => sum + mwh, 0), days: to - from };
  return { draw, mwhByDay, energyEur, networkEur };
}

/** Power that a site subscribes to, MW, and the least that an hour leaves of that of its time class: below 0 it is an overrun. */
export type Subscription = { readonly mw: number; readonly leastHeadroomMw: number };

/** The subscription of the last year of a run; none where nothing is drawn in it, or where a site pays one figure for a MWh. */
export function subscriptionOf(gridMw: Float64Array, price: SitePrice, { tariff }: Market, time: Timeline): Subscription | null {
  const year = yearsOf(gridMw, time).at(-1);
  if (!year || !tariff || price.voltage === 'flat') return null;
  const { draw } = drawOf(gridMw, price, year);
  if (draw.mwh === 0) return null;
  const kw = subscribedKw(tariff, price.voltage, draw);
  const left = draw.peakMw.map((mw, c) => (mw > 0 ? kw[c]! / KW_PER_MW - mw : Number.POSITIVE_INFINITY));
  return { mw: kw.at(-1)! / KW_PER_MW, leastHeadroomMw: Math.min(...left) };
}

/** Spreads a charge of a whole year over the days of it that are in the run; gives what falls on them. */
function spread(eurPerYear: number, { from, to, daysOfYear }: Year, addedEur: Float64Array): number {
  const each = eurPerYear / daysOfYear;
  for (let d = from; d < to; d++) addedEur[d] = addedEur[d]! + each;
  return each * (to - from);
}

export function chargeNetwork(
  gridMw: Float64Array,
  { voltage, classes }: SitePrice,
  { tariff }: Market,
  time: Timeline,
  year: Year,
  draw: YearDraw,
  addedEur: Float64Array,
): number {
  if (!tariff || voltage === 'flat') return 0;
  const kw = subscribedKw(tariff, voltage, draw);
  let eur = spread(powerCharge(tariff, voltage, kw, draw), year, addedEur);
  // With the peaks subscribed for there is nothing to look for.
  if (draw.peakMw.every((mw, c) => mw * KW_PER_MW <= kw[c]!)) return eur;
  for (const { startDay, endDay } of time.months) {
    const from = Math.max(startDay - time.startDay, year.from);
    const to = Math.min(endDay - time.startDay, year.to);
    if (from >= to) continue;
    const charge = overrunCharge(tariff, voltage, squaredOverruns(gridMw, classes, kw, from, to));
    for (let d = from; d < to; d++) addedEur[d] = addedEur[d]! + charge / (to - from);
    eur += charge;
  }
  return eur;
}

/** Sum of the squared overruns of the hours of some days, kW2, by time class. */
function squaredOverruns(gridMw: Float64Array, classes: Uint8Array, kw: readonly number[], from: number, to: number): number[] {
  const squared = TIME_CLASSES.map(() => 0);
  for (let h = from * HOURS_PER_DAY; h < to * HOURS_PER_DAY; h++) {
    const c = classes[h]!;
    const over = gridMw[h]! * KW_PER_MW - kw[c]!;
    if (over > 0) squared[c] = squared[c]! + over * over;
  }
  return squared;
}

/** Excise of a year: the rate of each day, and on the share below the threshold what the normal rate has above it. */
export function chargeExcise(
  { exciseReduced, exciseByDay, exciseNormalByDay }: SitePrice,
  market: Market,
  { from, to }: Year,
  mwhByDay: Float64Array,
  yearMwh: number,
  addedEur: Float64Array,
): number {
  const share = exciseReduced ? shareAtNormalRate(market, yearMwh) : 0;
  let eur = 0;
  for (let d = from; d < to; d++) {
    const mwh = mwhByDay[d - from]!;
    const above = share * mwh * (exciseNormalByDay[d]! - exciseByDay[d]!);
    addedEur[d] = addedEur[d]! + above;
    eur += mwh * exciseByDay[d]! + above;
  }
  return eur;
}

export function chargeCapacity(
  { capacityEurPerMwYear }: Market,
  year: Year,
  { peakMw }: YearDraw,
  addedEur: Float64Array,
): number {
  return capacityEurPerMwYear === 0 ? 0 : spread(capacityEurPerMwYear * Math.max(...peakMw), year, addedEur);
}

/** Bills of some sites, added up. */
export function sumBills(bills: readonly Bill[]): Bill {
  const sum = (part: BillPart): number => bills.reduce((total, bill) => total + bill[part], 0);
  return {
    energyEur: sum('energyEur'),
    networkEur: sum('networkEur'),
    exciseEur: sum('exciseEur'),
    capacityEur: sum('capacityEur'),
    guaranteesEur: sum('guaranteesEur'),
  };
}

/** All parts of a bill together, EUR. */
export function billTotal(bill: Bill): number {
  return BILL_PARTS.reduce((sum, part) => sum + bill[part], 0);
}

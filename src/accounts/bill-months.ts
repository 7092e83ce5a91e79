/** The electricity bill of a site by part and month, told when somebody asks: the same charges as the bill of the run, each on its days. */
import { BILL_MONTH_PARTS, type BillMonthPart, type BillMonths } from '../results/money.ts';
import { sumOf } from '../results/summary.ts';
import type { Market } from '../scenario/market-fields.ts';
import type { Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import { chargeCapacity, chargeExcise, chargeNetwork, drawOf, type SitePrice, yearsOf } from './bill.ts';

export function billMonths(site: string, gridMw: Float64Array, price: SitePrice, market: Market, time: Timeline): BillMonths {
  const byDay = billDays(gridMw, price, market, time);
  return monthsOf(site, (part, from, to) => sumOf(byDay[part], from, to), time);
}

/** Bills of some sites, added up. */
export function sumBillMonths(bills: readonly BillMonths[], time: Timeline): BillMonths {
  const place = new Map(time.months.map(({ startDay }, m) => [startDay - time.startDay, m]));
  return monthsOf('all', (part, from) => bills.reduce((sum, bill) => sum + bill[part][place.get(from)!]!, 0), time);
}

function monthsOf(site: string, eurOf: (part: BillMonthPart, from: number, to: number) => number, time: Timeline): BillMonths {
  const of = (part: BillMonthPart): number[] =>
    time.months.map(({ startDay, endDay }) => eurOf(part, startDay - time.startDay, endDay - time.startDay));
  const parts = Object.fromEntries(BILL_MONTH_PARTS.map((part) => [part, of(part)]));
  return { site, ...(parts as Record<BillMonthPart, number[]>) };
}

function billDays(gridMw: Float64Array, price: SitePrice, market: Market, time: Timeline): Record<BillMonthPart, Float64Array> {
  const into = Object.fromEntries(BILL_MONTH_PARTS.map((part) => [part, new Float64Array(time.days)])) as Record<
    BillMonthPart,
    Float64Array
  >;
  const nuclearEurPerMwh = market.nuclearShare * market.nuclearEurPerMwh;
  const ppaEurPerMwh = market.ppaShare * market.ppaEurPerMwh;
  for (const year of yearsOf(gridMw, time)) {
    const { draw, mwhByDay } = drawOf(gridMw, price, year);
    if (draw.mwh === 0) continue;
    chargeNetwork(gridMw, price, market, time, year, draw, into.networkEur);
    chargeExcise(price, market, year, mwhByDay, draw.mwh, into.exciseEur);
    chargeCapacity(market, year, draw, into.capacityEur);
    for (let d = year.from; d < year.to; d++) {
      const mwh = mwhByDay[d - year.from]!;
      let [energyEur, networkEur] = [0, 0];
      for (let h = d * HOURS_PER_DAY, end = h + HOURS_PER_DAY; h < end; h++) {
        energyEur += gridMw[h]! * price.energyEurPerMwh[h]!;
        networkEur += gridMw[h]! * price.networkEurPerMwh[price.classes[h]!]!;
      }
      into.nuclearEur[d] = mwh * nuclearEurPerMwh;
      into.ppaEur[d] = mwh * ppaEurPerMwh;
      into.spotEur[d] = energyEur - mwh * (nuclearEurPerMwh + ppaEurPerMwh);
      into.networkEur[d]! += networkEur;
      into.exciseEur[d]! += mwh * price.exciseByDay[d]!;
      into.capacityEur[d]! += mwh * market.capacityEurPerMwh;
      into.guaranteesEur[d] = mwh * market.guaranteesShare * market.guaranteesEurPerMwh;
    }
  }
  return into;
}

/** What a plan costs, told when somebody asks: worked out after the run from what was built, paid and summed by day. */

import { billMonths, sumBillMonths } from './accounts/bill-months.ts';
import { systemEur } from './accounts/budget.ts';
import { budgetParts, capexBySpan } from './accounts/capex.ts';
import { type FixedParts, fixedParts, resaleValueEur, type Stood } from './accounts/running.ts';
import type { Build } from './build.ts';
import { type Environment, marketOf } from './environment.ts';
import type { Operated } from './operate.ts';
import type { Days } from './results/days.ts';
import { CAPITAL_PARTS, type Money, RUNNING_PARTS, type RunningCost } from './results/money.ts';
import { ratioOf, sumOf } from './results/summary.ts';
import type { Scenario } from './scenario/scenario.ts';
import { addMonths, type Month, type Timeline } from './timeline.ts';
import { HOURS_PER_DAY, HOURS_PER_YEAR } from './units.ts';

export type Ground = {
  readonly scenario: Scenario;
  readonly time: Timeline;
  readonly built: Build;
  readonly environment: Environment;
  readonly operated: Operated;
  /** The days with their bills. */
  readonly days: ReadonlyMap<string, Days>;
};

export function moneyOf(ground: Ground): Money {
  const { scenario, time, built } = ground;
  const endDay = time.startDay + time.days;
  const every = scenario.sites.map((_, s) => s);
  const bills = scenario.sites.map(({ id }, s) =>
    billMonths(id, ground.operated.drawnMw[s]!, ground.environment.prices.get(id)!, marketOf(scenario), time),
  );
  const years = [...new Set(time.months.map(({ year }) => year))];
  return {
    budget: budgetParts(scenario, built.budget),
    months: time.months.map(({ key }) => key),
    capex: capexBySpan(scenario, built.payments, [...time.months.map(({ startDay }) => startDay), endDay]),
    years: years.map((year) => ({
      year,
      ...costOf(
        ground,
        every,
        time.months.filter((month) => month.year === year),
      ),
    })),
    whole: costOf(ground, every, time.months),
    sites: scenario.sites.map(({ id, name }, s) => ({
      site: id,
      names: name,
      capex: capexBySpan(
        scenario,
        built.payments.filter(({ site }) => site === id),
        [time.startDay, endDay],
      ),
      cost: costOf(ground, [s], time.months),
    })),
    bills: [...bills, sumBillMonths(bills, time)],
    resale: resaleOf(ground),
  };
}

/** What some sites cost in some months in a row. */
function costOf(ground: Ground, members: readonly number[], months: readonly Month[]): RunningCost {
  const { scenario, time, operated, days } = ground;
  const [from, to] = [months[0]!.startDay - time.startDay, months.at(-1)!.endDay - time.startDay];
  const stood = members.map((s) => stoodOn(ground, s, from, to));
  const fixed = stood.map((one) => fixedParts(scenario, one));
  const sum = (part: keyof FixedParts): number => fixed.reduce((total, one) => total + one[part], 0);
  const all = days.get(members.length === 1 ? scenario.sites[members[0]!]!.id : 'all')!;
  const parts = {
    energyEur: sumOf(all.costEur, from, to),
    maintenanceEur: sum('maintenanceEur'),
    staffEur: sum('staffEur'),
    taxInsuranceEur: sum('taxInsuranceEur'),
    otherEur: sum('otherEur'),
    rentEur: sum('rentEur'),
    machinesEur: sum('machinesEur'),
    buildingsEur: sum('buildingsEur'),
  };
  const totalEur = [...RUNNING_PARTS, ...CAPITAL_PARTS].reduce((total, part) => total + parts[part], 0);
  const acceleratorH = stood.flatMap((one) => [...one.acceleratorH.values()]).reduce((total, hours) => total + hours, 0);
  const itMwh = sumOf(all.itMw, from, to);
  const cells = members.flatMap((s) => operated.months[s]!.filter((_, m) => months.includes(time.months[m]!)));
  const served = cells.reduce((total, cell) => total + cell.served, 0);
  const inference = cells.reduce((total, cell) => total + cell.inference, 0);
  const tokensOut = sumOf(all.tokensOutPerS, from, to) * 3600;
  return {
    ...parts,
    totalEur,
    resaleEur: sum('resaleEur'),
    acceleratorH,
    itMwh,
    eurPerAcceleratorH: ratioOf(totalEur, acceleratorH),
    eurPerMwhIt: ratioOf(totalEur, itMwh),
    eurPerMillionTokensOut: ratioOf(totalEur * (served > 0 ? inference / served : 0), tokensOut / 1e6),
  };
}

/** What stood on a site from one day of the run up to another. */
function stoodOn({ scenario, time, built }: Ground, s: number, from: number, to: number): Stood {
  const site = scenario.sites[s]!;
  const own = built.buildout.blocks.filter((block) => block.site === s);
  const acceleratorH = new Map<string, number>();
  for (const { platform, inService } of own) {
    let hours = 0;
    for (let d = from; d < to; d++) hours += HOURS_PER_DAY * inService[d]!;
    acceleratorH.set(platform.id, (acceleratorH.get(platform.id) ?? 0) + hours);
  }
  const halls = site.halls.map((hall, h) => {
    const held = own.filter((block) => block.hall === h);
    const readyDay = Math.max(from, built.schedules[s]!.halls[h]!.day - time.startDay);
    let lit = 0;
    for (let d = from; d < to; d++) if (held.some(({ inService, burnIn }) => inService[d]! + burnIn[d]! > 0)) lit++;
    return {
      hall,
      readyMwH: hall.itMw * HOURS_PER_DAY * Math.max(0, to - readyDay),
      litMwH: hall.itMw * HOURS_PER_DAY * lit,
    };
  });
  return { site, halls, acceleratorH };
}

/** What machines would bring: those retired within the run when they retire, those that stand on its last day then. */
function resaleOf({ scenario, time, built }: Ground): Money['resale'] {
  const { money, operations } = scenario;
  const endDay = time.startDay + time.days;
  const retired = { priceEur: 0, valueEur: 0 };
  const standing = { priceEur: 0, valueEur: 0 };
  for (const { day, platform, accelerators } of built.buildout.inServiceEvents) {
    if (day >= endDay) continue;
    const priceEur = (accelerators * systemEur(platform, money)) / platform.acceleratorsPerSystem / (1 + money.networkShare);
    const goes = addMonths(day, 12 * operations.serviceLifeYears);
    const into = goes < endDay ? retired : standing;
    const years = goes < endDay ? operations.serviceLifeYears : ((endDay - day) * HOURS_PER_DAY) / HOURS_PER_YEAR;
    if (goes < time.startDay) continue;
    into.priceEur += priceEur;
    into.valueEur += resaleValueEur(scenario, priceEur, years);
  }
  return { retired, standing };
}

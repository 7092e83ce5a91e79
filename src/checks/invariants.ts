/**
 * What must always hold. Those of a single run are checked in every run and reported with it; those between two runs are property tests only.
 * The numbers are for good: a new one is added at the end, and says in time which fault taught it.
 */
import { billTotal } from '../accounts/bill.ts';
import type { Budget, Payment } from '../accounts/budget.ts';
import type { Days } from '../results/days.ts';
import { sumOf } from '../results/summary.ts';
import type { Bill, Check, LedgerEntry, MonthRow, Totals } from '../results/types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Buildout } from '../site/buildout.ts';
import { hallDraw } from '../site/facility.ts';
import { wetBulbC } from '../site/psychrometrics.ts';
import { plannedOverRated, plantOf, systemMw } from '../site/room.ts';
import type { Schedule } from '../site/schedule.ts';
import { addMonths, dayOf, type Timeline } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import { close } from './hours.ts';

export type Evidence = {
  readonly scenario: Scenario;
  readonly time: Timeline;
  readonly days: ReadonlyMap<string, Days>;
  /** What an hour broke, by number of the invariant. */
  readonly broken: ReadonlyMap<number, string>;
  readonly schedules: readonly Schedule[];
  readonly buildout: Buildout;
  readonly budget: Budget;
  readonly payments: readonly Payment[];
  readonly ledger: readonly LedgerEntry[];
  readonly monthly: readonly MonthRow[];
  readonly totals: Totals;
  /** What the electricity of all sites came to, by part. */
  readonly bill: Bill;
  /** Tokens asked, unserved and made by batch, summed over the hours, per second. */
  readonly work: { readonly tokensAsked: number; readonly tokensUnserved: number; readonly batchTokens: number };
  /** Accelerator-hours in service: served, idle, failed, held back. */
  readonly hoursInService: number;
};

/** Says what is broken and where; an empty text when all holds. */
type Judge = (evidence: Evidence) => string;

export type Invariant = { readonly number: number; readonly id: string; readonly sentence: string; readonly judge?: Judge };

const inServiceWithinDelivered: Judge = ({ buildout, scenario, time }) => {
  for (let s = 0; s < scenario.sites.length; s++) {
    const blocks = buildout.blocks.filter(({ site }) => site === s);
    const delivered = buildout.delivered[s]!;
    for (let d = 0; d < time.days; d++) {
      let standing = 0;
      for (let b = 0; b < blocks.length; b++) standing += blocks[b]!.inService[d]! + blocks[b]!.burnIn[d]!;
      if (standing > delivered[d]!)
        return `${scenario.sites[s]!.id}, day ${d}: ${standing} stand, ${delivered[d]} were delivered`;
    }
  }
  return '';
};

const withinHalls: Judge = ({ buildout, scenario, time }) => {
  const { sites, operations } = scenario;
  for (let s = 0; s < sites.length; s++) {
    for (let h = 0; h < sites[s]!.halls.length; h++) {
      const blocks = buildout.blocks.filter((block) => block.site === s && block.hall === h);
      const each = blocks.map(
        ({ platform }) => systemMw(platform, plannedOverRated(operations)) / platform.acceleratorsPerSystem,
      );
      for (let d = 0; d < time.days; d++) {
        let mw = 0;
        for (let b = 0; b < blocks.length; b++) mw += each[b]! * (blocks[b]!.inService[d]! + blocks[b]!.burnIn[d]!);
        if (mw > sites[s]!.halls[h]!.itMw + 1e-6)
          return `${sites[s]!.id}, hall ${sites[s]!.halls[h]!.id}, day ${d}: ${mw} MW in ${sites[s]!.halls[h]!.itMw}`;
      }
    }
  }
  return '';
};

const spendWithinBudget: Judge = ({ payments, scenario }) => {
  const against = payments.filter(({ againstBudget }) => againstBudget);
  const committed = against.reduce((sum, { committedEur }) => sum + committedEur, 0);
  const paid = against.reduce((sum, { paidEur, days }) => sum + paidEur * days, 0);
  const { budgetEur } = scenario.money;
  if (committed > budgetEur + 1) return `committed ${committed} of ${budgetEur} EUR`;
  return paid > committed + 1 ? `paid ${paid}, committed ${committed} EUR` : '';
};

const workAddsUp: Judge = ({ work, days }) => {
  const made = sumOf(days.get('all')!.tokensOutPerS);
  return close(made, work.tokensAsked - work.tokensUnserved + work.batchTokens, 1e-9)
    ? ''
    : `made ${made}, asked ${work.tokensAsked}, unserved ${work.tokensUnserved}, batch ${work.batchTokens}`;
};

const nothingBeforeShipment: Judge = ({ buildout, scenario }) => {
  for (const { order, day } of buildout.arrivals) {
    const platform = scenario.catalogue.platforms.find(
      ({ id }) => id === scenario.orders.find((entry) => entry.id === order)!.platform,
    )!;
    if (day < dayOf(platform.firstShipment))
      return `${order} docks ${dayOf(platform.firstShipment) - day} days before ${platform.id} ships`;
  }
  return '';
};

const ledgerCloses: Judge = ({ ledger, scenario, buildout, time }) => {
  const end = time.startDay + time.days;
  const hoursFrom = (day: number): number => 24 * Math.max(0, end - Math.max(day, time.startDay));
  const each = new Map(scenario.catalogue.platforms.map(({ id, acceleratorsPerSystem }) => [id, acceleratorsPerSystem]));
  const ordered = scenario.orders.reduce(
    (sum, { systems, platform, orderDate }) => sum + systems * each.get(platform)! * hoursFrom(dayOf(orderDate)),
    0,
  );
  const retired = buildout.inServiceEvents.reduce(
    (sum, { accelerators, day }) => sum + accelerators * hoursFrom(addMonths(day, 12 * scenario.operations.serviceLifeYears)),
    0,
  );
  const accounted = ledger.reduce((sum, entry) => sum + entry.ordered, 0);
  return close(accounted, ordered - retired, 1e-9)
    ? ''
    : `accounted ${accounted}, ordered ${ordered}, retired ${retired} accelerator-hours`;
};

const sitesAddUp: Judge = ({ monthly, totals, bill }) => {
  const keys = ['costEur', 'co2DirectT', 'co2LifecycleT', 'waterM3', 'capexEur', 'committedEur'] as const;
  const whole = { ...totals, costEur: totals.energyCostEur };
  for (const key of keys) {
    const sum = monthly.reduce((total, row) => (row.site === 'all' ? total : total + row[key]), 0);
    const all = monthly.reduce((total, row) => (row.site === 'all' ? total + row[key] : total), 0);
    if (!close(sum, all, 1e-9) || !close(all, whole[key], 1e-9))
      return `${key}: sites ${sum}, months ${all}, whole ${whole[key]}`;
  }
  const billed = billTotal(bill);
  return close(billed, totals.energyCostEur, 1e-9) ? '' : `bill ${billed}, energy cost ${totals.energyCostEur}`;
};

/** Sites that were found faultless, with the catalogue that they were judged by: neither changes while another lever is moved. */
const coolerWhenCooler = new WeakMap<Scenario['sites'][number], Scenario['catalogue']>();

const warmerMoreChiller: Judge = ({ scenario }) => {
  for (const site of scenario.sites) {
    if (coolerWhenCooler.get(site) === scenario.catalogue) continue;
    for (let h = 0; h < site.halls.length; h++) {
      const plant = plantOf(site, h, 0.85, scenario.catalogue);
      let before = 0;
      for (let dryBulbC = -15; dryBulbC <= 50; dryBulbC += 2.5) {
        const { chiller } = hallDraw(plant, 0.8, { dryBulbC, wetBulbC: wetBulbC(dryBulbC, 0.35) });
        if (chiller < before - 1e-12)
          return `${site.id}, hall ${site.halls[h]!.id}: chiller ${chiller} at ${dryBulbC} degC, ${before} at 2.5 K less`;
        before = chiller;
      }
    }
    coolerWhenCooler.set(site, scenario.catalogue);
  }
  return '';
};

const noHallBeforeItIsReady: Judge = ({ buildout, scenario, schedules, time }) => {
  for (const { site, hall, inService, burnIn } of buildout.blocks) {
    const ready = schedules[site]!.halls[hall]!.day - time.startDay;
    const first = inService.findIndex((count, d) => count + burnIn[d]! > 0);
    if (first >= 0 && first < ready)
      return `${scenario.sites[site]!.id}, hall ${hall}: filled ${ready - first} days before it is ready`;
  }
  return '';
};

const hoursInServiceAddUp: Judge = ({ hoursInService, days }) => {
  const hours = HOURS_PER_DAY * sumOf(days.get('all')!.inServiceAccelerators);
  return close(hours, hoursInService, 1e-9) ? '' : `${hours} accelerator-hours in service, ${hoursInService} accounted for`;
};

/** An invariant of every hour is watched while the hours are worked out. */
const watched =
  (number: number): Judge =>
  ({ broken }) =>
    broken.get(number) ?? '';

export const INVARIANTS: readonly Invariant[] = [
  { number: 1, id: 'energy-balance', sentence: 'Grid power is IT, losses, cooling and other, to 1e-9.', judge: watched(1) },
  { number: 2, id: 'draw-within-firm-import', sentence: 'Draw never exceeds the firm import.', judge: watched(2) },
  {
    number: 3,
    id: 'in-service-within-delivered',
    sentence: 'In service never exceeds delivered.',
    judge: inServiceWithinDelivered,
  },
  { number: 4, id: 'within-halls', sentence: 'What stands in a hall never exceeds what it was built for.', judge: withinHalls },
  {
    number: 5,
    id: 'spend-within-budget',
    sentence: 'Spend never exceeds the budget, nor payment what was committed.',
    judge: spendWithinBudget,
  },
  { number: 6, id: 'work-adds-up', sentence: 'Work served and unserved is the work asked.', judge: workAddsUp },
  { number: 7, id: 'pue-at-least-one', sentence: 'PUE is at least 1, and unknown without IT load.', judge: watched(7) },
  {
    number: 8,
    id: 'no-platform-before-its-date',
    sentence: 'No platform arrives before its first volume shipment.',
    judge: nothingBeforeShipment,
  },
  {
    number: 9,
    id: 'ledger-closes',
    sentence: 'The accelerator-hours of the ledger are those of all that was ordered.',
    judge: ledgerCloses,
  },
  {
    number: 10,
    id: 'sites-add-up',
    sentence: 'Money, carbon and water add over sites and months, and the parts of the bill to its sum.',
    judge: sitesAddUp,
  },
  {
    number: 11,
    id: 'warmer-never-less-chiller',
    sentence: 'Warmer never needs less chiller work at the same load.',
    judge: warmerMoreChiller,
  },
  { number: 12, id: 'cost-follows-price', sentence: 'Doubling every price doubles the cost of energy.', judge: watched(12) },
  {
    number: 13,
    id: 'unknown-never-zero',
    sentence: 'What is known is finite, and what is unknown never turns into zero.',
    judge: watched(13),
  },
  {
    number: 14,
    id: 'no-hall-before-it-is-ready',
    sentence: 'Nothing stands in a hall before it is ready.',
    judge: noHallBeforeItIsReady,
  },
  {
    number: 15,
    id: 'hours-in-service-add-up',
    sentence: 'Hours served, idle, failed and held back are the hours in service.',
    judge: hoursInServiceAddUp,
  },
  { number: 16, id: 'same-bits', sentence: 'The same scenario gives the same bits, in Node and in the browser.' },
  {
    number: 17,
    id: 'later-never-more',
    sentence:
      'Shifting all orders of a site later, of one platform into one hall, money and delivered share alike, never gives more accelerator-hours.',
  },
  {
    number: 18,
    id: 'double-everything',
    sentence: 'Doubling all MW, accelerators, crews, budget and demand doubles the answer, to one system a hall.',
  },
  { number: 19, id: 'swap-sites', sentence: 'Swapping two sites changes nothing but their order.' },
  { number: 20, id: 'unused-catalogue', sentence: 'A catalogue entry that nobody uses changes nothing.' },
  { number: 21, id: 'shift-a-year', sentence: 'Shifting the calendar by a year of equal length shifts the build-out by a year.' },
];

/** Judge a run by every invariant that one run can show. */
export function checksOf(evidence: Evidence): Check[] {
  return INVARIANTS.flatMap(({ number, id, sentence, judge }) => {
    if (!judge) return [];
    const detail = judge(evidence);
    return [{ number, id, sentence, ok: detail === '', detail }];
  });
}

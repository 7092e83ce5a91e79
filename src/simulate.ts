/** One run on one page. Read this first: the questions flow down, and nothing flows back up. */

import { moneyBySpan } from './accounts/budget.ts';
import { inServiceOf, platformsOf, siteBuilt, targetsOf, trainingOf, workOf } from './answer.ts';
import { type AtHand, begin } from './begun.ts';
import { addToHours, type Bills, billsOf, withBills } from './billing.ts';
import type { Build } from './build.ts';
import { checksOf } from './checks/invariants.ts';
import type { Environment } from './environment.ts';
import { flexToldOf } from './flex-told.ts';
import { hotSpellsOf } from './hot-spells.ts';
import { byYear, ledgerOf } from './ledger.ts';
import { moneyOf } from './money.ts';
import { type Operated, operate } from './operate.ts';
import { keeperOf } from './results/columns.ts';
import type { Money } from './results/money.ts';
import { monthRow, totalsOf } from './results/summary.ts';
import type { DayResults, Results, SiteResult, Summary } from './results/types.ts';
import type { Scenario } from './scenario/scenario.ts';
import { extraOf, hoursInServiceOf, wholeOf } from './standing.ts';
import { timeline } from './timeline.ts';

/** Version of the model: a run of the same scenario by the same version gives the same figures. */
export const MODEL_VERSION = '0.1.0';

/** Run one scenario, hour by hour, and keep every hour. */
export function simulate(scenario: Scenario, atHand: Omit<AtHand, 'operate'> = {}): Results {
  const time = atHand.time ?? timeline(scenario.from, scenario.to);
  const keeper = keeperOf([...scenario.sites.map(({ id }) => id), 'all'], time);
  const { bills, built, operated, environment, ...kept } = runDays(scenario, {
    ...atHand,
    time,
    operate: (asked, buildout, outside) => operate(asked, buildout, outside, time, keeper),
  });
  addToHours(bills, keeper.columns);
  const money = moneyOf({ scenario, time, built, environment, operated, days: kept.days });
  return { ...kept, columns: keeper.columns, money };
}

/** Run one scenario, hour by hour, and keep the sums of its days. */
export function simulateDays(scenario: Scenario, atHand: AtHand = {}): DayResults {
  const { startMs, summary, days } = runDays(scenario, atHand);
  return { startMs, summary, days };
}

/** What a plan costs by kind, year and unit: for whoever asks, beside a run. */
export function simulateMoney(scenario: Scenario, atHand: AtHand = {}): Money {
  const time = atHand.time ?? timeline(scenario.from, scenario.to);
  const { built, environment, operated, days } = runDays(scenario, { ...atHand, time });
  return moneyOf({ scenario, time, built, environment, operated, days });
}

type Run = DayResults & {
  readonly bills: Bills;
  readonly built: Build;
  readonly environment: Environment;
  readonly operated: Operated;
};

function runDays(scenario: Scenario, atHand: AtHand): Run {
  const begun = begin(scenario, atHand);
  const { time, environment, hash, built, hours } = begun;
  const { schedules, budget, buildout, payments } = built;
  const told = hours.isDraft ? atHand.told : undefined;

  const bills = billsOf(scenario, environment, hours, time);
  const days = withBills(hours.days, bills);
  const moneyOf = moneyBySpan(payments, [...time.months.map(({ startDay }) => startDay), time.startDay + time.days]);
  const moneyWhole = moneyBySpan(payments, [time.startDay, time.startDay + time.days]);
  const monthly = time.months.flatMap((month, m) =>
    [...scenario.sites.map(({ id }) => id), 'all'].map((site) => {
      const { asked, unserved } = hours.work[m]!;
      return monthRow(
        days.get(site)!,
        month,
        site,
        moneyOf(site, m),
        site === 'all' ? (asked > 0 ? unserved / asked : 0) : Number.NaN,
      );
    }),
  );
  const ledgerByMonth = ledgerOf(scenario, buildout, hours.months, time);
  const ledger = byYear(ledgerByMonth);
  const extras = scenario.sites.map((_, s) => extraOf(scenario, s, schedules[s]!, buildout, hours, moneyWhole, time));
  const totals = totalsOf(days.get('all')!, wholeOf(extras, hours));
  const sites = scenario.sites.map(
    ({ id }, s): SiteResult => ({
      ...siteBuilt(begun, s),
      totals: totalsOf(days.get(id)!, extras[s]!),
      bill: bills.get(id)!.bill,
    }),
  );
  const summary: Summary = {
    scenario: { id: scenario.id, name: scenario.name.en, names: scenario.name, hash },
    modelVersion: MODEL_VERSION,
    from: `${scenario.from}T00:00:00Z`,
    to: `${scenario.to}T00:00:00Z`,
    asOf: scenario.asOf,
    hours: time.hours,
    imports: environment.imports,
    totals,
    bill: bills.get('all')!.bill,
    sites,
    monthly,
    targets: targetsOf(begun),
    ledger,
    ledgerByMonth,
    hotSpells: told?.hotSpells ?? hotSpellsOf(scenario, hours, environment, time),
    flexEvents: told?.flexEvents ?? flexToldOf(scenario, hours, environment, time),
    inService: inServiceOf(scenario, buildout, time),
    platforms: platformsOf(scenario, buildout, time),
    work: workOf(scenario, hours, time),
    training: trainingOf(scenario, totals.trainingFlop, hours),
    checks:
      told?.checks ??
      checksOf({
        scenario,
        time,
        days,
        broken: hours.broken,
        schedules,
        buildout,
        budget,
        payments,
        ledger,
        monthly,
        totals,
        bill: bills.get('all')!.bill,
        work: hours.workWhole,
        hoursInService: hoursInServiceOf(hours),
      }),
  };
  return { startMs: time.startMs, summary, days, bills, built, environment, operated: hours };
}

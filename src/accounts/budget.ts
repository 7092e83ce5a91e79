/**
 * What the budget can pay. Works come first, in the order in which they start; then orders, in the order of their dates. An order
 * that what is left can't pay is cut to what it can. Nothing committed after `commitBy` counts against the budget.
 */
import type { Platform } from '../scenario/catalogue.ts';
import type { Order, Reserve, Scenario } from '../scenario/scenario.ts';
import { dayOf } from '../timeline.ts';

export type Funding = {
  readonly reserve: Reserve;
  readonly eur: number;
  /** Share of it that pays for accelerators, where the sum includes them. */
  readonly chipsEur: number;
  readonly startDay: number;
  readonly endDay: number;
  /** True when it is built, and so committed once it starts; for a planned stage the money is only kept. */
  readonly committed: boolean;
  readonly funded: boolean;
};

export type FundedOrder = {
  readonly order: Order;
  readonly orderDay: number;
  readonly eurPerSystem: number;
  /** Systems that arrive; the rest is never delivered, or waits for money. */
  readonly delivered: number;
  readonly missing: number;
  readonly cut: number;
  /** Part of its price that counts against the budget. */
  readonly budgetEur: number;
};

export type Budget = {
  readonly works: readonly Funding[];
  readonly orders: readonly FundedOrder[];
  /** Money left for orders after all works that stand in the plan. */
  readonly forOrdersEur: number;
  /** What is left of it after the last order. */
  readonly leftEur: number;
};

/** Price of one installed system with its network, EUR. */
export function systemEur(platform: Platform, money: Scenario['money']): number {
  return (platform.priceUsd * (1 + money.networkShare)) / money.usdPerEur;
}

/** Share of an order that arrives: its own, or that of the orders nobody has confirmed. */
export function deliveredShareOf(order: Order, deliveries: Scenario['deliveries']): number {
  return order.deliveredShare ?? (order.orderDate <= deliveries.until ? deliveries.share : 1);
}

/** Fund the works and the orders of a scenario. `datesOf` gives the span of the activities over which a sum is paid. */
export function fund(
  scenario: Pick<Scenario, 'sites' | 'orders' | 'deliveries' | 'money' | 'catalogue' | 'operations'>,
  datesOf: (reserve: Reserve) => { startDay: number; endDay: number },
): Budget {
  const { money } = scenario;
  const commitBy = dayOf(money.commitBy);
  let left = money.budgetEur;
  const works = money.reservedEur
    .flatMap((reserve) => {
      const site = scenario.sites.find(({ id }) => id === reserve.site)!;
      const decision = site.stages.find(({ id }) => id === reserve.stage)?.decision ?? 'committed';
      if (decision === 'off') return [];
      const itMw = site.halls.filter(({ id }) => reserve.halls.includes(id)).reduce((sum, hall) => sum + hall.itMw, 0);
      const eur = itMw * (reserve.kind === 'works' ? money.worksEurPerMwIt : money.fitOutEurPerMwIt) + reserve.extraEur;
      return [{ reserve, eur, chipsEur: 0, ...datesOf(reserve), committed: decision === 'committed' }];
    })
    .sort((a, b) => a.startDay - b.startDay)
    .map((item): Funding => {
      const funded = item.eur <= left;
      if (funded) left -= item.eur;
      return { ...item, funded };
    });
  const forOrdersEur = left;

  const chips = new Map(
    works.filter(({ reserve, funded }) => reserve.includesChips && funded).map((item) => [item.reserve.id, 0]),
  );
  const orders = [...scenario.orders]
    .sort((a, b) => dayOf(a.orderDate) - dayOf(b.orderDate))
    .map((order): FundedOrder => {
      const platform = scenario.catalogue.platforms.find(({ id }) => id === order.platform)!;
      const eurPerSystem = systemEur(platform, money);
      const arriving = Math.floor(order.systems * deliveredShareOf(order, scenario.deliveries) + 1e-9);
      const missing = order.systems - arriving;
      const orderDay = dayOf(order.orderDate);
      if (orderDay > commitBy) return { order, orderDay, eurPerSystem, delivered: arriving, missing, cut: 0, budgetEur: 0 };
      const pools = works.filter(({ reserve }) => chips.has(reserve.id) && reserve.site === order.site);
      const pooled = pools.reduce((sum, { reserve, eur }) => sum + eur - chips.get(reserve.id)!, 0);
      const affordable = eurPerSystem > 0 ? Math.floor((left + pooled) / eurPerSystem + 1e-9) : arriving;
      const delivered = Math.min(arriving, affordable);
      let fromBudget = delivered * eurPerSystem;
      for (const { reserve, eur } of pools) {
        const taken = Math.min(fromBudget, eur - chips.get(reserve.id)!);
        chips.set(reserve.id, chips.get(reserve.id)! + taken);
        fromBudget -= taken;
      }
      left -= fromBudget;
      return { order, orderDay, eurPerSystem, delivered, missing, cut: arriving - delivered, budgetEur: fromBudget };
    });
  return {
    works: works.map((item) => ({ ...item, chipsEur: chips.get(item.reserve.id) ?? 0 })),
    orders,
    forOrdersEur,
    leftEur: left,
  };
}

export type Payment = {
  readonly site: string;
  readonly day: number;
  readonly committedEur: number;
  readonly paidEur: number;
  readonly againstBudget: boolean;
};

/** Every commitment and payment, by day. What goes to any site counts where it arrives, or else at `fallbackSite`. An order is committed on its date and paid as it arrives; works are committed at their start and paid evenly. */
export function payments(
  budget: Budget,
  commitByDay: number,
  arrivals: readonly { readonly order: string; readonly site: string; readonly day: number; readonly systems: number }[],
  fallbackSite: string,
): Payment[] {
  const result: Payment[] = [];
  for (const { reserve, eur, chipsEur, startDay, endDay, committed, funded } of budget.works) {
    if (!funded || !committed || !Number.isFinite(startDay)) continue;
    const works = eur - chipsEur;
    const againstBudget = startDay <= commitByDay;
    result.push({ site: reserve.site, day: startDay, committedEur: works, paidEur: 0, againstBudget });
    const days = Math.max(1, endDay - startDay);
    for (let day = startDay; day < startDay + days; day++)
      result.push({ site: reserve.site, day, committedEur: 0, paidEur: works / days, againstBudget });
  }
  for (const { order, orderDay, eurPerSystem, delivered } of budget.orders) {
    const againstBudget = orderDay <= commitByDay;
    const parts = arrivals.filter((arrival) => arrival.order === order.id);
    const open = delivered - parts.reduce((sum, { systems }) => sum + systems, 0);
    const site = order.site === 'any' ? (parts[0]?.site ?? fallbackSite) : order.site;
    if (open > 0) result.push({ site, day: orderDay, committedEur: open * eurPerSystem, paidEur: 0, againstBudget });
    for (const part of parts) {
      result.push({ site: part.site, day: orderDay, committedEur: part.systems * eurPerSystem, paidEur: 0, againstBudget });
      result.push({ site: part.site, day: part.day, committedEur: 0, paidEur: part.systems * eurPerSystem, againstBudget });
    }
  }
  return result;
}

/** What was committed and paid by site and span of days: `spans` are the first days of each, in order, and the day after the last. */
export function moneyBySpan(
  payments: readonly Payment[],
  spans: readonly number[],
): (site: string, span: number) => { capexEur: number; committedEur: number } {
  const sums = new Map<string, { capexEur: number; committedEur: number }[]>();
  const sumsOf = (site: string): { capexEur: number; committedEur: number }[] => {
    const known = sums.get(site) ?? spans.slice(1).map(() => ({ capexEur: 0, committedEur: 0 }));
    sums.set(site, known);
    return known;
  };
  const start = spans[0]!;
  const spanOf = Int32Array.from({ length: Math.max(0, spans.at(-1)! - start) });
  spans.slice(0, -1).forEach((from, i) => {
    spanOf.fill(i, from - start);
  });
  for (const { site, day, committedEur, paidEur } of payments) {
    const span = spanOf[Math.floor(day) - start];
    if (span === undefined) continue;
    for (const owner of [site, 'all']) {
      const sum = sumsOf(owner)[span]!;
      sum.capexEur += paidEur;
      sum.committedEur += committedEur;
    }
  }
  return (site, span) => sums.get(site)?.[span] ?? { capexEur: 0, committedEur: 0 };
}

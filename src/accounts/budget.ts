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
  /** The first day, and how many there are: works are paid evenly over theirs. */
  readonly day: number;
  readonly days: number;
  /** Committed on the first day. */
  readonly committedEur: number;
  /** Paid on each of the days. */
  readonly paidEur: number;
  readonly againstBudget: boolean;
  /** The works or the order that it is for. */
  readonly for: { readonly kind: 'works' | 'order'; readonly id: string };
};

/** Every commitment and payment. What goes to any site counts where it arrives, or else at `fallbackSite`. An order is committed on its date and paid as it arrives; works are committed at their start and paid evenly. */
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
    const days = Math.max(1, Math.ceil(endDay - startDay));
    result.push({
      ...{ site: reserve.site, day: startDay, days, committedEur: works, paidEur: works / days, againstBudget },
      for: { kind: 'works', id: reserve.id },
    });
  }
  for (const { order, orderDay, eurPerSystem, delivered } of budget.orders) {
    const againstBudget = orderDay <= commitByDay;
    const parts = arrivals.filter((arrival) => arrival.order === order.id);
    const open = delivered - parts.reduce((sum, { systems }) => sum + systems, 0);
    const of = { days: 1, againstBudget, for: { kind: 'order', id: order.id } } as const;
    const site = order.site === 'any' ? (parts[0]?.site ?? fallbackSite) : order.site;
    if (open > 0) result.push({ ...of, site, day: orderDay, committedEur: open * eurPerSystem, paidEur: 0 });
    for (const part of parts) {
      const eur = part.systems * eurPerSystem;
      result.push({ ...of, site: part.site, day: orderDay, committedEur: eur, paidEur: 0 });
      result.push({ ...of, site: part.site, day: part.day, committedEur: 0, paidEur: eur });
    }
  }
  return result;
}

/** What was committed and paid by site and span of days: `spans` are the first days of each, in order, and the day after the last. */
export function moneyBySpan(
  payments: readonly Payment[],
  spans: readonly number[],
): (site: string, span: number) => { capexEur: number; committedEur: number } {
  const n = spans.length - 1;
  const spanOf = spanOfDays(spans);
  // Committed in the first half of each list, paid in the second.
  const sums = new Map([['all', new Float64Array(2 * n)]]);
  for (const payment of payments) {
    const own = sums.get(payment.site) ?? new Float64Array(2 * n);
    sums.set(payment.site, own);
    addPayment(payment, spanOf, Math.floor(payment.day) - spans[0]!, own);
    addPayment(payment, spanOf, Math.floor(payment.day) - spans[0]!, sums.get('all')!);
  }
  return (site, span) => {
    const own = sums.get(site);
    return { capexEur: own?.[n + span] ?? 0, committedEur: own?.[span] ?? 0 };
  };
}

/** The span of each day. */
function spanOfDays(spans: readonly number[]): Int32Array {
  const start = spans[0]!;
  const spanOf = new Int32Array(Math.max(0, spans.at(-1)! - start));
  for (let i = 0; i < spans.length - 1; i++) spanOf.fill(i, spans[i]! - start);
  return spanOf;
}

/** Adds a payment that begins at place `from` of the days, as far as there are any. */
function addPayment({ days, committedEur, paidEur }: Payment, spanOf: Int32Array, from: number, sums: Float64Array): void {
  const n = sums.length / 2;
  if (from >= 0 && from < spanOf.length) sums[spanOf[from]!]! += committedEur;
  if (paidEur === 0) return;
  for (let d = Math.max(0, from), end = Math.min(spanOf.length, from + days); d < end; d++) sums[n + spanOf[d]!]! += paidEur;
}

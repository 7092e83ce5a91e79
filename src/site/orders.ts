/** Orders on their way: when they dock, and who waits for what until then. */
import type { Platform } from '../scenario/catalogue.ts';
import type { Order } from '../scenario/scenario.ts';
import type { Site } from '../scenario/site-fields.ts';
import { dayOf, type Timeline } from '../timeline.ts';

/** Why an ordered accelerator is not installed yet. */
export type Waiting = 'deliveries' | 'permit' | 'halls' | 'power' | 'cooling' | 'crews' | 'budget';
export const WAITING: readonly Waiting[] = ['deliveries', 'permit', 'halls', 'power', 'cooling', 'crews', 'budget'];

/** An order as the budget left it. */
export type OrderSupply = {
  readonly order: Order;
  readonly orderDay: number;
  readonly delivered: number;
  readonly missing: number;
  readonly cut: number;
};

/** First day on which each part of an order can dock: after its lead time, and never before the first volume shipment. */
export function dockings(supply: OrderSupply, platform: Platform): { day: number; systems: number }[] {
  const { order, orderDay, delivered } = supply;
  const first = Math.max(orderDay + Math.floor(order.leadTimeWeeks * 7 + 0.5), dayOf(platform.firstShipment));
  if (!order.cadence) return delivered > 0 ? [{ day: first, systems: delivered }] : [];
  const parts: { day: number; systems: number }[] = [];
  for (let left = delivered, i = 0; left > 0; i++) {
    const systems = Math.min(left, order.cadence.systemsPerDelivery);
    parts.push({ day: first + Math.floor(i * order.cadence.everyWeeks * 7 + 0.5), systems });
    left -= systems;
  }
  return parts;
}

/** Adds `count` to the days from `from` up to `to`, as far as the run has them. */
export function addSpan(days: Int32Array, count: number, from: number, to: number): void {
  for (let d = Math.max(0, from); d < Math.min(days.length, to); d++) days[d]! += count;
}

/** Accelerators ordered but not docked: in transit, never to come, or not paid for. */
export function waitingForOrders(
  supplies: readonly OrderSupply[],
  platforms: ReadonlyMap<string, Platform>,
  sites: readonly Site[],
  time: Timeline,
  waiting: readonly Record<Waiting, Int32Array>[],
): {
  docked: (supply: OrderSupply, accelerators: number, day: number, site: number) => void;
  transit: (site: number, at: number) => number;
  cut: (site: number, at: number) => number;
} {
  const slotOf = (order: Order): number => (order.site === 'any' ? sites.length : sites.findIndex(({ id }) => id === order.site));
  for (const { order, orderDay, delivered, missing, cut } of supplies) {
    const each = platforms.get(order.platform)!.acceleratorsPerSystem;
    const from = orderDay - time.startDay;
    addSpan(waiting[slotOf(order)]!.deliveries, (delivered + missing) * each, from, time.days);
    addSpan(waiting[slotOf(order)]!.budget, cut * each, from, time.days);
  }
  const inTransit = sites.map(() => 0);
  for (const { order, delivered } of supplies) {
    const slot = slotOf(order);
    if (slot < sites.length) inTransit[slot]! += delivered * platforms.get(order.platform)!.acceleratorsPerSystem;
  }
  return {
    docked: (supply, accelerators, day) => {
      const slot = slotOf(supply.order);
      addSpan(waiting[slot]!.deliveries, -accelerators, day - time.startDay, time.days);
      if (slot < sites.length) inTransit[slot]! -= accelerators;
    },
    transit: (site) => inTransit[site]!,
    cut: (site, at) => waiting[site]!.budget[at]!,
  };
}

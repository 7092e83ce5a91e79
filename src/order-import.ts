/** Orders from a file in the place of those of a plan: read, checked with all of the plan, and laid into it. */
import type { Change } from './scenario/change.ts';
import type { Issue } from './scenario/issues.ts';
import type { SourceText } from './scenario/layers.ts';
import type { LoadAnswer, Loaded } from './scenario/load.ts';
import { atLines, readOrders } from './scenario/order-file.ts';
import { idOf, isObject, type Json, type JsonObject } from './scenario/pointer.ts';
import type { Scenario } from './scenario/scenario.ts';

/** What the orders of a plan come to. */
export type OrderTotals = { readonly orders: number; readonly systems: number; readonly accelerators: number };

export function orderTotals({ orders, catalogue }: Scenario): OrderTotals {
  const perSystem = new Map(catalogue.platforms.map(({ id, acceleratorsPerSystem }) => [id, acceleratorsPerSystem]));
  const sum = (of: (order: Scenario['orders'][number]) => number): number => orders.reduce((all, order) => all + of(order), 0);
  return {
    orders: orders.length,
    systems: sum(({ systems }) => systems),
    accelerators: sum(({ systems, platform }) => systems * (perSystem.get(platform) ?? 0)),
  };
}

export type ImportedOrders =
  | { readonly ok: true; readonly orders: readonly JsonObject[]; readonly loaded: Loaded }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** `load` loads the plan with a change laid over it; what it finds wrong with the orders is told at their lines. */
export function importOrders(source: SourceText, { document }: Loaded, load: (change: Change) => LoadAnswer): ImportedOrders {
  const read = readOrders(source, document);
  if (!read.ok) return read;
  const { orders } = read.file;
  const loaded = load({ pointer: '/orders', value: orders });
  return loaded.ok ? { ok: true, orders, loaded } : { ok: false, issues: atLines(loaded.issues, read.file) };
}

/** Members that an order may have, so that none of a former one shows through. */
const MEMBERS = ['name', 'deliveredShare', 'cadence', 'source', 'confidence', 'asOf', 'note'];

/** A plan file with other orders in the place of those that it has, or has from the plan that it extends. */
export function withOrders(file: JsonObject, { document }: Loaded, orders: readonly JsonObject[]): JsonObject {
  if (file.extends === undefined) return { ...file, orders: orders as Json[] };
  const before = Array.isArray(document.orders) ? document.orders.filter(isObject) : [];
  // Orders that the file takes out already stay out.
  const own = Array.isArray(file.orders) ? file.orders.map((one) => idOf(one)!) : Object.keys(file.orders ?? {});
  const gone = [...own, ...before.map((one) => idOf(one)!)].map((id): [string, Json] => [id, null]);
  const laid = orders.map((order): [string, Json] => {
    const { id, ...members } = order;
    return [String(id), { ...Object.fromEntries(MEMBERS.map((member) => [member, null])), ...members }];
  });
  return { ...file, orders: Object.fromEntries([...gone, ...laid]) };
}

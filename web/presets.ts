/** Changes that are worth a try, by name: each is offered only where the plan has what it moves, with room to move it. */
import type { Lever, Summary } from '../src/index.ts';
import { type Edits, leverValue, type Value } from './edits.ts';
import { isLocked, type Locks } from './locks.ts';

export const PRESETS = ['mulhouseLate', 'doubleOrders', 'warmer', 'allArrive'] as const;
export type PresetName = (typeof PRESETS)[number];
export type Move = { readonly lever: Lever; readonly value: Value };
export type Preset = { readonly name: PresetName; readonly moves: readonly Move[] };

/** No more are offered at a time. */
const MOST_PRESETS = 3;
const DELAY_MONTHS = 6;
const DELAY_DAYS = 180;
const WARMER_K = 2;

/** What can be tried on a plan, as its last run tells it. */
export function presetsFor(
  levers: readonly Lever[],
  edits: Edits,
  locks: Locks,
  { asOf, sites }: Pick<Summary, 'asOf' | 'sites'>,
): readonly Preset[] {
  const byId = new Map(levers.map((lever) => [lever.id, lever]));
  const now = (lever: Lever) => leverValue(lever, edits);
  const raised = (id: string, by: number): readonly Move[] => {
    const lever = byId.get(id);
    return lever ? [{ lever, value: Number((Number(now(lever)) + by).toPrecision(12)) }] : [];
  };
  const isTight = () =>
    sites.some(
      ({ id, milestones }) =>
        id === 'mulhouse' &&
        milestones.some((one) => one.id === 'permit' && (one.slackDays ?? Number.POSITIVE_INFINITY) < DELAY_DAYS),
    );
  const moves: Readonly<Record<PresetName, () => readonly Move[]>> = {
    // A permit that leaves time to spare delays nothing.
    mulhouseLate: () => (isTight() ? raised('mulhouse-permit', DELAY_MONTHS) : []),
    doubleOrders: () =>
      levers.flatMap((lever) => {
        const order = /^\/orders\/([^/]+)\/systems$/.exec(lever.id)?.[1];
        const date = order === undefined ? undefined : byId.get(`/orders/${order}/orderDate`);
        return date && String(now(date)) > asOf ? [{ lever, value: 2 * Number(now(lever)) }] : [];
      }),
    warmer: () => raised('/weather/warmingK', WARMER_K),
    // The share is that of the orders up to a day: later ones come in full.
    allArrive: () => {
      const lever = byId.get('delivered-share');
      const until = byId.get('/deliveries/until');
      const isEarly = (one: Lever) =>
        /^\/orders\/[^/]+\/orderDate$/.test(one.id) && until && String(now(one)) <= String(now(until));
      return lever && levers.some(isEarly) ? [{ lever, value: 1 }] : [];
    },
  };
  return PRESETS.map((name) => ({ name, moves: moves[name]() }))
    .filter(({ moves }) => moves.length > 0 && moves.every((move) => isPossible(move, now(move.lever), locks)))
    .slice(0, MOST_PRESETS);
}

function isPossible({ lever, value }: Move, now: Value, locks: Locks): boolean {
  if (value === now || isLocked(lever, locks)) return false;
  return lever.kind !== 'quantity' || (Number(value) <= lever.max && Number(value) >= lever.min);
}

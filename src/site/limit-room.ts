/** What the water of a permit still allows in a hall. */
import type { Platform } from '../scenario/catalogue.ts';
import { mwOfKw } from '../units.ts';
import { hallPlant } from './facility.ts';
import { type SiteLimits, type WaterUse, waterUseOf } from './limits.ts';
import type { HallState, SiteState } from './room.ts';

/** Shares of heat on liquid that water is worked out for. */
const WATER_SHARES = 100;

/** IT power that the water of the permit could still cool in `hall`, MW; Infinity where it takes none. */
export function waterRoomMw(state: SiteState, hall: HallState, platform: Platform): number {
  const { limits } = state;
  if (!limits || !(Number.isFinite(limits.water.perYear) || Number.isFinite(limits.water.perDay)))
    return Number.POSITIVE_INFINITY;
  const own = waterUseIn(state, hall, limits, platform);
  const room = (key: keyof WaterUse): number => {
    if (own[key] === 0) return Number.POSITIVE_INFINITY;
    let left = limits.water[key];
    for (const other of state.halls)
      if (other.usedMw > 0) left -= other.usedMw * (other === hall ? own : waterUseIn(state, other, limits, undefined))[key];
    return Math.max(0, left / own[key]);
  };
  return Math.min(room('perYear'), room('perDay'));
}

/** What a hall takes of water with a system of `platform` more in it, found once for each hundredth of its heat on liquid. */
function waterUseIn(state: SiteState, hall: HallState, { climate }: SiteLimits, platform: Platform | undefined): WaterUse {
  const mw = platform ? mwOfKw(platform.ratedKw) : 0;
  const held = hall.usedMw + mw;
  const share = held > 0 ? (hall.liquidMw + mw * (platform?.liquidShare ?? 0)) / held : 0;
  const key = Math.floor(share * WATER_SHARES + 0.5);
  const known = hall.water[key];
  if (known) return known;
  const plant = hallPlant(hall.cooling, key / WATER_SHARES, hall.chain, state.operator);
  const use = waterUseOf(plant, climate, state.site);
  hall.water[key] = use;
  return use;
}

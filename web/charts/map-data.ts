/** What the map shows of one month, for each site: no pixel and no language yet. */
import type { Constraint, LocalText, Overview } from '../../src/index.ts';
import type { Place } from '../map-places.ts';
import { type Slot, slotsOf } from '../sites.ts';

export type MapSite = {
  readonly id: string;
  readonly names: LocalText;
  readonly slot: Slot;
  readonly place: Place | undefined;
  /** Firm import at the end of the month, and the most that it is over the run. */
  readonly firmMw: number;
  readonly mostFirmMw: number;
  /** Highest draw of the month. */
  readonly drawnMw: number;
  /** Highest draw over firm import; unknown without one. */
  readonly share: number;
  readonly inService: number;
  readonly constraints: readonly Constraint[];
  readonly firstLoad: string | null;
};

export type MapData = {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly sites: readonly MapSite[];
  readonly firmMw: number;
  /** All sites together in the hour in which they draw most. */
  readonly drawnMw: number;
  readonly inService: number;
};

export function mapData({ summary }: Overview, month: string, places: ReadonlyMap<string, Place>): MapData {
  const slots = slotsOf(summary.sites.map(({ id }) => id));
  const rows = new Map(summary.monthly.filter((row) => row.month === month).map((row) => [row.site, row]));
  const most = new Map<string, number>();
  for (const { site, gridFirmMw } of summary.monthly) most.set(site, Math.max(most.get(site) ?? 0, gridFirmMw));
  const sites = summary.sites.map(({ id, names, binding, firstLoad }): MapSite => {
    const row = rows.get(id);
    const firmMw = row?.gridFirmMw ?? Number.NaN;
    const drawnMw = row?.gridMwPeak ?? Number.NaN;
    return {
      id,
      names,
      slot: slots.get(id)!,
      place: places.get(id),
      firmMw,
      mostFirmMw: most.get(id) ?? 0,
      drawnMw,
      share: firmMw > 0 ? drawnMw / firmMw : Number.NaN,
      inService: row?.inServiceAccelerators ?? Number.NaN,
      constraints: binding.find((one) => one.month === month)?.constraint ?? [],
      firstLoad,
    };
  });
  const all = rows.get('all');
  return {
    month,
    sites,
    firmMw: all?.gridFirmMw ?? Number.NaN,
    drawnMw: all?.gridMwPeak ?? Number.NaN,
    inService: all?.inServiceAccelerators ?? Number.NaN,
  };
}

/** The map as rows: every site in every month, as an international CSV. */
import type { Overview } from '../src/index.ts';
import { mapData } from './charts/map-data.ts';
import { csvCell } from './csv-cell.ts';
import type { Place } from './map-places.ts';

const HEAD = [
  'month',
  'site',
  'latitudeDeg',
  'longitudeDeg',
  'radiusKm',
  'gridFirmMw',
  'gridMwPeak',
  'inUseShare',
  'inServiceAccelerators',
  'binds',
  'firstLoad',
];

export function mapCsv(overview: Overview, months: readonly string[], places: ReadonlyMap<string, Place>): string {
  const rows = months.flatMap((month) =>
    mapData(overview, month, places).sites.map(({ id, place, firmMw, drawnMw, share, inService, constraints, firstLoad }) =>
      [
        month,
        id,
        place?.latitudeDeg,
        place?.longitudeDeg,
        place?.radiusKm,
        rounded(firmMw),
        rounded(drawnMw),
        rounded(share),
        rounded(inService),
        constraints.join(' '),
        firstLoad,
      ]
        .map(csvCell)
        .join(','),
    ),
  );
  return [HEAD.join(','), ...rows, ''].join('\r\n');
}

function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : null;
}

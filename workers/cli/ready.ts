/** When sites may be ready and what import they lose, as `jalon run` tells it. */
import { READY_DRAWS, type SiteReady, type SiteResult } from '../../src/index.ts';
import { figure, table } from './text.ts';

/** The date of each site by the plan and by drawn schedules, and what the permit of its generators goes by. */
export function readyTable(sites: readonly SiteReady[]): string {
  const rows = sites.map(({ names, plan, p50, p90, byEnd }) => [
    names.en,
    plan ?? 'never',
    p50 ?? 'never',
    p90 ?? 'never',
    `${figure(100 * byEnd, 3)} %`,
  ]);
  const generators = sites.flatMap(({ names, generators: facts }) => (facts ? [`  ${names.en}: ${generatorsText(facts)}`] : []));
  return [
    `When sites may be ready (of ${figure(READY_DRAWS, 9)} schedules drawn)`,
    table([['', 'by the plan', 'P50', 'P90', 'before the plan ends'], ...rows], [0, 1, 2, 3]),
    ...generators,
  ].join('\n');
}

/** Firm import that was taken back; nothing where none was. */
export function cutsTable(sites: readonly SiteResult[]): string[] {
  const rows = sites.flatMap(({ name, importCuts }) =>
    importCuts.map(({ date, step, mw }) => [name, date, step, `${figure(mw)} MW`]),
  );
  return rows.length === 0 ? [] : ['Firm import taken back, unused for five years', table(rows, [0, 1, 2]), ''];
}

function generatorsText({ thermalMw, path, noxKgPerHour, noxTPerYear }: NonNullable<SiteReady['generators']>): string {
  if (thermalMw === 0) return 'no generators';
  const procedure = path?.en.toLowerCase() ?? 'no procedure';
  return `generators of ${figure(thermalMw)} MW of fuel, ${procedure}; ${figure(noxKgPerHour)} kg of NOx an hour, ${figure(noxTPerYear, 3)} t a year`;
}

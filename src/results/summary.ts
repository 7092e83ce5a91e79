/** The figures of a run: columns and events, summed by month, by site and whole. */
import type { Hourly, Month, Timeline } from '../timeline.ts';
import type { ColumnName, Table } from './columns.ts';
import type { MonthRow, Totals } from './types.ts';

const SECONDS = 3600;
const FLOP_PER_PFLOP = 1e15;

export function sumOf(values: Hourly, from = 0, to = values.length): number {
  let sum = 0;
  for (let h = from; h < to; h++) sum += values[h]!;
  return sum;
}

export function maxOf(values: Hourly, from = 0, to = values.length): number {
  let most = 0;
  for (let h = from; h < to; h++) most = Math.max(most, values[h]!);
  return most;
}

/** `above` over `below`; unknown where there is nothing below. */
export function ratioOf(above: number, below: number): number {
  return below > 0 ? above / below : Number.NaN;
}

/** The row of a month and site. */
export function monthRow(
  table: Table,
  month: Month,
  site: string,
  money: { capexEur: number; committedEur: number },
  unservedShare: number,
): MonthRow {
  const { startHour: from, endHour: to } = month;
  const hours = to - from;
  const sum = (name: ColumnName): number => sumOf(table[name], from, to);
  const gridMwh = sum('gridMw');
  const itMwh = sum('itMw');
  return {
    month: month.key,
    site,
    inServiceAccelerators: table.inServiceAccelerators[to - 1]!,
    gridMwMean: gridMwh / hours,
    gridMwPeak: maxOf(table.gridMw, from, to),
    gridFirmMw: table.gridFirmMw[to - 1]!,
    itMwMean: itMwh / hours,
    pue: ratioOf(gridMwh, itMwh),
    waterM3: sum('waterM3'),
    tokensOut: sum('tokensOutPerS') * SECONDS,
    tokensIn: sum('tokensInPerS') * SECONDS,
    trainingFlop: sum('trainingPflops') * FLOP_PER_PFLOP * SECONDS,
    unservedShare,
    co2DirectT: sum('co2DirectT'),
    co2LifecycleT: sum('co2LifecycleT'),
    costEur: sum('costEur'),
    ...money,
  };
}

export type Extra = {
  readonly capexEur: number;
  readonly committedEur: number;
  readonly fixedOperationEur: number;
  readonly capitalEur: number;
  /** Share of the busy accelerator-hours that made tokens. */
  readonly inferenceShare: number;
  readonly co2EmbodiedT: number;
  readonly co2EmbodiedBuildingT: number;
  readonly unservedShare: number;
};

/** The totals of a site, or of all. */
export function totalsOf(table: Table, time: Timeline, extra: Extra): Totals {
  const sum = (name: ColumnName): number => sumOf(table[name]);
  const gridMwh = sum('gridMw');
  const itMwh = sum('itMw');
  const waterM3 = sum('waterM3');
  const energyCostEur = sum('costEur');
  const tokensOut = sum('tokensOutPerS') * SECONDS;
  const opexEur = energyCostEur + extra.fixedOperationEur;
  return {
    acceleratorsInService: table.inServiceAccelerators[time.hours - 1]!,
    peakGridMw: maxOf(table.gridMw),
    gridGwh: gridMwh / 1000,
    itGwh: itMwh / 1000,
    pue: ratioOf(gridMwh, itMwh),
    // m3 over MWh is L over kWh.
    wueLPerKwh: ratioOf(waterM3, itMwh),
    waterM3,
    heatGwh: sum('heatMw') / 1000,
    tokensOut,
    tokensIn: sum('tokensInPerS') * SECONDS,
    trainingFlop: sum('trainingPflops') * FLOP_PER_PFLOP * SECONDS,
    capexEur: extra.capexEur,
    committedEur: extra.committedEur,
    opexEur,
    energyCostEur,
    co2DirectT: sum('co2DirectT'),
    co2LifecycleT: sum('co2LifecycleT'),
    co2EmbodiedT: extra.co2EmbodiedT,
    co2EmbodiedBuildingT: extra.co2EmbodiedBuildingT,
    eurPerMillionTokensOut: ratioOf((opexEur + extra.capitalEur) * extra.inferenceShare, tokensOut / 1e6),
    unservedShare: extra.unservedShare,
  };
}

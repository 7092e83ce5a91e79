/** The figures of a run: days and events, summed by month, by site and whole. */
import type { Month } from '../timeline.ts';
import { HOURS_PER_DAY } from '../units.ts';
import type { DaySum, Days } from './days.ts';
import type { MonthRow, Totals } from './types.ts';

const SECONDS = 3600;
const FLOP_PER_PFLOP = 1e15;

/** Sum over the days from `from` up to `to`. */
export function sumOf(values: Float64Array, from = 0, to = values.length): number {
  let sum = 0;
  for (let d = from; d < to; d++) sum += values[d]!;
  return sum;
}

export function maxOf(values: Float64Array, from = 0, to = values.length): number {
  let most = 0;
  for (let d = from; d < to; d++) if (values[d]! > most) most = values[d]!;
  return most;
}

/** `above` over `below`; unknown where there is nothing below. */
export function ratioOf(above: number, below: number): number {
  return below > 0 ? above / below : Number.NaN;
}

/** The row of a month and site. */
export function monthRow(
  days: Days,
  month: Month,
  site: string,
  money: { capexEur: number; committedEur: number },
  unservedShare: number,
): MonthRow {
  const { startHour, endHour } = month;
  const hours = endHour - startHour;
  const [from, to] = [startHour / HOURS_PER_DAY, endHour / HOURS_PER_DAY];
  const sum = (name: DaySum): number => sumOf(days[name], from, to);
  const gridMwh = sum('gridMw');
  const itMwh = sum('itMw');
  return {
    month: month.key,
    site,
    inServiceAccelerators: days.inServiceAccelerators[to - 1]!,
    gridMwMean: gridMwh / hours,
    gridMwPeak: maxOf(days.peakGridMw, from, to),
    gridFirmMw: days.gridFirmMw[to - 1]!,
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

/** The totals that follow from what stands and draws alone. */
export type PowerTotals = Pick<Totals, 'acceleratorsInService' | 'peakGridMw' | 'gridGwh' | 'itGwh' | 'pue'>;

export function powerTotals({ inServiceAccelerators, peakGridMw, gridMw, itMw }: Days): PowerTotals {
  const gridMwh = sumOf(gridMw);
  const itMwh = sumOf(itMw);
  return {
    acceleratorsInService: inServiceAccelerators.at(-1)!,
    peakGridMw: maxOf(peakGridMw),
    gridGwh: gridMwh / 1000,
    itGwh: itMwh / 1000,
    pue: ratioOf(gridMwh, itMwh),
  };
}

/** The totals of a site, or of all. */
export function totalsOf(days: Days, extra: Extra): Totals {
  const sum = (name: DaySum): number => sumOf(days[name]);
  const itMwh = sum('itMw');
  const waterM3 = sum('waterM3');
  const energyCostEur = sum('costEur');
  const tokensOut = sum('tokensOutPerS') * SECONDS;
  const opexEur = energyCostEur + extra.fixedOperationEur;
  return {
    ...powerTotals(days),
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

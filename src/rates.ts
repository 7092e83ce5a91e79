/** What the accelerators of a run make of their hours: rates by platform, how they ripen, and how requests find a place. */
import type { Scenario } from './scenario/scenario.ts';
import type { Operation } from './site/operation.ts';
import { speedUnder } from './site/power-cap.ts';
import type { TallyPool } from './tally/platforms.ts';
import type { Latency } from './tally/unserved.ts';
import { dayOf, type Timeline } from './timeline.ts';
import { REFERENCE_PLATFORM } from './workload/demand.ts';
import { highestUseBySlots, VARIABILITY } from './workload/queueing.ts';
import { mixRate } from './workload/serving-rates.ts';
import { gangRate } from './workload/training-rates.ts';
import { softwareMaturity } from './workload/training-run.ts';

/** The accelerators of a platform on a site, with what they make of their work. */
export function poolsOf({ sites, catalogue, workloads, operations }: Scenario, { pools }: Pick<Operation, 'pools'>): TallyPool[] {
  const { powerManagement } = operations;
  const speedAt = (drawn: number): number => speedUnder(drawn, powerManagement);
  return pools.map(({ site, platform }) => {
    const serving = mixRate(catalogue, platform, workloads.interactive);
    const gang = gangRate(catalogue, platform, workloads.training);
    const { idle, training, inference, reserved } = platform.phases;
    // A server draws as its accelerators do at their running batch, and never less than at rest.
    const online = Math.max(idle, inference * serving.onlinePower);
    const offline = Math.max(idle, inference * serving.offlinePower);
    const most = powerManagement?.capShare ?? 1;
    return {
      site: sites[site]!.id,
      siteIndex: site,
      platform: platform.id,
      tokensPerS: serving.onlineTokensPerS * speedAt(online),
      batchTokensPerS: serving.offlineTokensPerS * speedAt(offline),
      trainingTflopPerS: gang.modelTflopPerS * speedAt(training),
      trainingPeakTflops: gang.peakTflops,
      ratedKwEach: platform.ratedKw / platform.acceleratorsPerSystem,
      firstShipment: platform.firstShipment,
      phases: {
        idle: Math.min(idle, most),
        training: Math.min(training, most),
        reserved: Math.min(reserved, most),
        inference: Math.min(online, most),
        batch: Math.min(offline, most),
      },
    };
  });
}

/** Places from which on most hours are plainly in time. */
const MANY_SLOTS = 1024;

/** How interactive requests find a place: on the reference platform, with the arrivals of the shape. */
export function latencyOf({ catalogue, workloads }: Scenario): Latency {
  const { interactive } = workloads;
  const platform = catalogue.platforms.find(({ id }) => id === REFERENCE_PLATFORM) ?? catalogue.platforms[0]!;
  const highestUse = highestUseBySlots(VARIABILITY[interactive.shape]);
  return {
    timePerOutputTokenS: mixRate(catalogue, platform, interactive).timePerOutputTokenS,
    highestUse,
    manySlots: MANY_SLOTS,
    manyUse: highestUse(MANY_SLOTS),
  };
}

const DAYS_PER_MONTH = 30.4375;

/** Days for which rates hold, whatever spans they are worked out in. */
export const RATE_DAYS = 28;

/** The day of the run, or before it, on which the rates of a day began: by the calendar, so that a run that begins later has the same. */
export function ratesFrom({ startDay }: Timeline, day: number): number {
  return day - ((startDay + day) % RATE_DAYS);
}

/**
 * Rates over those of mature software, by pool: the software of a chip gains with the months since its first volume shipment. All days of
 * four weeks have those of the first.
 */
export function maturityOf({ operations }: Scenario, pools: readonly TallyPool[], time: Timeline): (day: number) => Float64Array {
  const { softwareLoss, softwareFadeMonths } = operations;
  const shipped = pools.map(({ firstShipment }) => dayOf(firstShipment));
  const maturity = new Float64Array(pools.length).fill(1);
  return (day) => {
    if (softwareLoss === 0) return maturity;
    const first = time.startDay + ratesFrom(time, day);
    for (let k = 0; k < pools.length; k++)
      maturity[k] = softwareMaturity((first - shipped[k]!) / DAYS_PER_MONTH, softwareLoss, softwareFadeMonths);
    return maturity;
  };
}

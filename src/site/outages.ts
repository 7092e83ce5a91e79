/**
 * Availability of the power supply of a hall, as the mean of many years: outages a year of each kind, and the share of time that its
 * machines are away for them.
 *
 * An outage is felt when the grid fails and the uninterruptible supply does not carry over, or fewer generators than needed start and run;
 * or when something inside the site fails. Parts fail each for itself, but for a share that takes all of them at once (the beta factor):
 * where units are many and good, that share decides, and no further unit helps.
 */
import { exp, pow } from '../math.ts';
import type { Outages } from '../scenario/outage-fields.ts';
import type { Hall } from '../scenario/site-fields.ts';
import { HOURS_PER_YEAR } from '../units.ts';

/** Modules of an uninterruptible supply: those that carry the load, and those beside them. */
const UPS_MODULES = {
  N: { needed: 3, spare: 0 },
  'N+1': { needed: 3, spare: 1 },
  'N+1-of-6': { needed: 5, spare: 1 },
  '2N': { needed: 1, spare: 1 },
} as const satisfies Record<Hall['redundancy'], Units>;

export type Units = { readonly needed: number; readonly spare: number };

export type HallOutages = {
  /** Outages a year that the grid begins and that reach the machines, by what failed. */
  readonly upsPerYear: number;
  readonly gensetsPerYear: number;
  readonly internalPerYear: number;
  /** Hours a year that the machines are away: for outages, and for planned works. */
  readonly outageHPerYear: number;
  readonly maintenanceHPerYear: number;
  /** Share of the time that they are not. */
  readonly uptime: number;
};

/**
 * Chance that fewer than `needed` of `needed + spare` equal units do their work, when each fails with `failureShare`, of which
 * `commonCauseShare` takes all at once.
 */
export function tooFewShare({ needed, spare }: Units, failureShare: number, commonCauseShare: number): number {
  const together = failureShare * commonCauseShare;
  const alone = failureShare - together;
  const units = needed + spare;
  // Chance that no more than the spare ones fail by themselves: terms of the binomial, each from the one before.
  let term = pow(1 - alone, units);
  let enough = 0;
  for (let failed = 0; failed <= spare; failed++) {
    enough += term;
    term *= ((units - failed) / (failed + 1)) * (alone / (1 - alone));
  }
  return alone >= 1 ? 1 : together + (1 - together) * Math.max(0, 1 - enough);
}

/** Chance that a generator does not start, or does not run for so long. */
export function gensetFailureShare({ gensetStartFailureShare: start, gensetMttfH, gridRunH }: Outages): number {
  return 1 - (1 - start) * exp(-gridRunH / gensetMttfH);
}

/** Outages of a hall with this chain; none at all where the plan gives no figures. */
export function outagesOf(outages: Outages | undefined, { redundancy, ups }: Pick<Hall, 'redundancy' | 'ups'>): HallOutages {
  if (!outages) {
    const none = { upsPerYear: 0, gensetsPerYear: 0, internalPerYear: 0, outageHPerYear: 0, maintenanceHPerYear: 0 };
    return { ...none, uptime: 1 };
  }
  const { gridPerYear, commonCauseShare, internalPerYear, gensetsNeeded, gensetsSpare, restoreH } = outages;
  // Without modules, or without generators, no interruption is bridged.
  const bridged = ups === 'none' ? 1 : tooFewShare(UPS_MODULES[redundancy], outages.upsFailureShare, commonCauseShare);
  const gensets = { needed: gensetsNeeded, spare: gensetsSpare };
  const short = gensetsNeeded === 0 ? 1 : tooFewShare(gensets, gensetFailureShare(outages), commonCauseShare);
  const upsPerYear = gridPerYear * bridged;
  const gensetsPerYear = gridPerYear * (1 - bridged) * short;
  const outageHPerYear = (upsPerYear + gensetsPerYear + internalPerYear) * restoreH;
  // A chain with a spare part is worked on while the rest carries the load.
  const maintenanceHPerYear = redundancy === 'N' ? outages.maintenanceHPerYear : 0;
  const away = (outageHPerYear + maintenanceHPerYear) / HOURS_PER_YEAR;
  return { upsPerYear, gensetsPerYear, internalPerYear, outageHPerYear, maintenanceHPerYear, uptime: Math.max(0, 1 - away) };
}

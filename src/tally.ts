/** The work of an hour, counted: what each pool draws for it, what each site made of it, what was not served. */

import type { Table } from './results/columns.ts';
import type { SiteDraw } from './site/operation.ts';
import type { Asked, Demand } from './workload/demand.ts';
import { CLASSES, type Dispatched, type Pool } from './workload/dispatch.ts';

/** Accelerator-hours of a month on one site, by what became of them, and what the binding and the accounts need. */
export type MonthHours = {
  served: number;
  idle: number;
  failed: number;
  power: number;
  cooling: number;
  inference: number;
  /** Most that was busy in one hour, and the least that was idle in one. */
  busyPeak: number;
  idleLeast: number;
};

export function emptyMonth(): MonthHours {
  return { served: 0, idle: 0, failed: 0, power: 0, cooling: 0, inference: 0, busyPeak: 0, idleLeast: Number.POSITIVE_INFINITY };
}

/** Output tokens asked, unserved and made by batch, summed over the hours, per second. */
export type TokenSums = { asked: number; unserved: number; batch: number };

/** What a pool needs to know of itself: its work rates, and what each class of work draws. */
export type TallyPool = Pool & { readonly siteIndex: number; readonly phases: readonly number[]; readonly idlePhase: number };

/** The supply of an hour, by pool. */
export type Offered = {
  readonly inService: Float64Array;
  readonly available: Float64Array;
  readonly heldByPower: Float64Array;
  readonly heldByCooling: Float64Array;
  readonly usable: Float64Array;
};

const INFERENCE = CLASSES.map((name) => name === 'interactive' || name === 'assistants' || name === 'batch');
const TRAINING = CLASSES.indexOf('training');

/** Shares of rated power by class of work, for a platform. */
export function phasesOf(platform: {
  readonly phases: { readonly training: number; readonly inference: number; readonly reserved: number };
}): readonly number[] {
  const { training, inference, reserved } = platform.phases;
  const byClass = { reserved, training, interactive: inference, labs: reserved, assistants: inference, batch: inference };
  return CLASSES.map((name) => byClass[name]);
}

/** The sums of one site in one hour. */
type SiteWork = { inService: number; busy: number; inference: number; idle: number; tokensOut: number; trainingTflops: number };

export type Tally = {
  /** Mean share of rated power over the usable accelerators of each pool, of the hour last counted. */
  readonly phaseShare: Float64Array;
  /** Counts an hour: pools, sites, columns of work, and the hours of its month. */
  readonly count: (offered: Offered, done: Dispatched, h: number, month: readonly MonthHours[]) => void;
};

/** A tally over some pools, writing into the columns of the sites. `trainingShare` is the share of time that a gang trains. */
export function tallyOf(pools: readonly TallyPool[], tables: readonly Table[], demand: Demand, trainingShare: number): Tally {
  const count = pools.length;
  const phaseShare = new Float64Array(count);
  const sites = tables.map((): SiteWork => ({ inService: 0, busy: 0, inference: 0, idle: 0, tokensOut: 0, trainingTflops: 0 }));
  return {
    phaseShare,
    count: (offered, { busy }, h, month) => {
      for (const site of sites) {
        site.inService = 0;
        site.busy = 0;
        site.inference = 0;
        site.idle = 0;
        site.tokensOut = 0;
        site.trainingTflops = 0;
      }
      for (let k = 0; k < count; k++) {
        const inService = offered.inService[k]!;
        phaseShare[k] = 0;
        if (inService === 0) continue;
        const pool = pools[k]!;
        const usable = offered.usable[k]!;
        let working = 0;
        let inferring = 0;
        let share = 0;
        for (let c = 0; c < CLASSES.length; c++) {
          const accelerators = busy[c * count + k]!;
          working += accelerators;
          share += accelerators * pool.phases[c]!;
          if (INFERENCE[c]) inferring += accelerators;
        }
        const idle = Math.max(0, usable - working);
        if (usable > 0) phaseShare[k] = (share + idle * pool.idlePhase) / usable;
        const site = sites[pool.siteIndex]!;
        site.inService += inService;
        site.busy += working;
        site.inference += inferring;
        site.idle += idle;
        site.tokensOut += inferring * pool.tokensPerS;
        site.trainingTflops += busy[TRAINING * count + k]! * pool.trainingTflopPerS;
        const hours = month[pool.siteIndex]!;
        hours.failed += inService - offered.available[k]!;
        hours.power += offered.heldByPower[k]!;
        hours.cooling += offered.heldByCooling[k]!;
      }
      for (let s = 0; s < sites.length; s++) {
        const { inService, busy: working, inference, idle, tokensOut, trainingTflops } = sites[s]!;
        const table = tables[s]!;
        table.inServiceAccelerators[h] = inService;
        table.busyAccelerators[h] = working;
        table.tokensOutPerS[h] = tokensOut;
        table.tokensInPerS[h] = tokensOut * demand.inputPerOutput;
        table.trainingPflops[h] = (trainingTflops * trainingShare) / 1000;
        const hours = month[s]!;
        hours.served += working;
        hours.idle += idle;
        hours.inference += inference;
        hours.busyPeak = Math.max(hours.busyPeak, working);
        hours.idleLeast = Math.min(hours.idleLeast, idle);
      }
    },
  };
}

/** Writes the power of an hour. */
export function countDraw(draws: readonly SiteDraw[], h: number, tables: readonly Table[]): void {
  for (let s = 0; s < draws.length; s++) {
    const table = tables[s]!;
    const drawn = draws[s]!;
    table.itMw[h] = drawn.itMw;
    table.lossMw[h] = drawn.lossMw;
    table.coolingMw[h] = drawn.coolingMw;
    table.otherMw[h] = drawn.otherMw;
    table.gridMw[h] = drawn.gridMw;
    table.waterM3[h] = drawn.waterM3;
    table.heatMw[h] = drawn.heatMw;
  }
}

/** Counts what was asked and not served, in accelerators, inference in those of the reference platform. */
export function countUnserved(
  asked: Asked,
  { served }: Dispatched,
  demand: Demand,
  gang: number,
  month: { asked: number; unserved: number },
  tokens: TokenSums,
  all: Table,
  h: number,
): void {
  const tokensAsked = asked.interactiveTokensPerS + asked.assistantTokensPerS;
  const tokensOpen = tokensAsked - served.interactiveTokensPerS - served.assistantTokensPerS;
  const each = demand.referenceTokensPerS > 0 ? 1 / demand.referenceTokensPerS : 0;
  const ask = asked.reserved + asked.gangs * gang + asked.labs + tokensAsked * each;
  const left =
    asked.reserved - served.reserved + (asked.gangs - served.gangs) * gang + (asked.labs - served.labs) + tokensOpen * each;
  // What rounding leaves below zero was served.
  const open = Math.max(0, left);
  month.asked += ask;
  month.unserved += open;
  tokens.asked += tokensAsked;
  tokens.unserved += tokensOpen;
  tokens.batch += served.batchTokensPerS;
  all.askedAccelerators[h] = ask;
  all.unservedShare[h] = ask > 0 ? open / ask : 0;
}

/** The work of an hour, counted: what each pool draws for it, what each site made of it, what was not served. */

import type { ColumnName, Table } from './results/columns.ts';
import type { SiteDraw } from './site/operation.ts';
import type { Hourly } from './timeline.ts';
import type { Asked, Demand } from './workload/demand.ts';
import { CLASSES, type Dispatched, type Pool } from './workload/dispatch.ts';

/** Accelerator-hours of a month on one site, by what became of them, and what the binding and the accounts need. */
export type MonthHours = {
  readonly served: number;
  readonly idle: number;
  readonly failed: number;
  readonly power: number;
  readonly cooling: number;
  readonly inference: number;
  /** Most that was busy in one hour, and the least that was idle in one. */
  readonly busyPeak: number;
  readonly idleLeast: number;
};

/** Slots of one site in the sums of a month: the fields of `MonthHours`, in their order. */
const HOUR_SLOTS = 8;

/** Sums of a month, to be filled hour by hour. */
export function emptyMonth(sites: number): Float64Array {
  return Float64Array.from({ length: sites * HOUR_SLOTS }, (_, i) => (i % HOUR_SLOTS === 7 ? Number.POSITIVE_INFINITY : 0));
}

/** The sums of one site, by name. */
export function monthHours(sums: Float64Array, site: number): MonthHours {
  const at = site * HOUR_SLOTS;
  const [served, idle, failed, power, cooling, inference, busyPeak, idleLeast] = sums.subarray(
    at,
    at + HOUR_SLOTS,
  ) as unknown as number[];
  return {
    served: served!,
    idle: idle!,
    failed: failed!,
    power: power!,
    cooling: cooling!,
    inference: inference!,
    busyPeak: busyPeak!,
    idleLeast: idleLeast!,
  };
}

/** Output tokens asked, unserved and made by batch, summed over the hours, per second. */
export type TokenSums = { asked: number; unserved: number; batch: number };

/** What a pool needs to know of itself: its work rates, and what each kind of work draws as a share of rated power. */
export type TallyPool = Pool & {
  readonly siteIndex: number;
  readonly phases: { readonly idle: number; readonly training: number; readonly inference: number; readonly reserved: number };
};

/** The supply of an hour, by pool. */
export type Offered = {
  readonly inService: Float64Array;
  readonly available: Float64Array;
  readonly heldByPower: Float64Array;
  readonly heldByCooling: Float64Array;
  readonly usable: Float64Array;
};

const [RESERVED, TRAINING, INTERACTIVE, LABS, ASSISTANTS, BATCH] = CLASSES.map((_, c) => c) as [
  number,
  number,
  number,
  number,
  number,
  number,
];

export type Tally = {
  /** Mean share of rated power over the usable accelerators of each pool, of the hour last counted. */
  readonly phaseShare: Float64Array;
  /** Takes in what was offered, whenever it changes. */
  readonly supply: (offered: Offered) => void;
  /** Counts an hour: pools, sites, columns of work, and the sums of its month. */
  readonly count: (usable: Float64Array, done: Dispatched, h: number, month: Float64Array) => void;
};

/** A tally over some pools, writing into the columns of the sites. `trainingShare` is the share of time that a gang trains. */
export function tallyOf(pools: readonly TallyPool[], tables: readonly Table[], demand: Demand, trainingShare: number): Tally {
  const count = pools.length;
  const siteOf = Int32Array.from(pools, ({ siteIndex }) => siteIndex);
  const numbers = (of: (pool: TallyPool) => number): Float64Array => Float64Array.from(pools, of);
  const [idleShare, trainingPhase] = [numbers(({ phases }) => phases.idle), numbers(({ phases }) => phases.training)];
  const [inferencePhase, reservedPhase] = [numbers(({ phases }) => phases.inference), numbers(({ phases }) => phases.reserved)];
  const [tokensPerS, tflopPerS] = [numbers((pool) => pool.tokensPerS), numbers((pool) => pool.trainingTflopPerS)];
  const phaseShare = new Float64Array(count);
  // One look-up of each column, not one an hour.
  const column = (name: ColumnName): readonly Hourly[] => tables.map((table) => table[name]);
  const [inServiceH, busyH, tokensOutH] = [column('inServiceAccelerators'), column('busyAccelerators'), column('tokensOutPerS')];
  const [tokensInH, pflopsH] = [column('tokensInPerS'), column('trainingPflops')];
  const zeros = (): Float64Array => new Float64Array(tables.length);
  const [busyAt, inferenceAt, idleAt, tokensAt, tflopsAt] = [zeros(), zeros(), zeros(), zeros(), zeros()];
  const [inServiceAt, failedAt, powerAt, coolingAt] = [zeros(), zeros(), zeros(), zeros()];
  return {
    phaseShare,
    supply: (offered) => {
      inServiceAt.fill(0);
      failedAt.fill(0);
      powerAt.fill(0);
      coolingAt.fill(0);
      for (let k = 0; k < count; k++) {
        const s = siteOf[k]!;
        inServiceAt[s]! += offered.inService[k]!;
        failedAt[s]! += offered.inService[k]! - offered.available[k]!;
        powerAt[s]! += offered.heldByPower[k]!;
        coolingAt[s]! += offered.heldByCooling[k]!;
      }
    },
    count: (usableNow, { busy }, h, month) => {
      for (let s = 0; s < tables.length; s++) {
        busyAt[s] = 0;
        inferenceAt[s] = 0;
        idleAt[s] = 0;
        tokensAt[s] = 0;
        tflopsAt[s] = 0;
      }
      for (let k = 0; k < count; k++) {
        const usable = usableNow[k]!;
        if (usable === 0) {
          phaseShare[k] = 0;
          continue;
        }
        const s = siteOf[k]!;
        const training = busy[TRAINING * count + k]!;
        const inferring = busy[INTERACTIVE * count + k]! + busy[ASSISTANTS * count + k]! + busy[BATCH * count + k]!;
        // Labs draw as the reserved accelerators of start-ups do: people's own work on few nodes.
        const reserved = busy[RESERVED * count + k]! + busy[LABS * count + k]!;
        const working = training + inferring + reserved;
        const idle = usable > working ? usable - working : 0;
        const drawn =
          training * trainingPhase[k]! + inferring * inferencePhase[k]! + reserved * reservedPhase[k]! + idle * idleShare[k]!;
        phaseShare[k] = drawn / usable;
        busyAt[s]! += working;
        inferenceAt[s]! += inferring;
        idleAt[s]! += idle;
        tokensAt[s]! += inferring * tokensPerS[k]!;
        tflopsAt[s]! += training * tflopPerS[k]!;
      }
      for (let s = 0; s < tables.length; s++) {
        inServiceH[s]![h] = inServiceAt[s]!;
        busyH[s]![h] = busyAt[s]!;
        tokensOutH[s]![h] = tokensAt[s]!;
        tokensInH[s]![h] = tokensAt[s]! * demand.inputPerOutput;
        pflopsH[s]![h] = (tflopsAt[s]! * trainingShare) / 1000;
        const at = s * HOUR_SLOTS;
        month[at]! += busyAt[s]!;
        month[at + 1]! += idleAt[s]!;
        month[at + 2]! += failedAt[s]!;
        month[at + 3]! += powerAt[s]!;
        month[at + 4]! += coolingAt[s]!;
        month[at + 5]! += inferenceAt[s]!;
        if (busyAt[s]! > month[at + 6]!) month[at + 6] = busyAt[s]!;
        if (idleAt[s]! < month[at + 7]!) month[at + 7] = idleAt[s]!;
      }
    },
  };
}

/** Writes the power of an hour into the columns of the sites. */
export function powerWriter(tables: readonly Table[]): (draws: readonly SiteDraw[], h: number) => void {
  const column = (name: ColumnName): readonly Hourly[] => tables.map((table) => table[name]);
  const [itMw, lossMw, coolingMw, otherMw] = [column('itMw'), column('lossMw'), column('coolingMw'), column('otherMw')];
  const [gridMw, waterM3, heatMw] = [column('gridMw'), column('waterM3'), column('heatMw')];
  return (draws, h) => {
    for (let s = 0; s < draws.length; s++) {
      const drawn = draws[s]!;
      itMw[s]![h] = drawn.itMw;
      lossMw[s]![h] = drawn.lossMw;
      coolingMw[s]![h] = drawn.coolingMw;
      otherMw[s]![h] = drawn.otherMw;
      gridMw[s]![h] = drawn.gridMw;
      waterM3[s]![h] = drawn.waterM3;
      heatMw[s]![h] = drawn.heatMw;
    }
  };
}

/** Counts what was asked and not served, in accelerators, inference in those of the reference platform. */
export function countUnserved(
  asked: Asked,
  { served }: Dispatched,
  demand: Demand,
  gang: number,
  month: { asked: number; unserved: number },
  tokens: TokenSums,
  askedH: Hourly,
  shareH: Hourly,
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
  askedH[h] = ask;
  shareH[h] = ask > 0 ? open / ask : 0;
}

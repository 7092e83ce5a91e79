/** The work of a span, counted hour by hour: what each pool draws for it, what each site made of it, what was not served. */

import type { Table } from './results/columns.ts';
import type { Offered } from './site/operation.ts';
import { SPAN_HOURS } from './timeline.ts';
import { HOURS_PER_DAY } from './units.ts';
import type { Asked } from './workload/demand.ts';
import { ASSISTANTS, BATCH, type Dispatched, INTERACTIVE, LABS, type Pool, RESERVED, TRAINING } from './workload/dispatch.ts';

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
const [SERVED, IDLE, FAILED, POWER, COOLING, INFERENCE, BUSY_PEAK, IDLE_LEAST] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Sums of a month, to be filled span by span. */
export function emptyMonth(sites: number): Float64Array {
  return Float64Array.from({ length: sites * HOUR_SLOTS }, (_, i) =>
    i % HOUR_SLOTS === IDLE_LEAST ? Number.POSITIVE_INFINITY : 0,
  );
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

/** Counts the work of some pools into the tables of their sites. A class, not closures: a run makes a new one, its methods stay compiled. */
export class Tally {
  /** Mean share of rated power over the usable accelerators, by pool and hour of the span last counted. */
  readonly phaseShare: Float64Array;
  private readonly pools: readonly TallyPool[];
  private readonly tables: readonly Table[];
  private readonly inputPerOutput: number;
  private readonly trainingShare: number;
  /** Pools of each site. */
  private readonly poolsAt: readonly Int32Array[];
  private readonly idle = new Float64Array(SPAN_HOURS);

  /** `trainingShare` is the share of time that a gang trains. */
  constructor(pools: readonly TallyPool[], tables: readonly Table[], inputPerOutput: number, trainingShare: number) {
    this.phaseShare = new Float64Array(pools.length * SPAN_HOURS);
    this.pools = pools;
    this.tables = tables;
    this.inputPerOutput = inputPerOutput;
    this.trainingShare = trainingShare;
    this.poolsAt = tables.map((_, s) => Int32Array.from(pools.flatMap((pool, k) => (pool.siteIndex === s ? [k] : []))));
  }

  /** Counts a span of `n` hours: pools, sites, columns of work, and the sums of its month. */
  count(offered: Offered, { busy }: Dispatched, month: Float64Array, n: number): void {
    for (let s = 0; s < this.tables.length; s++) {
      if (offered.lit[s]) this.countSite(s, offered, busy, month, n);
      else month[s * HOUR_SLOTS + IDLE_LEAST] = 0;
    }
  }

  private countSite(s: number, offered: Offered, busy: Float64Array, month: Float64Array, n: number): void {
    const { inService, available, usable, heldByPower, heldByCooling } = offered;
    const { idle, inputPerOutput, trainingShare } = this;
    const table = this.tables[s]!;
    const { inServiceAccelerators, busyAccelerators, tokensInPerS, tokensOutPerS, trainingPflops } = table;
    busyAccelerators.fill(0, 0, n);
    tokensOutPerS.fill(0, 0, n);
    trainingPflops.fill(0, 0, n);
    idle.fill(0, 0, n);
    let [standing, failed, power, cooling, inference] = [0, 0, 0, 0, 0];
    const pools = this.poolsAt[s]!;
    for (let i = 0; i < pools.length; i++) {
      const k = pools[i]!;
      if (inService[k] === 0) continue;
      standing += inService[k]!;
      failed += inService[k]! - available[k]!;
      power += sumOfPool(heldByPower, k, n);
      cooling += sumOfPool(heldByCooling, k, n);
      inference += this.countPool(k, usable, busy, table, n);
    }
    inServiceAccelerators.fill(standing);
    const at = s * HOUR_SLOTS;
    let [served, idles, busyPeak, idleLeast] = [0, 0, month[at + BUSY_PEAK]!, month[at + IDLE_LEAST]!];
    for (let j = 0; j < n; j++) {
      const works = busyAccelerators[j]!;
      const rests = idle[j]!;
      served += works;
      idles += rests;
      if (works > busyPeak) busyPeak = works;
      if (rests < idleLeast) idleLeast = rests;
      tokensInPerS[j] = tokensOutPerS[j]! * inputPerOutput;
      trainingPflops[j] = (trainingPflops[j]! * trainingShare) / 1000;
    }
    month[at + SERVED]! += served;
    month[at + IDLE]! += idles;
    month[at + FAILED]! += failed * n;
    month[at + POWER]! += power;
    month[at + COOLING]! += cooling;
    month[at + INFERENCE]! += inference;
    month[at + BUSY_PEAK] = busyPeak;
    month[at + IDLE_LEAST] = idleLeast;
  }

  /** Adds the work of a pool to the columns of its site, and returns the accelerator-hours that made tokens. */
  private countPool(k: number, usable: Float64Array, busy: Float64Array, table: Table, n: number): number {
    const { phases, tokensPerS, trainingTflopPerS } = this.pools[k]!;
    const { idle: idlePhase, training: trainingPhase, inference: inferencePhase, reserved: reservedPhase } = phases;
    const { phaseShare, idle } = this;
    const { busyAccelerators, tokensOutPerS, trainingPflops } = table;
    const at = k * SPAN_HOURS;
    const stride = this.pools.length * SPAN_HOURS;
    let inference = 0;
    // Most hours have what the hour before had.
    let [lastFree, perFree] = [0, 0];
    for (let j = 0; j < n; j++) {
      const free = usable[at + j]!;
      const first = at + j;
      const trains = busy[first + TRAINING * stride]!;
      const infers = busy[first + INTERACTIVE * stride]! + busy[first + ASSISTANTS * stride]! + busy[first + BATCH * stride]!;
      // Labs draw as the reserved accelerators of start-ups do: people's own work on few nodes.
      const kept = busy[first + RESERVED * stride]! + busy[first + LABS * stride]!;
      const works = trains + infers + kept;
      const rests = free > works ? free - works : 0;
      const drawn = trains * trainingPhase + infers * inferencePhase + kept * reservedPhase + rests * idlePhase;
      if (free !== lastFree) {
        lastFree = free;
        perFree = free > 0 ? 1 / free : 0;
      }
      phaseShare[at + j] = drawn * perFree;
      busyAccelerators[j] = busyAccelerators[j]! + works;
      tokensOutPerS[j] = tokensOutPerS[j]! + infers * tokensPerS;
      trainingPflops[j] = trainingPflops[j]! + trains * trainingTflopPerS;
      idle[j] = idle[j]! + rests;
      inference += infers;
    }
    return inference;
  }
}

function sumOfPool(values: Float64Array, k: number, n: number): number {
  let sum = 0;
  for (let at = k * SPAN_HOURS, end = at + n; at < end; at++) sum += values[at]!;
  return sum;
}

/** Counts what was asked and not served in `n` hours, in accelerators, inference in those of the reference platform. */
export function countUnserved(
  asked: Asked,
  { served }: Dispatched,
  referenceTokensPerS: number,
  gang: number,
  { askedAccelerators, unservedShare }: Table,
  month: { asked: number; unserved: number },
  tokens: TokenSums,
  n: number,
): void {
  const each = referenceTokensPerS > 0 ? 1 / referenceTokensPerS : 0;
  const { interactiveTokensPerS, assistantTokensPerS, labs } = asked;
  for (let d = 0; d < n / HOURS_PER_DAY; d++) {
    const reserved = asked.reserved[d]!;
    const gangs = asked.gangs[d]!;
    for (let j = d * HOURS_PER_DAY, end = j + HOURS_PER_DAY; j < end; j++) {
      const tokensAsked = interactiveTokensPerS[j]! + assistantTokensPerS[j]!;
      const tokensOpen = tokensAsked - served.interactiveTokensPerS[j]! - served.assistantTokensPerS[j]!;
      const ask = reserved + gangs * gang + labs[j]! + tokensAsked * each;
      const left =
        reserved - served.reserved[j]! + (gangs - served.gangs[j]!) * gang + (labs[j]! - served.labs[j]!) + tokensOpen * each;
      // What rounding leaves below zero was served.
      const open = left > 0 ? left : 0;
      askedAccelerators[j] = ask;
      unservedShare[j] = ask > 0 ? open / ask : 0;
      month.asked += ask;
      month.unserved += open;
      tokens.asked += tokensAsked;
      tokens.unserved += tokensOpen;
      tokens.batch += served.batchTokensPerS[j]!;
    }
  }
}

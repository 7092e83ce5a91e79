/** What the accelerators of a platform do, hour by hour, of the work that all pools of the platform share. */
import { SPAN_HOURS } from '../timeline.ts';
import type { Dispatched, Pool } from '../workload/dispatch.ts';

/** What a pool needs to know of itself: its work rates, and what each kind of work draws as a share of rated power. */
export type TallyPool = Pool & {
  readonly siteIndex: number;
  /** Shares of rated power; batch draws by its own running batch. */
  readonly phases: {
    readonly idle: number;
    readonly training: number;
    readonly inference: number;
    readonly batch: number;
    readonly reserved: number;
  };
  /** Dense peak that the training rate is a share of. */
  readonly trainingPeakTflops: number;
};

/** What the shared part of a platform does in each hour, for each accelerator of it: a platform's row stands at `SPAN_HOURS` times its place. */
export class PlatformMix {
  /** Share of rated power. */
  readonly draw: Float64Array;
  /** Shares that work, and that make tokens. */
  readonly works: Float64Array;
  readonly infers: Float64Array;
  readonly tokensPerS: Float64Array;
  private readonly pools: readonly TallyPool[];
  private readonly maturity: Float64Array;
  private readonly mixed: Uint8Array;
  private readonly noBatch = new Float64Array(SPAN_HOURS);

  /** `maturity` is followed: rates over those of mature software, by pool. */
  constructor(pools: readonly TallyPool[], maturity: Float64Array) {
    const rows = (): Float64Array => new Float64Array(pools.length * SPAN_HOURS);
    this.draw = rows();
    this.works = rows();
    this.infers = rows();
    this.tokensPerS = rows();
    this.pools = pools;
    this.maturity = maturity;
    this.mixed = new Uint8Array(pools.length);
  }

  /** Mixes each platform of which a pool is active once, for `n` hours. */
  mix(done: Dispatched, n: number): void {
    const { mixed } = this;
    mixed.fill(0);
    for (let k = 0; k < this.pools.length; k++) {
      const p = done.platformOf[k]!;
      if (!done.active[k] || mixed[p]) continue;
      mixed[p] = 1;
      this.mixPlatform(k, p, done, n);
    }
  }

  /** What an accelerator of a platform does of the work that all its pools share; `k` is one of them. */
  private mixPlatform(k: number, p: number, done: Dispatched, n: number): void {
    const { interactive, assistants, labs, free } = done;
    const batchShare = done.takesBatch[p] ? done.batchShare : this.noBatch;
    const { draw, works, infers, tokensPerS } = this;
    const { idle, inference, batch, reserved } = this.pools[k]!.phases;
    const online = this.pools[k]!.tokensPerS * this.maturity[k]!;
    const offline = this.pools[k]!.batchTokensPerS * this.maturity[k]!;
    const at = p * SPAN_HOURS;
    for (let j = 0; j < n; j++) {
      const i = at + j;
      const answers = interactive[i]! + assistants[i]!;
      // Labs draw as the reserved accelerators of start-ups do: people's own work on few nodes.
      const learns = labs[i]!;
      const left = free[i]!;
      const fills = left * batchShare[j]!;
      draw[i] = answers * inference + fills * batch + learns * reserved + (left - fills) * idle;
      works[i] = answers + learns + fills;
      infers[i] = answers + fills;
      tokensPerS[i] = answers * online + fills * offline;
    }
  }
}

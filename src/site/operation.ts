/**
 * What the sites offer, and what they draw for the work they do, hour by hour. The limit is asked first: how many accelerators can
 * run under the firm import and the cooling of each hour? Work is then given out under that ceiling, so nothing has to be curtailed after.
 */
import type { Platform } from '../scenario/catalogue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { SPAN_DAYS, SPAN_HOURS, type Span } from '../timeline.ts';
import { HOURS_PER_DAY, mwOfKw } from '../units.ts';
import type { Block, Buildout } from './buildout.ts';
import type { WeatherColumns } from './climate.ts';
import { hallDraw, MISC } from './facility.ts';
import type { FlexHours } from './flex-hours.ts';
import { drawHall, type HallColumns, type HallWeather } from './hall-kernel.ts';
import { type Hall, hallsOf, setHall } from './standing-hall.ts';

/** How close the search for the load that the firm import can carry comes, as a share of it, and how often it tries. */
const CLOSE = 1e-9;
const MOST_TRIES = 60;

/** All accelerators of one platform on one site. */
export type FleetPool = { readonly site: number; readonly platform: Platform; readonly blocks: readonly number[] };

/** What a site draws in each hour of a span, MW and m3. */
export type PowerColumns = Readonly<
  Record<'itMw' | 'lossMw' | 'coolingMw' | 'otherMw' | 'gridMw' | 'waterM3' | 'heatMw', Float64Array>
>;

/** What is offered in the span last started. Accelerators by pool, or by pool and hour: those of pool k in hour j stand at `SPAN_HOURS` k + j. */
export type Offered = {
  readonly inService: Float64Array;
  /** In service, and neither in repair nor without power. */
  readonly available: Float64Array;
  /** Available, and neither held back by power nor by cooling. */
  readonly usable: Float64Array;
  readonly heldByPower: Float64Array;
  readonly heldByCooling: Float64Array;
  /** Whether a site holds anything, in service or under test. */
  readonly lit: Uint8Array;
  /** Whether all hours of the span have the same: nothing is held back by power or by cooling. */
  even: boolean;
};

type Counts = { readonly inService: Float64Array; readonly burnIn: Float64Array };

/**
 * The operation of a build-out. A class, not closures: a run makes a new one, and its methods stay compiled from run to run. Lists and
 * columns are by site unless told.
 */
export class Operation {
  readonly pools: readonly FleetPool[];
  readonly offered: Offered;
  private readonly scenario: Scenario;
  private readonly buildout: Buildout;
  private readonly weather: readonly WeatherColumns[];
  private readonly columns: readonly PowerColumns[];
  private readonly flex: FlexHours | undefined;
  private readonly halls: readonly Hall[];
  private readonly hallsAt: readonly (readonly Hall[])[];
  private readonly hottest: readonly number[];
  /** By block: its pool, and what stands of it. */
  private readonly poolOf: Int32Array;
  private readonly counts: Counts;
  private readonly firmMw: Float64Array;
  /** Share of the load that the firm import lets run, by hour; read only where `bound` says so. */
  private readonly siteShare: readonly Float64Array[];
  private readonly bound: Uint8Array;
  /** What a site could draw at most with what stands now: in the hottest hour of the run. */
  private readonly hottestMw: Float64Array;
  /** The same in the hottest hour of the span; without end where the firm import held something back. */
  readonly ceilingMw: Float64Array;
  /** First hour of the span, and how many it has. */
  private first = 0;
  private n = 0;
  /** What a site may draw in each hour of the span: its firm import, or less where it gives power back. */
  private readonly limitMw = hours();
  private readonly load = hours();
  private readonly peak = hours();
  private readonly drawn: HallColumns = {
    itMw: hours(),
    lossMw: hours(),
    coolingMw: hours(),
    waterM3: hours(),
    heatMw: hours(),
  };
  private readonly hot: HallWeather = { dryBulbC: new Float64Array(1), wetBulbC: new Float64Array(1) };

  /** Hours of the span last started in which some site gives power back; none where no day of it has any. */
  called: Uint8Array | undefined;
  private readonly calledHours = new Uint8Array(SPAN_HOURS);

  /**
   * `inOrder` is the share not in repair; the draw of a span is written into `columns`; `flex` has the hours in which sites give power back.
   */
  constructor(
    scenario: Scenario,
    buildout: Buildout,
    weather: readonly WeatherColumns[],
    inOrder: number,
    columns: readonly PowerColumns[],
    flex?: FlexHours,
  ) {
    const { sites, operations } = scenario;
    const { blocks } = buildout;
    this.scenario = scenario;
    this.buildout = buildout;
    this.weather = weather;
    this.columns = columns;
    this.flex = flex;
    this.pools = poolsOf(blocks);
    this.poolOf = Int32Array.from(blocks, (_, b) => this.pools.findIndex((pool) => pool.blocks.includes(b)));
    const ratedMw = Float64Array.from(blocks, ({ platform }) =>
      mwOfKw((platform.ratedKw * operations.itOverServers) / platform.acceleratorsPerSystem),
    );
    this.halls = hallsOf(scenario, blocks, ratedMw, inOrder);
    this.hallsAt = sites.map((_, s) => this.halls.filter((hall) => hall.site === s));
    this.hottest = weather.map(({ dryBulbC }) => hottestIn(dryBulbC));
    this.counts = { inService: new Float64Array(blocks.length), burnIn: new Float64Array(blocks.length) };
    this.firmMw = new Float64Array(sites.length);
    this.siteShare = sites.map(() => hours());
    this.bound = new Uint8Array(sites.length);
    this.hottestMw = new Float64Array(sites.length);
    this.ceilingMw = new Float64Array(sites.length);
    const { length } = this.pools;
    this.offered = {
      inService: new Float64Array(length),
      available: new Float64Array(length),
      usable: hours(length),
      heldByPower: hours(length),
      heldByCooling: hours(length),
      lit: new Uint8Array(sites.length),
      even: true,
    };
  }

  /** The span that begins on a day: as many days on as the same stands under the same firm import, up to `endDay`; alone where power is given back. */
  spanFrom(day: number, endDay: number): Span {
    const last = Math.min(endDay, day + SPAN_DAYS);
    let end = day + 1;
    const isEvent = this.flex?.isEvent;
    if (!isEvent?.[day]) while (end < last && !isEvent?.[end] && !changesOn(end, this.buildout)) end++;
    return { day, days: end - day, first: day * HOURS_PER_DAY, hours: (end - day) * HOURS_PER_DAY };
  }

  /** Finds what is usable in each hour of a span. */
  start(span: Span): void {
    const { scenario, buildout, halls, weather, counts, firmMw, hottestMw, ceilingMw, poolOf } = this;
    const { blocks } = buildout;
    const { inService, lit } = this.offered;
    this.first = span.first;
    this.n = span.hours;
    inService.fill(0);
    lit.fill(0);
    this.bound.fill(0);
    const moved = standingOn(span.day, blocks, counts);
    for (let b = 0; b < blocks.length; b++) {
      inService[poolOf[b]!]! += counts.inService[b]!;
      if (counts.inService[b]! + counts.burnIn[b]! > 0) lit[blocks[b]!.site] = 1;
    }
    if (moved) for (const hall of halls) setHall(hall, scenario, counts);
    for (const hall of halls) if (hall.kernel && hall.open) coolOpenHall(hall, weather[hall.site]!, span.first, span.hours);
    const cuts = this.flex?.isEvent[span.day] ? this.flex.cuts : undefined;
    this.called = cuts && this.calledHours.fill(0);
    for (let s = 0; s < firmMw.length; s++) {
      firmMw[s] = buildout.firmMw[s]![span.day]!;
      if (moved) hottestMw[s] = this.mostAt(s, this.hottest[s]!);
      ceilingMw[s] = hottestMw[s]!;
      const mayCut = cuts !== undefined && cuts[s]!.size > 0;
      if (hottestMw[s]! <= firmMw[s]! && !mayCut) continue;
      ceilingMw[s] = this.mostAt(s, maxIn(weather[s]!.dryBulbC, span.first, span.hours));
      this.limitMw.fill(firmMw[s]!);
      const isCut = mayCut && this.cut(s, cuts[s]!);
      if (isCut || ceilingMw[s]! > firmMw[s]!) this.findShares(s);
      if (this.bound[s]) ceilingMw[s] = Number.POSITIVE_INFINITY;
    }
    this.offer();
  }

  /** Draws what `phaseShare` (mean share of rated power of the usable accelerators, by pool and hour) comes to. */
  draw(phaseShare: Float64Array): void {
    for (let s = 0; s < this.columns.length; s++) {
      if (!this.offered.lit[s]) continue;
      const { itMw, lossMw, coolingMw, otherMw, gridMw, waterM3, heatMw } = this.columns[s]!;
      const { n } = this;
      itMw.fill(0, 0, n);
      lossMw.fill(0, 0, n);
      coolingMw.fill(0, 0, n);
      waterM3.fill(0, 0, n);
      heatMw.fill(0, 0, n);
      const halls = this.hallsAt[s]!;
      let misc = 0;
      for (let i = 0; i < halls.length; i++) {
        const hall = halls[i]!;
        if (!hall.kernel) continue;
        this.loadOf(s, hall, phaseShare);
        drawHall(hall.kernel, this.load, this.weather[s]!, this.first, n, this.columns[s]!);
        misc += MISC * hall.itMw;
      }
      otherMw.fill(misc);
      for (let j = 0; j < n; j++) gridMw[j] = itMw[j]! + lossMw[j]! + coolingMw[j]! + misc;
    }
  }

  /** IT power of a hall in each hour, MW, into `load`: what stands still or is tested, and what works. */
  private loadOf(s: number, { base, slope, blocks, share, open, held }: Hall, phaseShare: Float64Array): void {
    const { load, n, poolOf } = this;
    const bound = this.bound[s] === 1;
    const throttled = open || bound || held < 1;
    // Where nothing is held back all of the slope counts, and one pass is saved.
    const ground = throttled ? slope : base + slope;
    let some = false;
    for (let i = 0; i < blocks.length; i++) {
      const { block, workingMw } = blocks[i]!;
      if (workingMw === 0) continue;
      const at = poolOf[block]! * SPAN_HOURS;
      if (some) for (let j = 0; j < n; j++) load[j] = load[j]! + workingMw * phaseShare[at + j]!;
      else for (let j = 0; j < n; j++) load[j] = ground + workingMw * phaseShare[at + j]!;
      some = true;
    }
    if (!some) load.fill(ground, 0, n);
    if (!throttled) return;
    const powered = this.siteShare[s]!;
    for (let j = 0; j < n; j++) load[j] = base + load[j]! * held * (open ? share[j]! : 1) * (bound ? powered[j]! : 1);
  }

  /** Lowers the limit of a site in the hours in which it gives power back, of the most it could draw; tells whether there are any. */
  private cut(s: number, cuts: ReadonlyMap<number, number>): boolean {
    let some = false;
    for (let j = 0; j < this.n; j++) {
      const cutShare = cuts.get(this.first + j);
      if (cutShare === undefined) continue;
      this.limitMw[j] = Math.min(this.limitMw[j]!, (1 - cutShare) * this.ceilingMw[s]!);
      this.calledHours[j] = 1;
      some = true;
    }
    return some;
  }

  private offer(): void {
    const { halls, counts, n } = this;
    const { offered } = this;
    const { available, usable, heldByPower, heldByCooling } = offered;
    available.fill(0);
    for (let k = 0; k < available.length; k++) {
      usable.fill(0, k * SPAN_HOURS, k * SPAN_HOURS + n);
      if (offered.even) continue;
      // Left from a span in which power or cooling held something back.
      heldByPower.fill(0, k * SPAN_HOURS, (k + 1) * SPAN_HOURS);
      heldByCooling.fill(0, k * SPAN_HOURS, (k + 1) * SPAN_HOURS);
    }
    offered.even = true;
    for (const hall of halls) {
      if (!hall.kernel) continue;
      const powered = this.bound[hall.site] ? this.siteShare[hall.site]! : undefined;
      for (const { block } of hall.blocks) {
        const ready = counts.inService[block]! * hall.ready;
        if (ready === 0) continue;
        const k = this.poolOf[block]!;
        available[k]! += ready;
        const at = k * SPAN_HOURS;
        if (!hall.open && !powered && hall.held === 1) {
          for (let j = 0; j < n; j++) usable[at + j] = usable[at + j]! + ready;
          continue;
        }
        offered.even = false;
        for (let j = 0; j < n; j++) {
          const cooled = hall.open ? ready * hall.share[j]! : ready;
          const used = cooled * hall.held * (powered ? powered[j]! : 1);
          usable[at + j] = usable[at + j]! + used;
          heldByCooling[at + j] = heldByCooling[at + j]! + (ready - cooled);
          heldByPower[at + j] = heldByPower[at + j]! + (cooled - used);
        }
      }
    }
  }

  /**
   * What a site would draw in `n` hours from hour `from` of some weather if `share` of what is available and cooled worked at its highest
   * phase, into `peak`. Without a share all of it works, as no hour is then at hand whose heat could slow a hall.
   */
  private drawPeak(s: number, share: Float64Array | undefined, at: HallWeather, from: number, n: number): void {
    const { load, peak, drawn } = this;
    const { itMw, lossMw, coolingMw, waterM3, heatMw } = drawn;
    for (const column of [itMw, lossMw, coolingMw, waterM3, heatMw]) column.fill(0, 0, n);
    let misc = 0;
    for (const hall of this.hallsAt[s]!) {
      const { kernel, base, share: cooled, open } = hall;
      if (!kernel) continue;
      const peakSlope = hall.peakSlope * hall.held;
      for (let j = 0; j < n; j++) load[j] = base + (share ? peakSlope * share[j]! * (open ? cooled[j]! : 1) : peakSlope);
      drawHall(kernel, load, at, from, n, drawn);
      misc += MISC * hall.itMw;
    }
    for (let j = 0; j < n; j++) peak[j] = itMw[j]! + lossMw[j]! + coolingMw[j]! + misc;
  }

  /** The most that a site could draw up to a temperature: saturated air cannot be sprayed, and no tower likes it. */
  private mostAt(s: number, dryBulbC: number): number {
    this.hot.dryBulbC[0] = dryBulbC;
    this.hot.wetBulbC[0] = dryBulbC;
    this.drawPeak(s, undefined, this.hot, 0, 1);
    return this.peak[0]!;
  }

  /**
   * The largest share of its load that a site can carry under its limit, hour by hour: false position on all hours at once, each of
   * which stops for itself, and stays at the end of its bracket that the import carries. See `highestUnder` for one hour alone.
   */
  private findShares(s: number): void {
    const { peak, limitMw, first, n } = this;
    const share = this.siteShare[s]!;
    const weather = this.weather[s]!;
    const above = this.overAt(s, share.fill(1), weather);
    if (!above.some((mw) => mw > 0)) return;
    this.bound[s] = 1;
    const below = this.overAt(s, share.fill(0), weather);
    const [low, high] = [hours(), hours().fill(1)];
    const [weightLow, weightHigh] = [hours().fill(1), hours().fill(1)];
    // Where all fits, or not even what is off, there is nothing to look for.
    const open = Uint8Array.from(above, (mw, j) => (mw > 0 && below[j]! <= 0 ? 1 : 0));
    for (let j = 0; j < n; j++) if (above[j]! <= 0) low[j] = 1;
    for (let i = 0; i < MOST_TRIES && open.includes(1); i++) {
      for (let j = 0; j < n; j++) {
        if (!open[j]) continue;
        const [down, up] = [weightLow[j]! * below[j]!, weightHigh[j]! * above[j]!];
        const cut = (low[j]! * up - high[j]! * down) / (up - down);
        share[j] = cut > low[j]! && cut < high[j]! ? cut : (low[j]! + high[j]!) / 2;
      }
      this.drawPeak(s, share, weather, first, n);
      for (let j = 0; j < n; j++) {
        if (!open[j]) continue;
        const over = peak[j]! - limitMw[j]!;
        if (over <= 0) {
          low[j] = share[j]!;
          below[j] = over;
          weightLow[j] = 1;
          weightHigh[j] = weightHigh[j]! / 2;
        } else {
          high[j] = share[j]!;
          above[j] = over;
          weightHigh[j] = 1;
          weightLow[j] = weightLow[j]! / 2;
        }
        if (below[j]! >= -CLOSE * limitMw[j]! || high[j]! - low[j]! <= CLOSE) open[j] = 0;
      }
    }
    share.set(low);
  }

  /** How far each hour of the span would be over its limit at some shares of the load, MW. */
  private overAt(s: number, share: Float64Array, weather: WeatherColumns): Float64Array {
    this.drawPeak(s, share, weather, this.first, this.n);
    return this.peak.map((mw, j) => (j < this.n ? mw - this.limitMw[j]! : 0));
  }
}

/** A value for each hour of a span, `times` over. */
function hours(times = 1): Float64Array {
  return new Float64Array(times * SPAN_HOURS);
}

/** Reads the counts of a day; true where they are not those of the day before. */
function standingOn(day: number, blocks: readonly Block[], { inService, burnIn }: Counts): boolean {
  let moved = false;
  for (let b = 0; b < blocks.length; b++) {
    const [serving, tested] = [blocks[b]!.inService[day]!, blocks[b]!.burnIn[day]!];
    if (serving === inService[b] && tested === burnIn[b]) continue;
    moved = true;
    inService[b] = serving;
    burnIn[b] = tested;
  }
  return moved;
}

/** Whether something stands on a day that did not stand the day before, or no more, or under another firm import. */
function changesOn(day: number, { blocks, firmMw }: Buildout): boolean {
  for (let b = 0; b < blocks.length; b++) {
    const { inService, burnIn } = blocks[b]!;
    if (inService[day] !== inService[day - 1] || burnIn[day] !== burnIn[day - 1]) return true;
  }
  for (let s = 0; s < firmMw.length; s++) if (firmMw[s]![day] !== firmMw[s]![day - 1]) return true;
  return false;
}

/** Share of its load that a hall without a chiller can cool in each hour, when all of it works. */
function coolOpenHall(hall: Hall, { dryBulbC, wetBulbC }: WeatherColumns, first: number, n: number): void {
  const x = (hall.base + hall.peakSlope * hall.held) / hall.itMw;
  for (let j = 0; j < n; j++) {
    const weather = { dryBulbC: dryBulbC[first + j]!, wetBulbC: wetBulbC[first + j]! };
    hall.share[j] = 1 - hallDraw(hall.plant!, x, weather).throttle;
  }
}

/** The highest temperatures of whole runs: weather outlives the runs that meet it. */
const highest = new WeakMap<Float64Array, number>();

function hottestIn(dryBulbC: Float64Array): number {
  const found = highest.get(dryBulbC) ?? maxIn(dryBulbC, 0, dryBulbC.length);
  highest.set(dryBulbC, found);
  return found;
}

function maxIn(values: Float64Array, first: number, n: number): number {
  let most = values[first]!;
  for (let h = first + 1; h < first + n; h++) if (values[h]! > most) most = values[h]!;
  return most;
}

function poolsOf(blocks: readonly Block[]): FleetPool[] {
  const pools = new Map<string, { site: number; platform: Platform; blocks: number[] }>();
  blocks.forEach(({ site, platform }, b) => {
    const key = `${site} ${platform.id}`;
    const pool = pools.get(key) ?? { site, platform, blocks: [] };
    pool.blocks.push(b);
    pools.set(key, pool);
  });
  return [...pools.values()];
}

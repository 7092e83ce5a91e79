/**
 * What the sites offer, and what they draw for the work they do, hour by hour. The limit is asked first: how many accelerators can
 * run under the firm import and the cooling of each hour? Work is then given out under that ceiling, so nothing has to be curtailed after.
 */
import type { Platform } from '../scenario/catalogue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { SPAN_HOURS, type Span } from '../timeline.ts';
import { HOURS_PER_DAY, mwOfKw } from '../units.ts';
import type { Block, Buildout } from './buildout.ts';
import type { WeatherColumns } from './climate.ts';
import { hallDraw, MISC } from './facility.ts';
import { drawHall, type HallWeather, hallHours } from './hall-kernel.ts';
import { type Hall, hallsOf, setHall } from './standing-hall.ts';

/** Halvings of the search for the load that the firm import can carry. */
const HALVINGS = 40;

/** All accelerators of one platform on one site. */
export type FleetPool = { readonly site: number; readonly platform: Platform; readonly blocks: readonly number[] };

/** What a site draws in each hour of a span, MW and m3. */
export type PowerColumns = Readonly<
  Record<'itMw' | 'lossMw' | 'coolingMw' | 'otherMw' | 'gridMw' | 'waterM3' | 'heatMw', Float64Array>
>;

/** What is offered in the span last started. Accelerators by pool, or by pool and hour: those of pool k in hour j stand at `SPAN_HOURS` k + j. */
export type Offered = {
  readonly inService: Float64Array;
  /** In service and not in repair. */
  readonly available: Float64Array;
  /** Available, and neither held back by power nor by cooling. */
  readonly usable: Float64Array;
  readonly heldByPower: Float64Array;
  readonly heldByCooling: Float64Array;
  /** Whether a site holds anything, in service or under test. */
  readonly lit: Uint8Array;
};

export type Operation = {
  readonly pools: readonly FleetPool[];
  readonly offered: Offered;
  /** The span that begins on a day: as many days on as the same stands under the same firm import, up to `endDay`. */
  readonly spanFrom: (day: number, endDay: number) => Span;
  /** Finds what is usable in each hour of a span. */
  readonly start: (span: Span) => void;
  /** Draws what `phaseShare` (mean share of rated power of the usable accelerators, by pool and hour) comes to. */
  readonly draw: (phaseShare: Float64Array) => void;
};

/** Opens the operation of a build-out. `weather` and `columns`, which the draw of a span is written into, are by site; `availability` is the share not in repair. */
export function operationOf(
  scenario: Scenario,
  buildout: Buildout,
  weather: readonly WeatherColumns[],
  availability: number,
  columns: readonly PowerColumns[],
): Operation {
  const { sites } = scenario;
  const { blocks } = buildout;
  const pools = poolsOf(blocks);
  const poolOf = Int32Array.from(blocks, (_, b) => pools.findIndex((pool) => pool.blocks.includes(b)));
  const ratedMw = Float64Array.from(blocks, ({ platform }) =>
    mwOfKw((platform.ratedKw * scenario.operations.itOverServers) / platform.acceleratorsPerSystem),
  );
  const halls = hallsOf(scenario, blocks, ratedMw);
  const hallsAt = sites.map((_, s) => halls.filter((hall) => hall.site === s));
  const hottest = weather.map(({ dryBulbC }) => dryBulbC.reduce((most, t) => Math.max(most, t), Number.NEGATIVE_INFINITY));

  const zeros = (n: number): Float64Array => new Float64Array(n);
  const hourly = (n: number): Float64Array => zeros(n * SPAN_HOURS);
  const offered: Offered = {
    inService: zeros(pools.length),
    available: zeros(pools.length),
    usable: hourly(pools.length),
    heldByPower: hourly(pools.length),
    heldByCooling: hourly(pools.length),
    lit: new Uint8Array(sites.length),
  };
  const { inService, available, usable, heldByPower, heldByCooling, lit } = offered;
  const counts = { inService: zeros(blocks.length), burnIn: zeros(blocks.length) };
  const firmMw = zeros(sites.length);
  /** Share of the load that the firm import lets run, by hour; read only where `bound` says so. */
  const siteShare = sites.map(() => hourly(1));
  const bound = new Uint8Array(sites.length);
  /** Whether even the hottest hour of the run leaves room under the firm import, with what stands now. */
  const roomy = new Uint8Array(sites.length);
  /** First hour of the span, and how many it has. */
  let first = 0;
  let n = 0;

  const load = hourly(1);
  const drawn = hallHours(SPAN_HOURS);
  const peak = hourly(1);
  const hot: HallWeather = { dryBulbC: new Float64Array(1), wetBulbC: new Float64Array(1) };

  /** What a site would draw in `hours` hours from hour `from` of some weather if `share` of what is available worked at its highest phase, into `peak`. */
  const drawPeak = (s: number, share: Float64Array | undefined, at: HallWeather, from: number, hours: number): void => {
    peak.fill(0);
    for (const { kernel, itMw, base, peakSlope, share: cooled, open } of hallsAt[s]!) {
      if (!kernel) continue;
      for (let j = 0; j < hours; j++) load[j] = (base + peakSlope * (share ? share[j]! : 1) * (open ? cooled[j]! : 1)) / itMw;
      drawHall(kernel, load, at, from, hours, drawn);
      for (let j = 0; j < hours; j++) peak[j] = peak[j]! + itMw * (load[j]! + drawn.loss[j]! + drawn.cooling[j]! + MISC);
    }
  };
  /** Saturated air of `dryBulbC` bounds the draw of all cooler hours from above: it cannot be sprayed, and no tower likes it. */
  const fitsAt = (s: number, dryBulbC: number): boolean => {
    hot.dryBulbC[0] = dryBulbC;
    hot.wetBulbC[0] = dryBulbC;
    drawPeak(s, undefined, hot, 0, 1);
    return peak[0]! <= firmMw[s]!;
  };

  /** The largest share of its load that a site can carry under its firm import, hour by hour: the lower end of a bisection. */
  const findShares = (s: number): void => {
    const share = siteShare[s]!;
    share.fill(1);
    drawPeak(s, share, weather[s]!, first, n);
    const over = peak.subarray(0, n).map((mw) => (mw > firmMw[s]! ? 1 : 0));
    bound[s] = over.includes(1) ? 1 : 0;
    if (!bound[s]) return;
    const [low, high] = [hourly(1), hourly(1).fill(1)];
    for (let i = 0; i < HALVINGS; i++) {
      for (let j = 0; j < n; j++) share[j] = (low[j]! + high[j]!) / 2;
      drawPeak(s, share, weather[s]!, first, n);
      for (let j = 0; j < n; j++) {
        if (peak[j]! <= firmMw[s]!) low[j] = share[j]!;
        else high[j] = share[j]!;
      }
    }
    for (let j = 0; j < n; j++) share[j] = over[j] ? low[j]! : 1;
  };

  const spanFrom = (day: number, endDay: number): Span => {
    const last = Math.min(endDay, day + SPAN_HOURS / HOURS_PER_DAY);
    let end = day + 1;
    while (end < last && !changesOn(end, buildout)) end++;
    return { day, days: end - day, first: day * HOURS_PER_DAY, hours: (end - day) * HOURS_PER_DAY };
  };

  const start = (span: Span): void => {
    first = span.first;
    n = span.hours;
    inService.fill(0);
    lit.fill(0);
    bound.fill(0);
    const moved = standingOn(span.day, blocks, counts);
    for (let b = 0; b < blocks.length; b++) {
      inService[poolOf[b]!]! += counts.inService[b]!;
      if (counts.inService[b]! + counts.burnIn[b]! > 0) lit[blocks[b]!.site] = 1;
    }
    if (moved) for (const hall of halls) setHall(hall, scenario, counts, availability);
    for (const hall of halls) if (hall.kernel && hall.open) coolOpenHall(hall, weather[hall.site]!, first, n);
    for (let s = 0; s < sites.length; s++) {
      const firm = buildout.firmMw[s]![span.day]!;
      if (moved || firm !== firmMw[s]) {
        firmMw[s] = firm;
        roomy[s] = fitsAt(s, hottest[s]!) ? 1 : 0;
      }
      if (lit[s] && !roomy[s] && !fitsAt(s, maxIn(weather[s]!.dryBulbC, first, n))) findShares(s);
    }
    offer();
  };

  const offer = (): void => {
    available.fill(0);
    usable.fill(0);
    heldByPower.fill(0);
    heldByCooling.fill(0);
    for (const hall of halls) {
      if (!hall.kernel) continue;
      const powered = bound[hall.site] ? siteShare[hall.site]! : undefined;
      for (const { block } of hall.blocks) {
        const ready = counts.inService[block]! * availability;
        if (ready === 0) continue;
        const k = poolOf[block]!;
        available[k]! += ready;
        const at = k * SPAN_HOURS;
        for (let j = 0; j < n; j++) {
          const cooled = hall.open ? ready * hall.share[j]! : ready;
          const used = powered ? cooled * powered[j]! : cooled;
          usable[at + j] = usable[at + j]! + used;
          heldByCooling[at + j] = heldByCooling[at + j]! + (ready - cooled);
          heldByPower[at + j] = heldByPower[at + j]! + (cooled - used);
        }
      }
    }
  };

  const draw = (phaseShare: Float64Array): void => {
    for (let s = 0; s < sites.length; s++) {
      if (!lit[s]) continue;
      const { itMw, lossMw, coolingMw, otherMw, gridMw, waterM3, heatMw } = columns[s]!;
      const powered = bound[s] ? siteShare[s]! : undefined;
      for (const column of [itMw, lossMw, coolingMw, otherMw, waterM3, heatMw]) column.fill(0);
      for (const hall of hallsAt[s]!) {
        if (!hall.kernel) continue;
        loadOf(hall, powered, phaseShare);
        const mw = hall.itMw;
        for (let j = 0; j < n; j++) {
          itMw[j] = itMw[j]! + load[j]!;
          load[j] = load[j]! / mw;
        }
        drawHall(hall.kernel, load, weather[s]!, first, n, drawn);
        const { loss, cooling, waterLPerKwh, reusable } = drawn;
        for (let j = 0; j < n; j++) {
          lossMw[j] = lossMw[j]! + mw * loss[j]!;
          coolingMw[j] = coolingMw[j]! + mw * cooling[j]!;
          otherMw[j] = otherMw[j]! + mw * MISC;
          waterM3[j] = waterM3[j]! + mw * waterLPerKwh[j]!;
          heatMw[j] = heatMw[j]! + mw * reusable[j]!;
        }
      }
      for (let j = 0; j < n; j++) gridMw[j] = itMw[j]! + lossMw[j]! + coolingMw[j]! + otherMw[j]!;
    }
  };

  /** IT power of a hall in each hour, MW, into `load`: what stands still or is tested, and what works. */
  const loadOf = (
    { base, slope, blocks: held, share, open }: Hall,
    powered: Float64Array | undefined,
    phaseShare: Float64Array,
  ): void => {
    load.fill(slope);
    for (const { block, workingMw } of held) {
      if (workingMw === 0) continue;
      const at = poolOf[block]! * SPAN_HOURS;
      for (let j = 0; j < n; j++) load[j] = load[j]! + workingMw * phaseShare[at + j]!;
    }
    if (open) for (let j = 0; j < n; j++) load[j] = load[j]! * share[j]!;
    if (powered) for (let j = 0; j < n; j++) load[j] = load[j]! * powered[j]!;
    for (let j = 0; j < n; j++) load[j] = load[j]! + base;
  };

  return { pools, offered, spanFrom, start, draw };
}

/** Reads the counts of a day; true where they are not those of the day before. */
function standingOn(
  day: number,
  blocks: readonly Block[],
  { inService, burnIn }: { readonly inService: Float64Array; readonly burnIn: Float64Array },
): boolean {
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
  const x = (hall.base + hall.peakSlope) / hall.itMw;
  for (let j = 0; j < n; j++) {
    const weather = { dryBulbC: dryBulbC[first + j]!, wetBulbC: wetBulbC[first + j]! };
    hall.share[j] = 1 - hallDraw(hall.plant!, x, weather).throttle;
  }
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

/** A hall as it stands: its plant, and its IT power as a line over the share of its load that runs. */
import type { Scenario } from '../scenario/scenario.ts';
import { SPAN_HOURS } from '../timeline.ts';
import type { Block } from './buildout.ts';
import type { HallPlant } from './facility.ts';
import { type HallKernel, hallKernel } from './hall-kernel.ts';
import { outagesOf } from './outages.ts';
import { phasesUnder } from './power-cap.ts';
import { plantOf } from './room.ts';

/** A hall that holds something at some time. */
export type Hall = {
  readonly site: number;
  readonly hall: number;
  readonly itMw: number;
  /** Share of what is in service that is neither in repair nor without power. */
  readonly ready: number;
  /** What may stand in it. */
  readonly blocks: readonly Held[];
  /** Part of the power of all that stands in it whose heat goes to liquid; plant and kernel follow. NaN, and none, where it is empty. */
  liquidShare: number;
  plant: HallPlant | undefined;
  kernel: HallKernel | undefined;
  /** Whether a loop has no chiller, so that heat can throttle the hall; `share` of the load then runs in each hour of the span. */
  open: boolean;
  readonly share: Float64Array;
  /**
   * IT power when a share s of the load runs: `base` + s (`slope` + what works, at the level of its work), MW. What is held back is off,
   * in service or under test. `peakSlope` has the slope when all that is available works at its highest phase.
   */
  base: number;
  slope: number;
  peakSlope: number;
  /** Share of its load that its IT power lets run, were all of it at its highest phase: below 1 only where it is oversubscribed. */
  held: number;
};

/** A block in a hall: what one of its accelerators draws, by phase, MW. */
export type Held = {
  readonly block: number;
  readonly ratedMw: number;
  readonly liquidShare: number;
  readonly offShare: number;
  readonly testShare: number;
  readonly peakShare: number;
  /** Rated power of those that are ready, MW. */
  workingMw: number;
};

/** The halls of a scenario that hold one of the blocks; `inOrder` is the share of what is in service that is not in repair. */
export function hallsOf(scenario: Scenario, blocks: readonly Block[], ratedMw: Float64Array, inOrder: number): Hall[] {
  const { outages, powerManagement } = scenario.operations;
  const capShare = powerManagement?.capShare ?? 1;
  return scenario.sites.flatMap((site, s) =>
    site.halls.flatMap((hall, h): Hall[] => {
      const { itMw } = hall;
      const ready = inOrder * outagesOf(outages, hall).uptime;
      const held = blocks.flatMap((block, b): Held[] => {
        if (block.site !== s || block.hall !== h) return [];
        const { liquidShare } = block.platform;
        const { idle, training, inference, reserved, off } = phasesUnder(block.platform.phases, capShare);
        const peakShare = Math.max(idle, training, inference, reserved);
        // Servers under test run as in training.
        return [{ block: b, ratedMw: ratedMw[b]!, liquidShare, offShare: off, testShare: training, peakShare, workingMw: 0 }];
      });
      if (held.length === 0) return [];
      const share = new Float64Array(SPAN_HOURS).fill(1);
      const empty = {
        liquidShare: Number.NaN,
        plant: undefined,
        kernel: undefined,
        open: false,
        base: 0,
        slope: 0,
        peakSlope: 0,
        held: 1,
      };
      return [{ site: s, hall: h, itMw, ready, blocks: held, share, ...empty }];
    }),
  );
}

/** Sets what stands in a hall. Its plant follows the share of heat on liquid of its racks; an empty hall is switched off. */
export function setHall(
  hall: Hall,
  scenario: Scenario,
  { inService, burnIn }: { readonly inService: Float64Array; readonly burnIn: Float64Array },
): void {
  let mw = 0;
  let liquidMw = 0;
  let base = 0;
  let slope = 0;
  let peakSlope = 0;
  // Where one platform stands alone the share is its own, whatever the sums round to.
  let kinds = 0;
  let oneShare = Number.NaN;
  for (const held of hall.blocks) {
    const { block, ratedMw, liquidShare: share, offShare, testShare, peakShare } = held;
    const serving = ratedMw * inService[block]!;
    const tested = ratedMw * burnIn[block]!;
    const working = serving * hall.ready;
    if (serving + tested > 0) {
      kinds++;
      oneShare = share;
    }
    mw += serving + tested;
    liquidMw += (serving + tested) * share;
    base += (serving + tested) * offShare;
    const rest = tested * (testShare - offShare) - working * offShare;
    slope += rest;
    peakSlope += rest + working * peakShare;
    held.workingMw = working;
  }
  hall.base = base;
  hall.slope = slope;
  hall.peakSlope = peakSlope;
  const isOver = (scenario.operations.powerManagement?.oversubscription ?? 1) > 1 && base + peakSlope > hall.itMw;
  hall.held = isOver ? Math.max(0, (hall.itMw - base) / peakSlope) : 1;
  const liquidShare = kinds === 1 ? oneShare : mw > 0 ? liquidMw / mw : Number.NaN;
  if (Object.is(liquidShare, hall.liquidShare)) return;
  hall.liquidShare = liquidShare;
  hall.plant = mw > 0 ? plantOf(scenario.sites[hall.site]!, hall.hall, liquidShare, scenario.catalogue) : undefined;
  hall.kernel = hall.plant && hallKernel(hall.plant, hall.itMw);
  hall.open = hall.plant?.loops.some(({ loop }) => loop.secondLawEfficiency === undefined) ?? false;
}

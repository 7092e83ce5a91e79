/**
 * Servers held under a draw of less than their rated power, by their firmware. What draws less anyway stays as it is; what would draw more
 * is slowed, by less than its power is cut, as clock rates below the highest save more power than speed (Microsoft, POLCA, 2023).
 */
import type { Platform } from '../scenario/catalogue.ts';
import type { PowerManagement } from '../scenario/power-fields.ts';

type Phases = Platform['phases'];

/** Shares of rated power by phase, none above `capShare`. */
export function phasesUnder(phases: Phases, capShare: number): Phases {
  if (capShare >= 1) return phases;
  const { off, idle, training, inference, reserved } = phases;
  const under = (drawn: number): number => Math.min(drawn, capShare);
  return {
    ...phases,
    off: under(off),
    idle: under(idle),
    training: under(training),
    inference: under(inference),
    reserved: under(reserved),
  };
}

/** Speed of work that would draw `drawn` of rated power, over the speed that it has without a cap. */
export function speedUnder(drawn: number, powerManagement: PowerManagement | undefined): number {
  if (!powerManagement || drawn <= powerManagement.capShare) return 1;
  return Math.max(0, 1 - powerManagement.cappedSpeedLoss * (1 - powerManagement.capShare / drawn));
}

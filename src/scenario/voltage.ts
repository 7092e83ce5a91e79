/** At which voltage a site is connected, and so whose tariff it pays. */
import type { Market } from './market-fields.ts';
import type { Site } from './site-fields.ts';

/** Voltage whose tariff a site pays; flat pays one figure for a MWh. */
export type Voltage = 'HTB1' | 'HTB2' | 'HTB3' | 'flat';

/** The voltage of a site: its own, or by the firm import of all its steps; flat where the market has no tariff. */
export function voltageOf({ gridVoltage, gridSteps }: Pick<Site, 'gridVoltage' | 'gridSteps'>, { tariff }: Market): Voltage {
  if (!tariff) return 'flat';
  if (gridVoltage !== 'auto') return gridVoltage;
  const firmMw = gridSteps.reduce((sum, { gridMw }) => sum + gridMw, 0);
  if (firmMw > tariff.htb3FromMw) return 'HTB3';
  return firmMw > tariff.htb2FromMw ? 'HTB2' : 'HTB1';
}

/** A stage of the power chain on its own: a UPS with what stands round it, or the power supply of a server. */
import type { Catalogue } from '../scenario/catalogue.ts';
import {
  BUSWAY,
  chainLoss,
  PSU_TITANIUM,
  type Stage,
  stageEfficiency,
  TRANSFORMERS,
  UPS_STAGES,
  type Ups,
} from '../site/power-chain.ts';
import type { Maker, Reader } from './reader.ts';

const { none: _, ...UPSES } = UPS_STAGES;
const STAGES = { ...UPSES, transformers: TRANSFORMERS, busway: BUSWAY, 'psu-titanium': PSU_TITANIUM } as const satisfies Record<
  string,
  Stage
>;
type StageName = keyof typeof STAGES;

/**
 * Efficiency at `load` over the needed capacity, of which `installedOverNeeded` times is installed; of a UPS, that of the whole chain with
 * transformers and busway too, and what the chain loses over the IT power.
 */
export function upsEstimate(reader: Reader, _catalogue: Catalogue): Maker {
  const type = reader.choice('type', Object.keys(STAGES) as StageName[]);
  const load = reader.number('load', 0.001, 1.2);
  const installed = reader.number('installedOverNeeded', 1, 4, 1);
  return () => {
    const efficiency = stageEfficiency(STAGES[type], load / installed);
    if (!Object.hasOwn(UPSES, type)) return { efficiency, lossShare: 1 / efficiency - 1 };
    const chain = chainLoss(type as Ups, load, installed);
    return { efficiency, lossShare: 1 / efficiency - 1, chainEfficiency: load / (load + chain), chainLossShare: chain / load };
  };
}

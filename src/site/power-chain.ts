/** What the path from the meter to the racks loses. Loads and losses are per unit of IT design power. */

/** One stage: losses of its rating = noLoad + proportional u + squareLaw u^2, with u its load over its rating. */
export type Stage = { readonly noLoad: number; readonly proportional: number; readonly squareLaw: number };

/**
 * Loss coefficients by kind. The three terms are those of Schneider Electric White Paper 108; the values for the modern and eco
 * UPS are fitted to makers' curves (97 % and 99 %), for the legacy one to 94-96 %; transformers and busway are assumptions.
 */
export const UPS_STAGES = {
  modern: { noLoad: 0.006, proportional: 0.012, squareLaw: 0.012 },
  eco: { noLoad: 0.0035, proportional: 0.003, squareLaw: 0.004 },
  legacy: { noLoad: 0.015, proportional: 0.02, squareLaw: 0.02 },
  none: { noLoad: 0, proportional: 0, squareLaw: 0 },
} as const satisfies Record<string, Stage>;
export const TRANSFORMERS: Stage = { noLoad: 0.001, proportional: 0, squareLaw: 0.006 };
export const BUSWAY: Stage = { noLoad: 0.0005, proportional: 0, squareLaw: 0.006 };

/**
 * Power supply of a server. Set to stand above the four minima of 80 PLUS Titanium at 230 V redundant (90, 94, 96 and 91 % at 10, 20, 50 and
 * 100 % load); its loss lies inside the IT power, so no PUE has it.
 */
export const PSU_TITANIUM: Stage = { noLoad: 0.0085, proportional: 0.005, squareLaw: 0.03 };

export type Ups = keyof typeof UPS_STAGES;

/** Installed over needed capacity, by redundancy. */
export const INSTALLED_OVER_NEEDED = { N: 1, 'N+1': 1.33, 'N+1-of-6': 1.17, '2N': 2 } as const;

/** Loss of one stage of `installed` over needed capacity, at `load` (IT load over IT design). */
export function stageLoss(stage: Stage, load: number, installed: number): number {
  const u = load / installed;
  return installed * (stage.noLoad + stage.proportional * u + stage.squareLaw * u * u);
}

/** Loss of the whole chain; every stage takes the IT load as its throughput. */
export function chainLoss(ups: Ups, load: number, installed: number): number {
  return (
    stageLoss(UPS_STAGES[ups], load, installed) + stageLoss(TRANSFORMERS, load, installed) + stageLoss(BUSWAY, load, installed)
  );
}

/** Efficiency of a stage alone at `load` of its own rating. */
export function stageEfficiency(stage: Stage, load: number): number {
  return load / (load + stageLoss(stage, load, 1));
}

/** Efficiency of a UPS alone at `load` of its own rating. */
export function upsEfficiency(ups: Ups, load: number): number {
  return stageEfficiency(UPS_STAGES[ups], load);
}

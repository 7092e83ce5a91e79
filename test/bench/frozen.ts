/** Constants of the frozen slice, as they stood when it was frozen. The model may move; these do not. */
export type FrozenLoop = {
  readonly share: number;
  readonly supplyC: number;
  readonly returnC: number;
  readonly approachK: number;
  readonly adiabaticEffectiveness: number;
  readonly adiabaticAboveC: number;
  readonly secondLawEfficiency: number;
  readonly fanShare: number;
  readonly pumpShare: number;
  readonly airShare: number;
};

export const ADIABATIC_AIR: FrozenLoop = {
  share: 1,
  supplyC: 24,
  returnC: 36,
  approachK: 3,
  adiabaticEffectiveness: 0.8,
  adiabaticAboveC: 19,
  secondLawEfficiency: 0.46,
  fanShare: 0.035,
  pumpShare: 0.002,
  airShare: 0.03,
};
export const DLC_LIQUID: FrozenLoop = {
  share: 0.85,
  supplyC: 40,
  returnC: 50,
  approachK: 8,
  adiabaticEffectiveness: 0.7,
  adiabaticAboveC: 30,
  secondLawEfficiency: 0.46,
  fanShare: 0.015,
  pumpShare: 0.02,
  airShare: 0,
};
export const DLC_AIR: FrozenLoop = {
  share: 0.15,
  supplyC: 20,
  returnC: 30,
  approachK: 6,
  adiabaticEffectiveness: 0,
  adiabaticAboveC: 1e9,
  secondLawEfficiency: 0.46,
  fanShare: 0.025,
  pumpShare: 0.018,
  airShare: 0.03,
};

/** No-load, proportional and square-law losses of UPS, transformers and busway together. */
export const NO_LOAD = 0.006 + 0.001 + 0.0005;
export const PROPORTIONAL = 0.012;
export const SQUARE_LAW = 0.012 + 0.006 + 0.006;
export const INSTALLED = 1.33;
export const MISC = 0.01;
export const COOLING_FACTOR = 1.1;
export const FIXED_OVERHEAD = 0.01;
export const COP_MAX = 9;
export const LOSS_HEAT_SHARE = 0.8;
export const MISC_HEAT_SHARE = 0.3;
export const DESIGN_MARGIN = 1.05;
/** Litres per kWh of heat, over 0.55 kJ of air for each kelvin. */
export const EVAPORATION = 3600 / 2450 / 0.55;
/** Make-up water over what evaporates, at five cycles of concentration. */
export const MAKE_UP = 5 / 4;

export const AIR_MW = [12, 24, 16];
export const LIQUID_MW = [60, 40, 80];

export const PRICE_YEAR = [58, 61, 58.5, 57.3];
export const PRICE_MONTH = [1.31, 1.2, 0.94, 0.51, 0.49, 0.6, 0.78, 0.88, 0.98, 1.19, 1.61, 1.51];
/** By quarter. */
export const PRICE_HOUR = [
  [
    0.85, 0.8, 0.76, 0.71, 0.68, 0.77, 0.98, 1.22, 1.32, 1.2, 1.07, 0.99, 0.91, 0.85, 0.89, 0.93, 0.97, 1.1, 1.32, 1.43, 1.22,
    1.06, 1.03, 0.94,
  ],
  [
    1.21, 1.0, 0.92, 0.76, 0.66, 0.81, 1.09, 1.61, 1.67, 1.25, 0.86, 0.62, 0.56, 0.45, 0.39, 0.36, 0.4, 0.6, 0.93, 1.38, 1.56,
    1.69, 1.72, 1.5,
  ],
  [
    1.08, 0.92, 0.84, 0.7, 0.64, 0.76, 0.96, 1.28, 1.48, 1.22, 0.92, 0.7, 0.58, 0.45, 0.42, 0.47, 0.6, 0.85, 1.27, 1.63, 1.67,
    1.6, 1.57, 1.38,
  ],
  [
    0.79, 0.72, 0.67, 0.6, 0.58, 0.67, 0.89, 1.14, 1.3, 1.23, 1.08, 1.0, 0.96, 0.91, 0.92, 0.99, 1.08, 1.26, 1.41, 1.46, 1.24,
    1.09, 1.06, 0.96,
  ],
];
export const ADDED_EUR_PER_MWH = 20;

export const CARBON_YEAR = [21.7, 19.9, 19, 18];
export const CARBON_MONTH = [1.7, 1.3, 1.0, 0.8, 0.55, 0.5, 0.6, 0.6, 0.8, 0.9, 1.5, 1.6];
/** Winter, then summer (April to September). */
export const CARBON_HOUR = [
  [1, 1, 1, 1, 1, 1.01, 1.03, 1.09, 1.14, 1.13, 1.06, 0.98, 0.93, 0.9, 0.9, 0.94, 1, 1.08, 1.17, 1.24, 1.24, 1.17, 1.09, 1.04],
  [1, 1, 1, 1, 1, 1, 1, 0.99, 0.97, 0.94, 0.91, 0.83, 0.73, 0.66, 0.67, 0.75, 0.86, 0.95, 1.13, 1.27, 1.34, 1.29, 1.18, 1.08],
];

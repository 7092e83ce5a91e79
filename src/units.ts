/** Units of the model, each with the word that ends a name carrying it: `gridMw`, `wetBulbC`, `priceEurPerMwh`. */
export const HOURS_PER_DAY = 24;
export const DAYS_PER_WEEK = 7;
export const SECONDS_PER_HOUR = 3600;
export const MINUTES_PER_HOUR = 60;
export const KW_PER_MW = 1000;
export const MWH_PER_GWH = 1000;
export const G_PER_KG = 1000;
export const KG_PER_T = 1000;
/** Mean Gregorian year, for growth rates and annuities. */
export const HOURS_PER_YEAR = 8766;
export const KELVIN_AT_0_C = 273.15;

/** Watts on a data sheet become megawatts here and nowhere else. */
export function mwOfKw(kw: number): number {
  return kw / KW_PER_MW;
}

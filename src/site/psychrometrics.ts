/** Moist air: what dry bulb, dew point, humidity and wet bulb say of one another. */
import { atan, exp, log } from '../math.ts';

/** Standard sea-level pressure, at which all three sites stand within 250 m. */
export const SEA_LEVEL_PA = 101_325;

/** Saturation pressure of water vapour over water, in Pa, from the air temperature (the Buck form that Lei and Masanet 2020 use). */
export function saturationPa(airC: number): number {
  return 611.2 * exp(((18.678 - airC / 234.5) * airC) / (257.14 + airC));
}

/** Dew point from dry bulb and relative humidity (above 0, up to 1): the temperature whose saturation pressure the vapour has. */
export function dewPointC(dryBulbC: number, humidity: number): number {
  // The exponent of `saturationPa` set equal to `rise` is a quadratic equation of the temperature; this is its root near zero.
  const rise = log((humidity * saturationPa(dryBulbC)) / 611.2);
  const linear = 18.678 - rise;
  return (234.5 / 2) * (linear - Math.sqrt(linear * linear - (4 * 257.14 * rise) / 234.5));
}

/** Relative humidity, 0 to 1, from dry bulb and dew point. */
export function relativeHumidity(dryBulbC: number, dewPointC: number): number {
  return Math.min(1, saturationPa(dewPointC) / saturationPa(dryBulbC));
}

/**
 * Wet-bulb temperature from dry bulb and relative humidity (0 to 1) at sea level.
 * Source: Stull 2011, doi:10.1175/JAMC-D-11-0143.1, error below 1 K from -20 to 50 degC and 5 to 99 %.
 */
export function wetBulbC(dryBulbC: number, humidity: number): number {
  const percent = humidity * 100;
  return (
    dryBulbC * atan(0.151977 * Math.sqrt(percent + 8.313659)) +
    atan(dryBulbC + percent) -
    atan(percent - 1.676331) +
    0.00391838 * percent * Math.sqrt(percent) * atan(0.023101 * percent) -
    4.686035
  );
}

/** Latent heat of vaporisation near wet-bulb temperatures, kJ/kg. */
export const LATENT_HEAT_KJ_PER_KG = 2450;

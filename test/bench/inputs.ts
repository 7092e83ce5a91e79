/**
 * Inputs of the frozen slice: made of integers and scaled by powers of two, so that TypeScript, C and numpy have the same bits.
 * Four years of hours from 1 January 2024, on one clock without summer time.
 */
export const SITES = 3;
export const HOURS = 35_064;

export type Inputs = {
  /** By site, then hour. */
  readonly dryBulbC: Float64Array;
  readonly humidity: Float64Array;
  /** IT load over IT design of the air hall and of the liquid hall. */
  readonly airLoad: Float64Array;
  readonly liquidLoad: Float64Array;
  /** By hour. */
  readonly year: Uint8Array;
  readonly month: Uint8Array;
  readonly clock: Uint8Array;
};

const BASE_C_1024 = [-1024, -512, 3072];
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A whole number from -2^(bits-1) up to 2^(bits-1) - 1. */
function noise(stream: number, index: number, bits: number): number {
  let h = Math.imul(index, 0x9e3779b1) ^ Math.imul(stream, 0x85ebca6b);
  h ^= h >>> 16;
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = Math.imul(h, 0x735a2d97);
  h ^= h >>> 15;
  return (h >>> (32 - bits)) - (1 << (bits - 1));
}

function held(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

export function makeInputs(): Inputs {
  const column = (): Float64Array => new Float64Array(SITES * HOURS);
  const [dryBulbC, humidity, airLoad, liquidLoad] = [column(), column(), column(), column()];
  for (let s = 0; s < SITES; s++) {
    const stream = 16 * s;
    for (let i = 0; i < HOURS; i++) {
      const dayNumber = Math.floor(i / 24);
      const season = 4383 - Math.abs(((i + 8366) % 8766) - 4383);
      const day = Math.abs((((i % 24) + 9) % 24) - 12);
      const air =
        BASE_C_1024[s]! +
        4 * season +
        683 * day +
        noise(stream, dayNumber, 13) +
        noise(stream + 1, dayNumber, 13) +
        noise(stream + 2, i, 10);
      const damp = 58_000 - 1800 * day - 2 * season + noise(stream + 3, dayNumber, 14) + noise(stream + 4, i, 11);
      const open = i % 168 < 120 ? 9000 : 0;
      const first = 20_000 + open + 1400 * day + Math.floor(i / 8) + noise(stream + 5, i, 13);
      const second = 38_000 + Math.floor(i / 2) + noise(stream + 6, dayNumber, 14) + noise(stream + 7, i, 12);
      dryBulbC[s * HOURS + i] = air / 1024;
      humidity[s * HOURS + i] = held(damp, 13_107, 65_208) / 65_536;
      airLoad[s * HOURS + i] = held(first, 0, 65_536) / 65_536;
      liquidLoad[s * HOURS + i] = held(second, 0, 65_536) / 65_536;
    }
  }
  const [year, month, clock] = [new Uint8Array(HOURS), new Uint8Array(HOURS), new Uint8Array(HOURS)];
  let h = 0;
  for (let y = 0; y < 4; y++) {
    MONTH_DAYS.forEach((days, m) => {
      const hours = 24 * (days + (y === 0 && m === 1 ? 1 : 0));
      for (let i = 0; i < hours; i++, h++) {
        year[h] = y;
        month[h] = m;
        clock[h] = i % 24;
      }
    });
  }
  return { dryBulbC, humidity, airLoad, liquidLoad, year, month, clock };
}

/** Sums of the inputs: exact, because every value is a whole number over 65,536. */
export function inputSums({ dryBulbC, humidity, airLoad, liquidLoad }: Inputs): number[] {
  return [dryBulbC, humidity, airLoad, liquidLoad].map((column) => column.reduce((sum, value) => sum + value, 0));
}

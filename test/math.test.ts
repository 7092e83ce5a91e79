import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atan, clip, cos, exp, highestUnder, inverseNormal, log, normalAt, PI, pow, sin, uniformAt } from '../src/math.ts';
import { correlation, holds, mean } from './fixtures.ts';

/** Distance in units in the last place of the larger number. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  const size = Math.max(Math.abs(a), Math.abs(b));
  return Math.abs(a - b) / 2 ** Math.max(Math.floor(Math.log2(size)) - 52, -1074);
}

/** Floating-point numbers between two ends, of all magnitudes alike. */
const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Two functions differ by at most two units in the last place between `min` and `max`. */
function agree(mine: (x: number) => number, theirs: (x: number) => number, min: number, max: number): void {
  holds(
    fc.property(within(min, max), (x) => {
      expect(ulps(mine(x), theirs(x)), `at ${x}`).toBeLessThanOrEqual(2);
    }),
    2000,
  );
}

describe('exponential, logarithm and power', () => {
  // Digits of e, 1/e, e^10, ln 2, ln 10: OEIS A001113, A068985, A002392, A002162; Abramowitz and Stegun, tables 4.2 and 4.4.
  test('agree with published digits to one unit in the last place', () => {
    const published: [digits: string, value: number][] = [
      ['2.718281828459045235', exp(1)],
      ['0.367879441171442322', exp(-1)],
      ['22026.46579480671652', exp(10)],
      ['0.693147180559945309', log(2)],
      ['2.302585092994045684', log(10)],
      ['1.414213562373095049', pow(2, 0.5)],
    ];
    for (const [digits, value] of published) expect(ulps(value, Number(digits)), digits).toBeLessThanOrEqual(1);
    expect(pow(1.08, 5)).toBeCloseTo(1.4693280768, 14);
  });

  test('exp and log stay within two units in the last place of the engine', () => {
    agree(exp, Math.exp, -745, 709);
    agree(exp, Math.exp, -10, 10);
    agree(log, Math.log, 1e-300, 1e300);
    agree(log, Math.log, 0.01, 100);
  });

  test('pow stays within its stated error of the engine', () => {
    holds(
      fc.property(within(1e-3, 1e3), within(-20, 20), (x, y) => {
        expect(ulps(pow(x, y), x ** y)).toBeLessThanOrEqual(3 * (1 + Math.abs(y * Math.log(x))));
      }),
      2000,
    );
  });

  test('have the special values of IEEE 754', () => {
    expect([exp(0), exp(-0), exp(Infinity), exp(-Infinity), exp(710), exp(-746)]).toEqual([1, 1, Infinity, 0, Infinity, 0]);
    expect(exp(Number.NaN)).toBeNaN();
    expect(exp(-745)).toBe(5e-324);
    expect([log(1), log(0), log(-0), log(Infinity)]).toEqual([0, -Infinity, -Infinity, Infinity]);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
    expect([pow(0, 0), pow(5, 0), pow(1, 1e9), pow(0, 2), pow(0, -2)]).toEqual([1, 1, 1, 0, Infinity]);
  });

  test('log undoes exp', () => {
    holds(
      fc.property(within(-700, 700), (x) => {
        expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(4e-16 * (1 + Math.abs(x)));
      }),
    );
  });
});

describe('sine, cosine and arc tangent', () => {
  // Abramowitz and Stegun, tables 4.6 and 4.14; sine and cosine of one radian: OEIS A049469, A049470.
  test('of known angles agree with published digits', () => {
    expect(sin(1)).toBe(0.8414709848078965);
    expect(cos(1)).toBe(0.5403023058681398);
    expect(sin(PI / 6)).toBeCloseTo(0.5, 15);
    expect(cos(PI / 3)).toBeCloseTo(0.5, 15);
    expect(sin(PI / 4)).toBeCloseTo(Math.SQRT1_2, 15);
    expect(atan(1)).toBe(0.7853981633974483);
    expect(atan(Math.sqrt(3))).toBeCloseTo(PI / 3, 15);
    expect(4 * (4 * atan(1 / 5) - atan(1 / 239))).toBeCloseTo(PI, 15); // Machin 1706
  });

  test('stay within an absolute 2e-16 of the engine over many turns', () => {
    holds(
      fc.property(within(-1e5, 1e5), (x) => {
        expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThanOrEqual(2.3e-16);
        expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThanOrEqual(2.3e-16);
      }),
      2000,
    );
  });

  test('sine and cosine square to one', () => {
    holds(
      fc.property(within(-1e5, 1e5), (x) => {
        expect(sin(x) * sin(x) + cos(x) * cos(x)).toBeCloseTo(1, 14);
      }),
    );
  });

  test('arc tangent stays within two units in the last place of the engine, and is odd', () => {
    agree(atan, Math.atan, -1e6, 1e6);
    agree(atan, Math.atan, -3, 3);
    holds(
      fc.property(within(1e-300, 1e6), (x) => {
        expect(atan(-x)).toBe(-atan(x));
      }),
    );
    expect([atan(Infinity), atan(-Infinity)]).toEqual([PI / 2, -PI / 2]);
    expect(atan(Number.NaN)).toBeNaN();
  });
});

describe('inverse normal distribution', () => {
  // The first three are the test values of Wichura 1988, algorithm AS 241; 1.95996... is in every table of quantiles.
  test('agrees with published quantiles', () => {
    expect(inverseNormal(0.25)).toBeCloseTo(-0.6744897501960817, 15);
    expect(inverseNormal(0.001)).toBeCloseTo(-3.090232306167814, 14);
    expect(inverseNormal(1e-20)).toBeCloseTo(Number('-9.262340089798408'), 13);
    expect(inverseNormal(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(inverseNormal(0.9)).toBeCloseTo(1.2815515655446004, 14);
  });

  test('is zero in the middle, odd about it, rising, and infinite at the ends', () => {
    expect(inverseNormal(0.5)).toBe(0);
    holds(
      fc.property(within(2 ** -30, 0.5), (p) => {
        expect(inverseNormal(1 - p)).toBeCloseTo(-inverseNormal(p), 6);
      }),
    );
    holds(
      fc.property(within(1e-12, 1 - 1e-12), within(1e-9, 1e-3), (p, step) => {
        fc.pre(p + step < 1);
        expect(inverseNormal(p + step)).toBeGreaterThan(inverseNormal(p));
      }),
    );
    expect([inverseNormal(0), inverseNormal(1)]).toEqual([-Infinity, Infinity]);
    expect([inverseNormal(-0.1), inverseNormal(1.1)]).toEqual([Number.NaN, Number.NaN]);
  });
});

test('a clipped number is held between both ends', () => {
  expect([clip(-1, 0, 1), clip(0.4, 0, 1), clip(2, 0, 1)]).toEqual([0, 0.4, 1]);
  expect(clip(Number.NaN, 0, 1)).toBeNaN();
});

describe('numbers drawn by stream and index', () => {
  const COUNT = 20_000;
  /** Four standard errors: one test in 16,000 would fail by chance, and these numbers never change. */
  const SIGMAS = 4;
  const streams = [0, 1, 0x5eed, -841125447];
  const uniforms = (stream: number, from = 20_000) => Array.from({ length: COUNT }, (_, i) => uniformAt(stream, from + i));

  test('are the same for the same pair, differ for any other, and lie inside (0, 1)', () => {
    const pair = fc.tuple(fc.integer(), fc.integer({ min: 0, max: 2 ** 31 - 1 }));
    holds(
      fc.property(pair, pair, (a, b) => {
        const drawn = uniformAt(...a);
        expect(uniformAt(...a)).toBe(drawn);
        expect(drawn).toBeGreaterThan(0);
        expect(drawn).toBeLessThan(1);
        if (a[0] !== b[0] || a[1] !== b[1]) expect(uniformAt(...b)).not.toBe(drawn);
      }),
      1000,
    );
    expect(new Set(uniforms(7)).size).toBe(COUNT);
  });

  test('have the mean and the variance of a uniform and of a normal distribution', () => {
    for (const stream of streams) {
      const values = uniforms(stream);
      expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(SIGMAS * Math.sqrt(1 / 12 / COUNT));
      expect(Math.abs(mean(values.map((value) => (value - 0.5) ** 2)) - 1 / 12)).toBeLessThan(
        SIGMAS * Math.sqrt(1 / 180 / COUNT),
      );
      const normals = values.map((_, i) => normalAt(stream, 20_000 + i));
      expect(Math.abs(mean(normals))).toBeLessThan(SIGMAS * Math.sqrt(1 / COUNT));
      expect(Math.abs(mean(normals.map((value) => value * value)) - 1)).toBeLessThan(SIGMAS * Math.sqrt(2 / COUNT));
    }
  });

  test('fill all parts of the interval alike', () => {
    const bins = 256;
    for (const stream of streams) {
      const counts = new Array<number>(bins).fill(0);
      for (const value of uniforms(stream)) counts[Math.floor(value * bins)]!++;
      const chiSquare = counts.reduce((sum, count) => sum + (count - COUNT / bins) ** 2 / (COUNT / bins), 0);
      expect(Math.abs(chiSquare - (bins - 1))).toBeLessThan(SIGMAS * Math.sqrt(2 * (bins - 1)));
    }
  });

  test('do not lean on their neighbours in index or in stream', () => {
    for (const stream of streams) {
      const values = uniforms(stream);
      for (const lag of [1, 2, 7, 24, 365]) {
        const r = correlation(values.slice(lag), values.slice(0, COUNT - lag));
        expect(Math.abs(r), `lag ${lag} of stream ${stream}`).toBeLessThan(SIGMAS / Math.sqrt(COUNT - lag));
      }
      for (const step of [1, 2, 8]) {
        const r = correlation(values, uniforms(stream + step));
        expect(Math.abs(r), `streams ${stream} and ${stream + step}`).toBeLessThan(SIGMAS / Math.sqrt(COUNT));
      }
    }
  });
});

describe('the highest x under a limit', () => {
  test('is where a known function meets it, and never beyond', () => {
    for (const [f, limit, high, expected] of [
      [(x: number) => x * x, 2, 10, Math.SQRT2],
      [(x: number) => 1 + 2 * x, 4, 3, 1.5],
      [(x: number) => 40 * x + 3 * x ** 3, 55, 55, 1.23405],
      // A step in the slope, as where a chiller starts.
      [(x: number) => x + Math.max(0, 50 * (x - 1)), 11, 100, 61 / 51],
    ] as const) {
      const x = highestUnder(f, limit, high);
      expect(x).toBeCloseTo(expected, 4);
      expect(f(x)).toBeLessThanOrEqual(limit);
      // Nearer than a billionth, of the limit or of the range.
      expect(f(x) >= limit * (1 - 1e-9) || f(x + 1e-9 * high) > limit).toBe(true);
    }
  });

  test('is the end of the range where all of it is under, and 0 where none of it is', () => {
    expect(highestUnder((x) => x, 5, 4)).toBe(4);
    expect(highestUnder((x) => 6 + x, 5, 4)).toBe(0);
  });
});

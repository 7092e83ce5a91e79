/**
 * Elementary functions whose bits are the same in every engine.
 *
 * ECMAScript leaves the last bits of `Math.exp`, `log`, `pow`, `sin`, `cos` and `atan` to each engine, and engines differ.
 * A run is promised to give the same bits everywhere, so `src` uses these, built from `+ - * /` and `Math.sqrt` alone, which
 * IEEE 754 fixes. The polynomials are those of FDLIBM (Sun Microsystems, 1993), whose stated error is below one unit in the
 * last place for exp, log and atan; here sine and cosine reduce their argument in two parts, good for |x| < 1e5.
 */

const HIGH = 1; // index of the high word on a little-endian machine, which every engine we know runs on
const f64 = new Float64Array(1);
const u32 = new Uint32Array(f64.buffer);

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;

/** 2 to the power `k` for an integer `k` from -1022 to 1023, by writing the exponent field. */
function powerOfTwo(k: number): number {
  u32[0] = 0;
  u32[HIGH] = (k + 1023) << 20;
  return f64[0]!;
}

/** e to the power `x`. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.floor(INVERSE_LN2 * x + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k >= -1021 && k <= 1023) return y * powerOfTwo(k);
  if (k > 1023) return y * powerOfTwo(k - 1) * 2;
  return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
}

/** Natural logarithm of `x`; -Infinity at zero, NaN below it. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let k = 0;
  let value = x;
  if (value < 2.2250738585072014e-308) {
    value *= 18014398509481984; // 2^54, lifts a subnormal into the normal range
    k = -54;
  }
  f64[0] = value;
  let high = u32[HIGH]!;
  k += (high >>> 20) - 1023;
  high &= 0xfffff;
  const i = (high + 0x95f64) & 0x100000; // splits at sqrt(2), so that f is in [-0.293, 0.414]
  u32[HIGH] = high | (i ^ 0x3ff00000);
  k += i >>> 20;
  const f = f64[0]! - 1;
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
}

/** `x` to the power `y` for `x` at or above zero, as exp(y log x): relative error below (1 + |y log x|) units in the last place. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x === 1) return 1;
  if (x === 0) return y > 0 ? 0 : Infinity;
  return exp(y * log(x));
}

const HALF_PI_HIGH = 1.57079632673412561417; // 33 bits of pi/2, so that n * HALF_PI_HIGH is exact for n < 2^20
const HALF_PI_LOW = 6.07710050650619224932e-11;
const INVERSE_HALF_PI = 6.36619772367581382433e-1;
export const PI = 3.141592653589793;

function sineKernel(x: number): number {
  const z = x * x;
  return (
    x +
    x *
      z *
      (-1.66666666666666324348e-1 +
        z *
          (8.33333333332248946124e-3 +
            z *
              (-1.98412698298579493134e-4 +
                z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)))))
  );
}

function cosineKernel(x: number): number {
  const z = x * x;
  const r =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + z * r);
}

function quarterTurn(x: number, shift: number): number {
  const n = Math.floor(x * INVERSE_HALF_PI + 0.5);
  const r = x - n * HALF_PI_HIGH - n * HALF_PI_LOW;
  const quadrant = (((n + shift) % 4) + 4) % 4;
  if (quadrant === 0) return sineKernel(r);
  if (quadrant === 1) return cosineKernel(r);
  return quadrant === 2 ? -sineKernel(r) : -cosineKernel(r);
}

/** Sine of `x` radians, |x| below 1e5. */
export function sin(x: number): number {
  return quarterTurn(x, 0);
}

/** Cosine of `x` radians, |x| below 1e5. */
export function cos(x: number): number {
  return quarterTurn(x, 1);
}

const ATAN_ANCHORS_HIGH = [4.63647609000806093515e-1, 7.85398163397448278999e-1, 9.82793723247329054082e-1, 1.570796326794896558];
const ATAN_ANCHORS_LOW = [
  2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17,
];

function atanSeries(x: number): number {
  const z = x * x;
  const w = z * z;
  const odd =
    z *
    (3.33333333333329318027e-1 +
      w *
        (1.42857142725034663711e-1 +
          w *
            (9.09088713343650656196e-2 +
              w * (6.66107313738753120669e-2 + w * (4.97687799461593236017e-2 + w * 1.62858201153657823623e-2)))));
  const even =
    w *
    (-1.99999999998764832476e-1 +
      w *
        (-1.1111110405462355788e-1 +
          w * (-7.69187620504482999495e-2 + w * (-5.83357013379057348645e-2 + w * -3.6531572744216915527e-2))));
  return x * (odd + even);
}

/** Angle in radians whose tangent is `x`. */
export function atan(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const a = Math.abs(x);
  let result: number;
  if (a < 0.4375) {
    result = a - atanSeries(a);
  } else {
    // Plain assignments: this stands in the hour loop of the weather.
    let anchor = 3;
    let r = -1 / a;
    if (a < 0.6875) {
      anchor = 0;
      r = (2 * a - 1) / (2 + a);
    } else if (a < 1.1875) {
      anchor = 1;
      r = (a - 1) / (a + 1);
    } else if (a < 2.4375) {
      anchor = 2;
      r = (a - 1.5) / (1 + 1.5 * a);
    }
    result = ATAN_ANCHORS_HIGH[anchor]! - (atanSeries(r) - ATAN_ANCHORS_LOW[anchor]! - r);
  }
  return x < 0 ? -result : result;
}

function ratio(x: number, above: readonly number[], below: readonly number[]): number {
  let n = 0;
  let d = 0;
  for (let i = above.length - 1; i >= 0; i--) n = n * x + above[i]!;
  for (let i = below.length - 1; i >= 0; i--) d = d * x + below[i]!;
  return n / d;
}

const CENTRE = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
] as const;
const NEAR = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
    0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966,
    5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
] as const;
const FAR = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
    0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
] as const;

/** Inverse of the standard normal distribution function: Wichura's algorithm AS 241 (1988), good to about 1e-16. */
export function inverseNormal(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, CENTRE[0], CENTRE[1]);
  const tail = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const x = tail <= 5 ? ratio(tail - 1.6, NEAR[0], NEAR[1]) : ratio(tail - 5, FAR[0], FAR[1]);
  return q < 0 ? -x : x;
}

/** `x` held between `low` and `high`. */
export function clip(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

/** One reproducible uniform number in (0, 1) for each (stream, index) pair: no state, so any part can be drawn alone. */
export function uniformAt(stream: number, index: number): number {
  let h = Math.imul(stream ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  h ^= h >>> 15;
  let g = Math.imul(h ^ stream, 0x85ebca6b) ^ index;
  g = Math.imul(g ^ (g >>> 16), 0x21f0aaad);
  g = Math.imul(g ^ (g >>> 15), 0x735a2d97);
  g ^= g >>> 15;
  return ((h >>> 5) * 67108864 + (g >>> 6) + 0.5) / 9007199254740992;
}

/** One reproducible standard normal number for each (stream, index) pair. */
export function normalAt(stream: number, index: number): number {
  return inverseNormal(uniformAt(stream, index));
}

/** How near `highestUnder` comes, as a share of the limit or of the range. */
const CLOSE_ENOUGH = 1e-9;

/**
 * The largest x from 0 to `high` at which a growing function is at most `limit`; 0 where there is none. The answer is never above: it is
 * the lower end of a bracket that false position narrows (the Illinois form: Dowell and Jarratt 1971, doi:10.1007/BF01934364).
 */
export function highestUnder(f: (x: number) => number, limit: number, high: number): number {
  let [a, b] = [0, high];
  let [below, above] = [f(a) - limit, f(b) - limit];
  if (above <= 0) return b;
  if (below > 0) return 0;
  // An end that stays while the other moves twice counts for half: else false position creeps.
  let [weightA, weightB] = [1, 1];
  for (let i = 0; i < 60 && below < -CLOSE_ENOUGH * Math.abs(limit) && b - a > CLOSE_ENOUGH * high; i++) {
    const cut = (a * weightB * above - b * weightA * below) / (weightB * above - weightA * below);
    const x = cut > a && cut < b ? cut : (a + b) / 2;
    const apart = f(x) - limit;
    if (apart <= 0) {
      [a, below, weightA] = [x, apart, 1];
      weightB /= 2;
    } else {
      [b, above, weightB] = [x, apart, 1];
      weightA /= 2;
    }
  }
  return a;
}

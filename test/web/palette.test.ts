import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Constraint } from '../../src/index.ts';
import { DRAWINGS } from '../../web/charts/patterns.ts';
import { SLOTS } from '../../web/sites.ts';

type Rgb = readonly [number, number, number];
const css = readFileSync(new URL('../../web/tokens.css', import.meta.url), 'utf8');

function token(name: string, theme: 'light' | 'dark'): Rgb {
  const found = css.match(new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`));
  if (!found) throw new Error(`tokens.css has no --${name}.`);
  const hex = found[theme === 'light' ? 1 : 2]!;
  return [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as unknown as Rgb;
}

/** sRGB to linear light, IEC 61966-2-1. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Contrast ratio, WCAG 2.2. */
function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [a, b].map(([r, g, blue]) => 0.2126 * r + 0.7152 * g + 0.0722 * blue + 0.05).sort((x, y) => x - y) as [
    number,
    number,
  ];
  return high / low;
}

function times(matrix: readonly Rgb[], [a, b, c]: Rgb): Rgb {
  return matrix.map((row) => row[0] * a + row[1] * b + row[2] * c) as unknown as Rgb;
}

/** Björn Ottosson, A perceptual color space for image processing, 2020. */
function oklab(rgb: Rgb): Rgb {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map((value) => Math.cbrt(Math.max(0, value))) as unknown as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms,
  );
}

/** Machado, Oliveira and Fernandes, A physiologically-based model for simulation of color vision deficiency, 2009, severity 1. */
const VISIONS: Readonly<Record<string, readonly Rgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

for (const theme of ['light', 'dark'] as const) {
  test(`the colours of the sites stand off the ${theme} paper by a contrast of 3`, () => {
    for (const slot of SLOTS)
      expect(contrast(token(`site-${slot}`, theme), token('paper', theme)), slot).toBeGreaterThanOrEqual(3);
  });

  test(`the colours of the sites are 0.15 apart in OKLab in every vision, ${theme}`, () => {
    for (const [vision, matrix] of Object.entries(VISIONS)) {
      const seen = SLOTS.map((slot) =>
        oklab(times(matrix, token(`site-${slot}`, theme)).map((value) => Math.max(0, Math.min(1, value))) as unknown as Rgb),
      );
      for (let a = 0; a < seen.length; a++)
        for (let b = a + 1; b < seen.length; b++)
          expect(
            Math.hypot(...seen[a]!.map((value, i) => value - seen[b]![i]!)),
            `${vision}: ${SLOTS[a]} and ${SLOTS[b]}`,
          ).toBeGreaterThanOrEqual(0.15);
    }
  });

  test(`texts have a contrast of 4.5 on the ${theme} papers`, () => {
    for (const text of ['ink', 'second', 'accent', 'limit'])
      for (const paper of ['paper', 'raised'])
        expect(contrast(token(text, theme), token(paper, theme)), `${text} on ${paper}`).toBeGreaterThanOrEqual(4.5);
  });

  test(`patterns and their letters are read on every tint, ${theme}`, () => {
    for (const tint of ['permit', 'halls', 'cooling', 'deliveries', 'crews', 'budget'])
      expect(contrast(token('ink', theme), token(`bind-${tint}`, theme)), tint).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('paper', theme), token('limit', theme))).toBeGreaterThanOrEqual(4.5);
  });
}

/** OKLab's lightness of what a grey printer makes of a colour. */
const greyness = ([r, g, b]: Rgb): number => Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b);
/** As far apart as two colours of sites in any vision. */
const GREY_GATE = 0.15;
/** The two limits without lines: solid in the colour of limits, and bare paper with an outline. */
const PLAIN: Readonly<Partial<Record<Constraint, string>>> = { grid: 'limit', demand: 'paper' };

for (const theme of ['light', 'dark'] as const) {
  test(`any two limits of the ribbon are told apart without colour, by their drawing or by a lightness 0.15 apart, ${theme}`, () => {
    const all = Object.keys(DRAWINGS) as Constraint[];
    const bare = all.filter((one) => DRAWINGS[one].lines === undefined && DRAWINGS[one].dots === undefined);
    expect(bare.sort()).toEqual(Object.keys(PLAIN).sort());
    const grey = (one: Constraint) => greyness(token(PLAIN[one] ?? `bind-${one}`, theme));
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) {
        const isDrawnOtherwise = JSON.stringify(DRAWINGS[a]) !== JSON.stringify(DRAWINGS[b]) && !(a in PLAIN && b in PLAIN);
        expect(isDrawnOtherwise || Math.abs(grey(a) - grey(b)) >= GREY_GATE, `${a} and ${b}`).toBe(true);
      }
  });

  test(`what is drawn on a tint stands off it in grey, ${theme}`, () => {
    for (const one of Object.keys(DRAWINGS) as Constraint[])
      if (!(one in PLAIN))
        expect(Math.abs(greyness(token('ink', theme)) - greyness(token(`bind-${one}`, theme))), one).toBeGreaterThanOrEqual(0.4);
  });

  test(`the colours of the sites stand off the ${theme} paper in grey`, () => {
    const paper = greyness(token('paper', theme));
    for (const slot of SLOTS)
      expect(Math.abs(greyness(token(`site-${slot}`, theme)) - paper), slot).toBeGreaterThanOrEqual(GREY_GATE);
  });
}

test('plans that are compared have a dash each', () => {
  const chart = readFileSync(new URL('../../web/charts/chart.css', import.meta.url), 'utf8');
  const dashes = [1, 2, 3].map(
    (plan) => chart.match(new RegExp(`plan-${plan} \\.stroke \\{\\s*stroke-dasharray: ([\\d ]+);`))?.[1],
  );
  expect(dashes).not.toContain(undefined);
  expect(new Set(dashes).size).toBe(3);
});

test('the bars of a month are wider than the paper around them, on the smallest chart', () => {
  const chart = readFileSync(new URL('../../web/charts/chart.css', import.meta.url), 'utf8');
  const stroke = Number(chart.match(/\.figure \.area\.months \{[^}]*stroke-width: ([\d.]+);/)![1]);
  // A small chart of a wide page has 160 px for the 48 months of the default plan, and a bar three quarters of each.
  expect(stroke).toBeLessThanOrEqual(((160 / 48) * 0.75) / 4);
});

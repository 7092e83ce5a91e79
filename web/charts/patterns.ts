/** One pattern a constraint: told apart by its drawing first, and by its tint second. */
import { select } from 'd3';
import type { Constraint } from '../../src/index.ts';

type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly rotate?: number;
  readonly lines?: string;
  readonly dots?: readonly (readonly [number, number])[];
  readonly radius?: number;
};

export const DRAWINGS: Readonly<Record<Constraint, Drawing>> = {
  grid: { width: 8, height: 8 },
  permit: { width: 5, height: 5, rotate: 45, lines: 'M0,0V5' },
  halls: {
    width: 5,
    height: 5,
    dots: [
      [1.25, 1.25],
      [3.75, 3.75],
    ],
    radius: 0.85,
  },
  cooling: { width: 10, height: 6, lines: 'M0,4.5Q2.5,0,5,3T10,1.5' },
  generators: { width: 8, height: 6, lines: 'M0,5L2,1L4,5L6,1L8,5' },
  noise: { width: 8, height: 8, lines: 'M0,5A4,4,0,0,1,8,5M2,6A2,2,0,0,1,6,6' },
  land: { width: 8, height: 6, lines: 'M0,1.5H8M0,4.5H8M2,1.5V4.5' },
  water: { width: 6, height: 8, lines: 'M1.5,0V4M4.5,4V8' },
  deliveries: { width: 4, height: 8, lines: 'M2,0V8' },
  crews: {
    width: 9,
    height: 9,
    dots: [
      [2.5, 2.5],
      [7, 7],
    ],
    radius: 1.3,
  },
  budget: { width: 6, height: 6, rotate: 45, lines: 'M0,0H6M0,0V6' },
  demand: { width: 8, height: 8 },
};

/** Put the patterns into an SVG under ids that begin with `prefix`; they never change, so once is enough. */
export function renderPatterns(svg: SVGSVGElement, prefix: string): void {
  if (svg.querySelector('defs.patterns')) return;
  const defs = select(svg)
    .selectAll<SVGDefsElement, string>('defs.patterns')
    .data([prefix])
    .join('defs')
    .attr('class', 'patterns');
  const tiles = defs
    .selectAll<SVGPatternElement, Constraint>('pattern')
    .data(Object.keys(DRAWINGS) as Constraint[])
    .join('pattern')
    .attr('id', (constraint) => patternId(prefix, constraint))
    .attr('class', (constraint) => `pattern bind-${constraint}`)
    .attr('patternUnits', 'userSpaceOnUse')
    .attr('width', (constraint) => DRAWINGS[constraint].width)
    .attr('height', (constraint) => DRAWINGS[constraint].height)
    .attr('patternTransform', (constraint) => (DRAWINGS[constraint].rotate ? `rotate(${DRAWINGS[constraint].rotate})` : null));
  tiles
    .selectAll('rect')
    .data((constraint) => [DRAWINGS[constraint]])
    .join('rect')
    .attr('class', 'tint')
    .attr('width', (drawing) => drawing.width)
    .attr('height', (drawing) => drawing.height);
  tiles
    .selectAll('path')
    .data((constraint) => [DRAWINGS[constraint].lines].filter((lines) => lines !== undefined))
    .join('path')
    .attr('class', 'stroke')
    .attr('d', (lines) => lines);
  tiles
    .selectAll('circle')
    .data((constraint) => (DRAWINGS[constraint].dots ?? []).map((at) => ({ at, radius: DRAWINGS[constraint].radius ?? 1 })))
    .join('circle')
    .attr('class', 'dot')
    .attr('cx', ({ at }) => at[0])
    .attr('cy', ({ at }) => at[1])
    .attr('r', ({ radius }) => radius);
}

export function patternId(prefix: string, constraint: Constraint): string {
  return `${prefix}-${constraint}`;
}

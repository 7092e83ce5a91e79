/** What every plot over time stands on: its rules, its axes, the day of what is known, and what is said where nothing is drawn. */
import type { ValueTick } from './axis.ts';
import { groupOf } from './group.ts';
import type { Ground } from './ground.ts';
import './quiet.ts';

/** `isBase` tells the rule that the values stand on. */
export function renderRules<Tick extends ValueTick>(
  svg: SVGElement,
  { box, grid }: Pick<Ground, 'box'> & { readonly grid: readonly Tick[] },
  isBase: (tick: Tick, i: number) => boolean,
): void {
  groupOf(svg, 'grid')
    .selectAll('line')
    .data(grid)
    .join('line')
    .attr('class', (tick, i) => (isBase(tick, i) ? 'base' : 'rule'))
    .attr('x1', 0)
    .attr('x2', box.x + box.width)
    .attr('y1', (tick) => tick.y)
    .attr('y2', (tick) => tick.y);
}

export function renderAsOf(svg: SVGElement, { box, asOf }: Pick<Ground, 'box' | 'asOf'>): void {
  const time = groupOf(svg, 'as-of');
  time
    .selectAll('line')
    .data(asOf ? [asOf.x] : [])
    .join('line')
    .attr('x1', (x) => x)
    .attr('x2', (x) => x)
    .attr('y1', asOf?.text ? box.y - 18 : box.y)
    .attr('y2', box.y + box.height);
  time
    .selectAll('text')
    .data(asOf?.text ? asOfTexts(asOf) : [])
    .join('text')
    .attr('class', (text) => text.name)
    .attr('x', (text) => text.x)
    .attr('y', box.y - 9)
    .attr('text-anchor', (text) => text.anchor)
    .text((text) => text.text);
}

/** The date stands before the line, the word "forecast" after it; near the left edge both stand after it. */
function asOfTexts(asOf: NonNullable<Ground['asOf']>) {
  const date = { name: 'date', text: asOf.text, x: asOf.x + (asOf.dateAfter ? 5 : -5), anchor: asOf.dateAfter ? 'start' : 'end' };
  return asOf.dateAfter ? [date] : [date, { name: 'after', text: asOf.forecast, x: asOf.x + 5, anchor: 'start' }];
}

export function renderNote(svg: SVGElement, { note }: Pick<Ground, 'note'>): void {
  groupOf(svg, 'note')
    .selectAll('text')
    .data(note?.text ? [note] : [])
    .join('text')
    .attr('x', (at) => at.x)
    .attr('y', (at) => at.y)
    .attr('text-anchor', 'middle')
    .text((at) => at.text);
}

export function renderAxes(svg: SVGElement, { box, grid, ticks }: Pick<Ground, 'box' | 'grid' | 'ticks'>): void {
  groupOf(svg, 'value-axis')
    .selectAll('text')
    .data(grid)
    .join('text')
    .attr('x', 0)
    .attr('y', (tick) => tick.y - 4)
    .text((tick) => tick.text);
  renderTimeAxis(svg, ticks, box.y + box.height);
}

/** What stands of a time axis in an SVG already, and where. */
const standing = new WeakMap<SVGElement, { readonly ticks: Ground['ticks']; readonly bottom: number }>();

export function renderTimeAxis(svg: SVGElement, ticks: Ground['ticks'], bottom: number): void {
  const before = standing.get(svg);
  if (before?.ticks === ticks && before.bottom === bottom) return;
  standing.set(svg, { ticks, bottom });
  const time = groupOf(svg, 'time-axis');
  time
    .selectAll('line')
    .data(ticks)
    .join('line')
    .attr('class', (tick) => (tick.major ? 'major' : 'minor'))
    .attr('x1', (tick) => tick.x)
    .attr('x2', (tick) => tick.x)
    .attr('y1', bottom)
    .attr('y2', (tick) => bottom + (tick.major ? 8 : 5));
  time
    .selectAll('text')
    .data(ticks.filter((tick) => tick.text !== ''))
    .join('text')
    .attr('class', (tick) => (tick.major ? 'major' : 'minor'))
    .attr('x', (tick) => tick.x + 4)
    .attr('y', bottom + 17)
    .text((tick) => tick.text);
}

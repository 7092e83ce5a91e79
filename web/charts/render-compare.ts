/** Draws the lines of some plans. Called again with new marks, it updates what stands there. */
import { select } from 'd3';
import './quiet.ts';
import type { Mark } from './compare-data.ts';
import type { CompareLine, ComparePlotMarks } from './compare-plot.ts';
import { LABEL_GAP, LABEL_LINE } from './plot.ts';
import { groupOf, renderTimeAxis } from './render-plot.ts';

/** A circle, a diamond, a triangle and an open square: one for each plan, about a point. */
const MARKS: readonly string[] = [
  'M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0Z',
  'M0,-5.5L5.5,0L0,5.5L-5.5,0Z',
  'M0,-5.5L5.5,4.5H-5.5Z',
  'M-4,-4H4V4H-4Z',
];

export function markPath(mark: Mark): string {
  return MARKS[mark]!;
}

export function renderComparePlot(svg: SVGElement, marks: ComparePlotMarks): void {
  const { box, asOf } = marks;
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  groupOf(svg, 'grid')
    .selectAll('line')
    .data(marks.grid)
    .join('line')
    .attr('class', (tick) => (tick.isZero ? 'base' : 'rule'))
    .attr('x1', 0)
    .attr('x2', right)
    .attr('y1', (tick) => tick.y)
    .attr('y2', (tick) => tick.y);
  const time = groupOf(svg, 'as-of');
  time
    .selectAll('line')
    .data(asOf ? [asOf.x] : [])
    .join('line')
    .attr('x1', (x) => x)
    .attr('x2', (x) => x)
    .attr('y1', asOf?.text ? box.y - 18 : box.y)
    .attr('y2', bottom);
  time
    .selectAll('text')
    .data(
      asOf?.text
        ? [
            { name: 'date', text: asOf.text, x: asOf.x - 5, anchor: 'end' },
            { name: 'after', text: asOf.forecast, x: asOf.x + 5, anchor: 'start' },
          ]
        : [],
    )
    .join('text')
    .attr('class', (text) => text.name)
    .attr('x', (text) => text.x)
    .attr('y', box.y - 9)
    .attr('text-anchor', (text) => text.anchor)
    .text((text) => text.text);

  const lines = groupOf(svg, 'plans')
    .selectAll<SVGGElement, CompareLine>('g')
    .data(marks.lines, ({ id }) => id)
    .join('g')
    .attr('class', ({ mark, isBehind }) => `plan-line plan-${mark}${isBehind ? ' behind' : ''}`);
  lines
    .selectAll('path.stroke')
    .data((line) => [line])
    .join('path')
    .attr('class', 'stroke')
    .attr('d', ({ d }) => d);
  lines
    .selectAll('path.mark')
    .data((line) => (line.end && !line.isBehind ? [{ mark: line.mark, ...line.end }] : []))
    .join('path')
    .attr('class', 'mark')
    .attr('d', ({ mark }) => markPath(mark))
    .attr('transform', ({ x, y }) => `translate(${x.toFixed(1)},${y.toFixed(1)})`);

  groupOf(svg, 'note')
    .selectAll('text')
    .data(marks.note ? [marks.note] : [])
    .join('text')
    .attr('x', (note) => note.x)
    .attr('y', (note) => note.y)
    .attr('text-anchor', 'middle')
    .text((note) => note.text);
  groupOf(svg, 'value-axis')
    .selectAll('text')
    .data(marks.grid)
    .join('text')
    .attr('x', 0)
    .attr('y', (tick) => tick.y - 4)
    .text((tick) => tick.text);
  renderTimeAxis(svg as SVGSVGElement, marks.ticks, bottom);
  renderNames(svg, marks);
}

function renderNames(svg: SVGElement, marks: ComparePlotMarks): void {
  const labels = groupOf(svg, 'labels')
    .selectAll<SVGGElement, ComparePlotMarks['labels'][number]>('g')
    .data(marks.labels, ({ id }) => id)
    .join('g')
    .attr('class', 'label plan-label');
  labels
    .selectAll('path')
    .data((label) => [label])
    .join('path')
    .attr('d', ({ fromX, fromY, y }) => {
      // A line that ends early leads to its name along a hairline.
      const begin = Math.min(marks.labelX + 1, fromX + 8);
      return `M${begin.toFixed(1)},${fromY.toFixed(1)}H${marks.labelX + 4}L${marks.labelX + LABEL_GAP - 5},${y.toFixed(1)}h2`;
    });
  labels.each(function ({ lines, y }) {
    select(this)
      .selectAll('text')
      .data(lines.map((text, i) => ({ text, y: y + (i - (lines.length - 1) / 2) * LABEL_LINE, isValue: i === lines.length - 1 })))
      .join('text')
      .attr('class', ({ isValue }) => (isValue ? 'value' : ''))
      .attr('x', marks.labelX + LABEL_GAP)
      .attr('y', (line) => line.y + 4)
      .text((line) => line.text);
  });
}

/** Draws the lines of some plans. Called again with new marks, it updates what stands there. */
import { select } from 'd3';
import './quiet.ts';
import type { Mark } from './compare-data.ts';
import type { CompareLine, ComparePlotMarks } from './compare-plot.ts';
import { LABEL_GAP, LABEL_LINE } from './plot.ts';
import { groupOf } from './group.ts';
import { renderAsOf, renderAxes, renderNote, renderRules } from './render-ground.ts';

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
  renderRules(svg, marks, ({ isZero }) => isZero);
  renderAsOf(svg, marks);
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

  renderNote(svg, marks);
  renderAxes(svg, marks);
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

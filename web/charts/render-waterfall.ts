/** Draws a waterfall. Called again with new marks, it updates what stands there. */
import { select } from 'd3';
import './quiet.ts';
import { groupOf } from './group.ts';
import { WATERFALL, type WaterfallMarks } from './waterfall.ts';

const BASELINE = 4.5;

export function renderWaterfall(svg: SVGElement, marks: WaterfallMarks): void {
  groupOf(svg, 'zero')
    .selectAll('line')
    .data([marks])
    .join('line')
    .attr('x1', marks.zeroX)
    .attr('x2', marks.zeroX)
    .attr('y1', 0)
    .attr('y2', marks.height);
  groupOf(svg, 'links')
    .selectAll('line')
    .data(marks.rows.flatMap(({ link }) => (link ? [link] : [])))
    .join('line')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', ({ from }) => from)
    .attr('y2', ({ to }) => to);
  const rows = groupOf(svg, 'falls')
    .selectAll<SVGGElement, WaterfallMarks['rows'][number]>('g')
    .data(marks.rows)
    .join('g')
    .attr('class', ({ kind }) => `fall ${kind}`);
  rows
    .selectAll('rect')
    .data((row) => [row])
    .join('rect')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y - WATERFALL.bar / 2)
    .attr('width', ({ width }) => width)
    .attr('height', WATERFALL.bar);
  rows.each(function ({ names, nameX, nameY, value, valueX, y }) {
    select(this)
      .selectAll('text')
      .data([
        ...names.map((text, i) => ({ name: 'name', x: nameX, y: nameY + i * WATERFALL.line, anchor: 'start', text })),
        { name: 'value', x: valueX, y, anchor: 'end', text: value },
      ])
      .join('text')
      .attr('class', ({ name }) => name)
      .attr('x', ({ x }) => x)
      .attr('y', (text) => text.y + BASELINE)
      .attr('text-anchor', ({ anchor }) => anchor)
      .text(({ text }) => text);
  });
}

/** Draws bars. Called again with new marks, it updates what stands there. */
import { select } from 'd3';
import type { BarMarks } from './bars.ts';
import { groupOf } from './group.ts';

const THICK = 12;
const BASELINE = 4.5;

export function renderBars(svg: SVGSVGElement, marks: BarMarks): void {
  groupOf(svg, 'bars')
    .selectAll<SVGGElement, BarMarks['rows'][number]>('g')
    .data(marks.rows, ({ name }) => name)
    .join('g')
    .attr('class', ({ kind }) => `bar ${kind}`)
    .each(function (row) {
      const g = select(this);
      g.selectAll('rect')
        .data([row])
        .join('rect')
        .attr('x', row.x)
        .attr('y', row.y - THICK / 2)
        .attr('width', row.width)
        .attr('height', THICK);
      const texts = [
        { name: 'name', x: 0, anchor: 'start', text: row.name },
        { name: 'value', x: row.valueX, anchor: 'end', text: row.value },
        { name: 'remark', x: row.noteX, anchor: 'start', text: row.note },
      ];
      g.selectAll('text')
        .data(texts.filter(({ text }) => text !== ''))
        .join('text')
        .attr('class', ({ name }) => name)
        .attr('x', ({ x }) => x)
        .attr('y', row.y + BASELINE)
        .attr('text-anchor', ({ anchor }) => anchor)
        .text(({ text }) => text);
    });
}

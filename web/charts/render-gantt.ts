/** Draws the build-out. Called again with new marks, it updates what stands there. */
import { select } from 'd3';
import { BAR, GANTT_LINE, type GanttMarks, type GanttRow } from './gantt.ts';
import { setQuietly } from './quiet.ts';
import { groupOf } from './group.ts';
import { renderTimeAxis } from './render-ground.ts';

export function renderGantt(svg: SVGSVGElement, marks: GanttMarks): void {
  const { box, asOf } = marks;
  setQuietly(svg, 'viewBox', `0 0 ${marks.width} ${marks.height}`);
  setQuietly(svg, 'width', marks.width);
  setQuietly(svg, 'height', marks.height);
  const bottom = box.y + box.height;

  groupOf(svg, 'grid')
    .selectAll('line')
    .data([
      ...marks.ticks.filter(({ major }) => major).map(({ x }) => ({ x1: x, x2: x, y1: box.y, y2: bottom, base: false })),
      { x1: box.x, x2: box.x + box.width, y1: bottom, y2: bottom, base: true },
    ])
    .join('line')
    .attr('class', ({ base }) => (base ? 'base' : 'rule'))
    .attr('x1', ({ x1 }) => x1)
    .attr('x2', ({ x2 }) => x2)
    .attr('y1', ({ y1 }) => y1)
    .attr('y2', ({ y2 }) => y2);
  renderTimeAxis(svg, marks.ticks, bottom);

  const heads = groupOf(svg, 'heads')
    .selectAll('g')
    .data(marks.heads)
    .join('g')
    .attr('class', ({ slot }) => `site-${slot}`);
  heads
    .selectAll('rect')
    .data((head) => [head])
    .join('rect')
    .attr('class', 'swatch')
    .attr('x', 0)
    .attr('y', ({ y }) => y - 9)
    .attr('width', 8)
    .attr('height', 8);
  heads
    .selectAll('text')
    .data((head) => [head])
    .join('text')
    .attr('class', 'gantt-site')
    .attr('x', 14)
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);

  groupOf(svg, 'rows')
    .selectAll<SVGGElement, GanttRow>('g')
    .data(marks.rows, ({ key }) => key)
    .join('g')
    .attr('class', ({ kind }) => `activity ${kind}`)
    .each(function (row) {
      renderRow(this, row, marks);
    });

  const time = groupOf(svg, 'as-of');
  time
    .selectAll('line')
    .data(asOf ? [asOf] : [])
    .join('line')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', box.y - 14)
    .attr('y2', bottom);
  time
    .selectAll('text')
    .data(asOf ? [asOf] : [])
    .join('text')
    .attr('x', ({ x }) => x - 5)
    .attr('y', box.y - 5)
    .attr('text-anchor', 'end')
    .text(({ text }) => text);
}

function renderRow(group: SVGGElement, row: GanttRow, { box }: GanttMarks): void {
  const g = select(group);
  const write = (name: string, lines: readonly string[], x: number, y: number) =>
    g
      .selectAll(`text.${name}`)
      .data(lines)
      .join('text')
      .attr('class', name)
      .attr('x', x)
      .attr('y', (_, i) => y + i * GANTT_LINE)
      .text(String);
  write('name', row.name, 0, row.nameY);
  write('note', row.note, row.noteX, row.noteY);
  g.selectAll('line.tail')
    .data(row.tail ? [row.tail] : [])
    .join('line')
    .attr('class', 'tail')
    .attr('x1', ({ from }) => from)
    .attr('x2', ({ to }) => to)
    .attr('y1', row.y)
    .attr('y2', row.y);
  g.selectAll('rect.ghost')
    .data(row.ghost ? [row.ghost] : [])
    .join((enter) => enter.insert('rect', ':first-child'))
    .attr('class', 'ghost')
    .attr('x', ({ x }) => x)
    .attr('y', row.y - BAR / 2 - 2)
    .attr('width', ({ width }) => width)
    .attr('height', BAR + 4);
  g.selectAll('rect.span')
    .data(row.bar ? [row.bar] : [])
    .join('rect')
    .attr('class', 'span')
    .attr('x', ({ x }) => x)
    .attr('y', row.y - BAR / 2)
    .attr('width', ({ width }) => width)
    .attr('height', BAR);
  const right = box.x + box.width;
  g.selectAll('path.arrow')
    .data(row.arrow ? [`M${right + 2},${row.y - 5}l8,5l-8,5Z`] : [])
    .join('path')
    .attr('class', 'arrow')
    .attr('d', String);
  g.selectAll('path.announced')
    .data(row.diamond === undefined ? [] : [`M${row.diamond},${row.y - 7}l6,7l-6,7l-6,-7Z`])
    .join('path')
    .attr('class', 'announced')
    .attr('d', String);
}

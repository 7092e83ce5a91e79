/** Draws the binding ribbon, and the crosshair that runs through chart and ribbon. */
import { select } from 'd3';
import type { Constraint } from '../../src/index.ts';
import type { FigureMarks } from './figure.ts';
import { patternId } from './patterns.ts';
import { groupOf } from './group.ts';
import { type RibbonMarks, type RibbonRow, ROW_HEIGHT, type Run } from './ribbon.ts';

const PLATE_PAD = 3;

/** What stands in an SVG already. */
const standing = new WeakMap<SVGSVGElement, RibbonMarks>();

export function renderRibbon(svg: SVGSVGElement, marks: RibbonMarks, patterns: string): void {
  if (standing.get(svg) === marks) return;
  standing.set(svg, marks);
  const rows = groupOf(svg, 'ribbon')
    .selectAll<SVGGElement, RibbonRow>('g.row')
    .data(marks.rows, (row) => row.site)
    .join('g')
    .attr('class', 'row');
  rows.each(function (row) {
    renderRow(this, row, patterns);
  });

  const key = groupOf(svg, 'key').selectAll('g').data(marks.key).join('g').attr('class', 'entry');
  key
    .selectAll('rect')
    .data((entry) => [entry])
    .join('rect')
    .attr('class', (entry) => `fill bind-${entry.constraint}`)
    .attr('x', (entry) => entry.x + 0.5)
    .attr('y', (entry) => entry.y + 0.5)
    .attr('width', 25)
    .attr('height', ROW_HEIGHT - 5)
    .attr('fill', (entry) => `url(#${patternId(patterns, entry.constraint)})`);
  key
    .selectAll('text')
    .data((entry) => [entry])
    .join('text')
    .attr('x', (entry) => entry.x + 32)
    .attr('y', (entry) => entry.y + 11)
    .text((entry) => entry.text);
}

function renderRow(group: SVGGElement, row: RibbonRow, patterns: string): void {
  const { runs, y } = row;
  const g = select(group);
  g.selectAll('rect.swatch')
    .data([row])
    .join('rect')
    .attr('class', `swatch site-${row.slot}`)
    .attr('x', row.nameX)
    .attr('y', row.nameY - 4)
    .attr('width', 8)
    .attr('height', 8);
  g.selectAll('text.name')
    .data([row])
    .join('text')
    .attr('class', 'name')
    .attr('x', row.nameX + 14)
    .attr('y', row.nameY + 4.5)
    .text(row.name);
  // Ties lie over one another as stripes of equal height.
  const stripes = runs.flatMap((run) => run.constraints.map((constraint, i) => ({ run, constraint, i })));
  g.selectAll<SVGRectElement, (typeof stripes)[number]>('rect.fill')
    .data(stripes, ({ run, constraint }) => `${run.key}/${constraint}`)
    .join('rect')
    .attr('class', ({ constraint }) => `fill bind-${constraint}`)
    .attr('x', ({ run }) => run.x)
    .attr('y', ({ run, i }) => y + (i * ROW_HEIGHT) / run.constraints.length)
    .attr('width', ({ run }) => run.width)
    .attr('height', ({ run }) => ROW_HEIGHT / run.constraints.length)
    .attr('fill', ({ constraint }: { constraint: Constraint }) => `url(#${patternId(patterns, constraint)})`);
  g.selectAll<SVGRectElement, Run>('rect.outline')
    .data(runs, (run) => run.key)
    .join('rect')
    .attr('class', 'outline')
    .attr('x', (run) => run.x)
    .attr('y', y)
    .attr('width', (run) => run.width)
    .attr('height', ROW_HEIGHT);
  const worded = runs.filter((run) => run.text !== '');
  g.selectAll<SVGRectElement, Run>('rect.plate')
    .data(worded, (run) => run.key)
    .join('rect')
    .attr('class', (run) => `plate ${kindOf(run)}`)
    .attr('x', (run) => run.x + run.width / 2 - run.textWidth / 2 - PLATE_PAD)
    .attr('y', y + 2)
    .attr('width', (run) => run.textWidth + 2 * PLATE_PAD)
    .attr('height', ROW_HEIGHT - 4);
  g.selectAll<SVGTextElement, Run>('text.word')
    .data(worded, (run) => run.key)
    .join('text')
    .attr('class', (run) => `word ${kindOf(run)}`)
    .attr('x', (run) => run.x + run.width / 2)
    .attr('y', y + ROW_HEIGHT / 2 + 4)
    .text((run) => run.text)
    .raise();
}

/** A word on the solid limit needs no plate, and the paper's colour. */
function kindOf(run: Run): string {
  return run.constraints.join() === 'grid' ? 'solid' : 'patterned';
}

/** Mark one month through chart and ribbon; none takes the mark away. */
export function renderCursor(svg: SVGSVGElement, marks: FigureMarks, month: number | undefined, pinned: boolean): void {
  const cell = month === undefined ? undefined : marks.ribbon.rows[0]?.cells[month];
  groupOf(svg, 'cursor')
    .raise()
    .selectAll('rect')
    .data(cell ? [cell] : [])
    .join('rect')
    .attr('class', pinned ? 'month pinned' : 'month')
    .attr('x', ({ x }) => x)
    .attr('width', ({ width }) => width)
    .attr('y', marks.hit.y)
    .attr('height', marks.hit.height);
}

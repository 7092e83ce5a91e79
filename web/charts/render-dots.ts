/** Draws the dots of the accuracy view. Called again with new marks, it updates what stands there. */
import { select } from 'd3';
import type { DotGroup, DotMarks, DotRow } from './dots.ts';

/** A mark round the origin. What fails has corners, so that no colour is needed to tell it. */
const PATHS: Readonly<Record<DotRow['mark'], string>> = {
  dot: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z',
  diamond: 'M0 -6.5L6.5 0L0 6.5L-6.5 0z',
  left: 'M-8 0L4 -6.5V6.5z',
  right: 'M8 0L-4 -6.5V6.5z',
};
const BASELINE = 4.5;
const CAP = 4;
/** The figures of an axis end this far above the first row. */
const UNDER_TICKS = 8;

export function markPath(mark: DotRow['mark']): string {
  return PATHS[mark];
}

export function renderDots(svg: SVGSVGElement, { groups }: DotMarks): void {
  select(svg)
    .selectAll<SVGGElement, DotGroup>('g.kind')
    .data(groups, ({ kind }) => kind)
    .join('g')
    .attr('class', 'kind')
    .each(function (group) {
      const g = select(this);
      // Under the rows, also where a wider chart brings more lines.
      g.selectAll<SVGGElement, DotGroup>('g.frame')
        .data([group])
        .join('g')
        .attr('class', 'frame')
        .each(function () {
          drawFrame(this, group);
        });
      g.selectAll<SVGGElement, DotRow>('g.row')
        .data(group.rows, ({ id }) => id)
        .join('g')
        .attr('class', ({ isBeyond, isUnseen }) => `row${isBeyond ? ' beyond' : ''}${isUnseen ? ' unseen-case' : ''}`)
        .each(function (row) {
          drawRow(this, row);
        });
    });
}

function drawFrame(node: SVGGElement, group: DotGroup): void {
  const g = select(node);
  g.selectAll('text.title')
    .data([group])
    .join('text')
    .attr('class', 'title')
    .attr('y', group.y + BASELINE)
    .text(group.title);
  g.selectAll('text.tick')
    .data(group.ticks)
    .join('text')
    .attr('class', 'tick')
    .attr('x', ({ x }) => x)
    .attr('y', group.ticksY + BASELINE)
    .attr('text-anchor', 'middle')
    .text(({ text }) => text);
  g.selectAll('line.grid')
    .data(group.ticks)
    .join('line')
    .attr('class', ({ isZero }) => (isZero ? 'grid zero' : 'grid'))
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', group.ticksY + UNDER_TICKS)
    .attr('y2', group.bottom);
}

function drawRow(node: SVGGElement, row: DotRow): void {
  const g = select(node);
  g.selectAll('text.name')
    .data([row])
    .join('text')
    .attr('class', 'name')
    .attr('y', row.nameY + BASELINE)
    .text(row.name);
  g.selectAll('path.tolerance')
    .data([row])
    .join('path')
    .attr('class', 'tolerance')
    .attr('d', `M${row.from} ${row.y - CAP}v${2 * CAP}M${row.from} ${row.y}H${row.to}M${row.to} ${row.y - CAP}v${2 * CAP}`);
  g.selectAll('path.mark')
    .data(row.x === undefined ? [] : [row])
    .join('path')
    .attr('class', 'mark')
    .attr('transform', `translate(${row.x ?? 0},${row.y})`)
    .attr('d', PATHS[row.mark]);
  g.selectAll('text.error')
    .data(row.text === '' ? [] : [row])
    .join('text')
    .attr('class', 'error')
    .attr('x', row.textX)
    .attr('y', row.y + BASELINE)
    .attr('text-anchor', row.anchor)
    .text(row.text);
}

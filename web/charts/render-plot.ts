/** Draws a measure over time. Called again with new marks, it updates what stands there. */
import { groupOf } from './group.ts';
import './quiet.ts';
import { renderAsOf, renderAxes, renderNote, renderRules } from './render-ground.ts';
import { type EndLabel, LABEL_GAP, LABEL_LINE, type PlotMarks } from './plot.ts';

export function renderPlot(svg: SVGSVGElement, marks: PlotMarks): void {
  const { box, asOf } = marks;
  const right = box.x + box.width;

  renderRules(svg, marks, (_, i) => i === 0);
  groupOf(svg, 'areas')
    .selectAll<SVGPathElement, PlotMarks['areas'][number]>('path')
    .data(
      marks.areas.filter(({ d }) => d !== ''),
      (mark) => mark.site,
    )
    .join('path')
    // Bars have no edge of their own.
    .attr('class', (mark) => `area${mark.edge === '' ? ' months' : ''} site-${mark.tone}`)
    .attr('d', (mark) => mark.d);
  groupOf(svg, 'veil')
    .selectAll('rect')
    .data(asOf ? [asOf] : [])
    .join('rect')
    .attr('class', 'forecast')
    .attr('x', (mark) => mark.x)
    .attr('y', box.y)
    .attr('width', (mark) => right - mark.x)
    .attr('height', box.height);
  groupOf(svg, 'edges')
    .selectAll<SVGPathElement, PlotMarks['areas'][number]>('path')
    .data(marks.areas, (mark) => mark.site)
    .join('path')
    .attr('class', (mark) => `edge${mark.d === '' ? '' : ' over'} site-${mark.tone}`)
    .attr('d', (mark) => mark.edge);

  const lines = groupOf(svg, 'lines');
  const drawn = [
    ...marks.lines.map(({ id, d }) => ({ name: `thin ${id}`, d })),
    { name: 'firm', d: marks.firm },
    { name: 'before', d: marks.before },
  ].filter(({ d }) => d !== '');
  lines
    .selectAll<SVGPathElement, (typeof drawn)[number]>('path')
    .data(drawn, ({ name }) => name)
    .join('path')
    .attr('class', ({ name }) => name)
    .attr('d', ({ d }) => d);
  renderAsOf(svg, marks);
  renderNote(svg, marks);
  renderAxes(svg, marks);
  renderLabels(svg, marks);
}

function renderLabels(svg: SVGSVGElement, marks: PlotMarks): void {
  const labels = groupOf(svg, 'labels')
    .selectAll<SVGGElement, EndLabel>('g')
    .data(marks.labels, (label) => label.key)
    .join('g')
    .attr('class', (label) => `label site-${label.tone}`);
  labels
    .selectAll('path')
    .data((label) => [label])
    .join('path')
    .attr(
      'd',
      (label) => `M${marks.labelX + 1},${label.fromY.toFixed(1)}h3L${marks.labelX + LABEL_GAP - 5},${label.y.toFixed(1)}h2`,
    );
  labels
    .selectAll('text')
    .data((label) => label.lines.map((text, i) => ({ text, y: label.y + (i - (label.lines.length - 1) / 2) * LABEL_LINE })))
    .join('text')
    .attr('x', marks.labelX + LABEL_GAP)
    .attr('y', (line) => line.y + 4)
    .text((line) => line.text);
}

/** Mark one month in a plot that stands alone; none takes the mark away. */
export function renderMonth(
  svg: SVGSVGElement,
  { box, x }: Pick<PlotMarks, 'box' | 'x'>,
  month: { readonly startMs: number; readonly endMs: number } | undefined,
  pinned: boolean,
): void {
  groupOf(svg, 'cursor')
    .raise()
    .selectAll('rect')
    .data(month ? [month] : [])
    .join('rect')
    .attr('class', pinned ? 'month pinned' : 'month')
    .attr('x', ({ startMs }) => x(startMs))
    .attr('width', ({ startMs, endMs }) => x(endMs) - x(startMs))
    .attr('y', box.y)
    .attr('height', box.height);
}

/** Draws a measure over time. Called again with new marks, it updates what stands there. */
import { type Selection, select } from 'd3';
import './quiet.ts';
import { type EndLabel, LABEL_GAP, LABEL_LINE, type PlotMarks } from './plot.ts';

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** The group of a class inside a parent, made on the first call. */
export function groupOf(parent: SVGElement, name: string): Group {
  const found = select(parent).selectChild<SVGGElement>(`g.${name}`);
  return found.empty() ? (select(parent).append('g').attr('class', name) as unknown as Group) : (found as unknown as Group);
}

export function renderPlot(svg: SVGSVGElement, marks: PlotMarks): void {
  const { box, asOf } = marks;
  const right = box.x + box.width;
  const bottom = box.y + box.height;

  groupOf(svg, 'grid')
    .selectAll('line')
    .data(marks.grid)
    .join('line')
    .attr('class', (_, i) => (i === 0 ? 'base' : 'rule'))
    .attr('x1', 0)
    .attr('x2', right)
    .attr('y1', (tick) => tick.y)
    .attr('y2', (tick) => tick.y);

  groupOf(svg, 'areas')
    .selectAll<SVGPathElement, PlotMarks['areas'][number]>('path')
    .data(
      marks.areas.filter(({ d }) => d !== ''),
      (mark) => mark.site,
    )
    .join('path')
    .attr('class', (mark) => `area site-${mark.tone}`)
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
    .attr('class', (mark) => `edge site-${mark.tone}`)
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
    .data(asOf?.text ? asOfTexts(asOf) : [])
    .join('text')
    .attr('class', (text) => text.name)
    .attr('x', (text) => text.x)
    .attr('y', box.y - 9)
    .attr('text-anchor', (text) => text.anchor)
    .text((text) => text.text);

  groupOf(svg, 'note')
    .selectAll('text')
    .data(marks.note?.text ? [marks.note] : [])
    .join('text')
    .attr('x', (note) => note.x)
    .attr('y', (note) => note.y)
    .attr('text-anchor', 'middle')
    .text((note) => note.text);
  renderAxes(svg, marks);
  renderLabels(svg, marks);
}

/** The date stands before the line, the word "forecast" after it; near the left edge both stand after it. */
function asOfTexts(asOf: NonNullable<PlotMarks['asOf']>) {
  const date = { name: 'date', text: asOf.text, x: asOf.x + (asOf.dateAfter ? 5 : -5), anchor: asOf.dateAfter ? 'start' : 'end' };
  return asOf.dateAfter ? [date] : [date, { name: 'after', text: asOf.forecast, x: asOf.x + 5, anchor: 'start' }];
}

function renderAxes(svg: SVGSVGElement, marks: PlotMarks): void {
  const { box } = marks;
  const bottom = box.y + box.height;
  groupOf(svg, 'value-axis')
    .selectAll('text')
    .data(marks.grid)
    .join('text')
    .attr('x', 0)
    .attr('y', (tick) => tick.y - 4)
    .text((tick) => tick.text);
  renderTimeAxis(svg, marks.ticks, bottom);
}

export function renderTimeAxis(svg: SVGSVGElement, ticks: PlotMarks['ticks'], bottom: number): void {
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

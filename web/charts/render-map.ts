/** Draws the map. Called again with new marks, it updates what stands there. */
import './quiet.ts';
import type { MapMark, MapMarks } from './map.ts';
import { patternId } from './patterns.ts';
import { groupOf } from './group.ts';

const LINE = 15;

export function renderMap(svg: SVGSVGElement, marks: MapMarks, patterns: string, chosen: string | undefined): void {
  groupOf(svg, 'land')
    .selectAll('path')
    .data(marks.land)
    .join('path')
    .attr('d', ({ d }) => d);
  groupOf(svg, 'coast').selectAll('path').data([marks.edge]).join('path').attr('d', String);
  const key = groupOf(svg, 'map-key').selectAll('g').data(marks.key).join('g');
  key
    .selectAll('circle')
    .data((one) => [one])
    .join('circle')
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y)
    .attr('r', ({ radius }) => radius);
  key
    .selectAll('text')
    .data((one) => [one])
    .join('text')
    .attr('x', ({ textX }) => textX)
    .attr('y', ({ textY }) => textY)
    .text(({ text }) => text);
  renderPlaces(svg, marks);
  // The largest lie lowest.
  const ordered = [...marks.sites].sort((a, b) => b.radius - a.radius);
  const sites = groupOf(svg, 'map-sites')
    .selectAll<SVGGElement, MapMark>('g.map-site')
    .data(ordered, ({ id }) => id)
    .join('g')
    .attr('class', ({ id, slot }) => `map-site site-${slot}${id === chosen ? ' chosen' : ''}`)
    .attr('data-site', ({ id }) => id)
    .attr('transform', ({ x, y }) => `translate(${x.toFixed(1)},${y.toFixed(1)})`);
  const standing = (mark: MapMark) => (mark.radius > 0 ? [mark] : []);
  sites
    .selectAll('circle.body')
    .data(standing)
    .join('circle')
    .attr('class', 'body')
    .attr('r', ({ radius }) => radius);
  sites
    .selectAll('circle.bind')
    .data((mark) => (mark.radius > 0 && mark.constraints.length > 0 ? [mark] : []))
    .join('circle')
    .attr('class', ({ constraints }) => `bind bind-${constraints[0]!}`)
    .attr('r', ({ radius }) => Math.max(0, radius - 1))
    .attr('fill', ({ constraints }) => `url(#${patternId(patterns, constraints[0]!)})`);
  sites
    .selectAll('circle.rim')
    .data(standing)
    .join('circle')
    .attr('class', 'rim')
    .attr('r', ({ radius }) => radius);
  sites
    .selectAll('circle.in-use')
    .data((mark) => (mark.inUse > 0 ? [mark] : []))
    .join('circle')
    .attr('class', 'in-use')
    .attr('r', ({ radius }) => radius)
    // Clockwise from the top, as a clock goes.
    .attr('transform', 'rotate(-90)')
    .attr('pathLength', 1)
    .attr('stroke-dasharray', ({ inUse }) => `${inUse.toFixed(4)} 1`);
  sites
    .selectAll('text.letter')
    .data(({ letters }) => (letters === '' ? [] : [letters]))
    .join('text')
    .attr('class', 'letter')
    .attr('y', 4.5)
    .text(String);
  renderNames(svg, marks);
}

/** Where the sites stand: rings, never points. */
function renderPlaces(svg: SVGSVGElement, marks: MapMarks): void {
  const places = groupOf(svg, 'places')
    .selectAll<SVGGElement, MapMark>('g')
    .data(marks.sites, ({ id }) => id)
    .join('g')
    .attr('class', ({ slot }) => `site-${slot}`);
  places
    .selectAll('path')
    .data(({ tie }) => (tie === '' ? [] : [tie]))
    .join('path')
    .attr('class', 'tie')
    .attr('d', String);
  places
    .selectAll('circle')
    .data((mark) => [mark])
    .join('circle')
    .attr('class', 'place')
    .attr('cx', ({ placeX }) => placeX)
    .attr('cy', ({ placeY }) => placeY)
    .attr('r', ({ placeRadius }) => placeRadius);
}

/** Over all circles, so that none covers a name. */
function renderNames(svg: SVGSVGElement, marks: MapMarks): void {
  groupOf(svg, 'leaders')
    .selectAll('path')
    .data(marks.sites.filter(({ leader }) => leader !== ''))
    .join('path')
    .attr('class', ({ slot }) => `site-${slot}`)
    .attr('d', ({ leader }) => leader);
  groupOf(svg, 'map-names')
    .selectAll<SVGGElement, MapMark>('g')
    .data(marks.sites, ({ id }) => id)
    .join('g')
    .attr('data-site', ({ id }) => id)
    .selectAll('text')
    .data(({ label }) => label.lines.map((text, i) => ({ text, i, label })))
    .join('text')
    .attr('class', ({ i }) => (i === 0 ? 'name' : 'value'))
    .attr('text-anchor', ({ label }) => label.anchor)
    .attr('x', ({ label }) => label.x)
    .attr('y', ({ label, i }) => label.y + (i - (label.lines.length - 1) / 2) * LINE + 4)
    .text(({ text }) => text);
}

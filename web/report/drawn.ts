/** A chart of a report as an SVG of its own. */
import type { Drawing } from '../charts/export-svg.ts';

export function drawn({ height, draw }: Drawing, width: number): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  draw(svg);
  // A chart may have set its own size, which is that of the page.
  svg.setAttribute('class', 'figure');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  return svg;
}

/** A chart as one file that needs nothing beside it: its own font, its own colours, its words as text. */
import { select } from 'd3';
import regularUrl from '../fonts/jalon-sans-regular.woff2?url';
import semiboldUrl from '../fonts/jalon-sans-semibold.woff2?url';
import type { Words } from '../i18n/messages.ts';
import chartCss from './chart.css?raw';
import { type FigureData, layoutFigure } from './figure.ts';
import { renderPatterns } from './patterns.ts';
import { renderPlot } from './render-plot.ts';
import { renderRibbon } from './render-ribbon.ts';
import { linesOf } from './text.ts';

export type FileHeadings = {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly description: string;
};

/** What is drawn between the headings and the source line: how high it is, and how. */
export type Drawing = { readonly height: number; readonly draw: (svg: SVGSVGElement) => void };
/** Lays a chart out for a width, in the height that the headings leave. */
export type Draft = (width: number, room: number) => Drawing;

const SVG = 'http://www.w3.org/2000/svg';
const SIZE = { width: 960, height: 600 };
const MARGIN = 24;
const LEAST_PLOT = 220;

/** The text of the file, in the language of `words` and in the theme that the page shows; `more` styles marks that only this chart has. */
export async function exportSvg(draft: Draft, headings: FileHeadings, words: Words, size = SIZE, more = ''): Promise<string> {
  const [regular, semibold] = await Promise.all([dataUri(regularUrl), dataUri(semiboldUrl)]);
  const svg = drawFile(draft, headings, words, size);
  const style = document.createElementNS(SVG, 'style');
  style.textContent = `${fontFace(400, regular)}${fontFace(600, semibold)}${withColours(chartCss + more)}`;
  svg.insertBefore(style, svg.firstChild?.nextSibling?.nextSibling ?? null);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

/** The main figure, its plot as high as ribbon and headings leave it. */
export function figureDraft(data: FigureData, words: Words): Draft {
  return (width, room) => {
    const bare = layoutFigure(data, { width, plotHeight: 0 }, words).height;
    const marks = layoutFigure(data, { width, plotHeight: Math.max(LEAST_PLOT, room - bare) }, words);
    return {
      height: marks.height,
      draw: (plot) => {
        renderPatterns(plot, 'bind');
        renderPlot(plot, marks.plot);
        renderRibbon(plot, marks.ribbon, 'bind');
      },
    };
  };
}

function drawFile(draft: Draft, headings: FileHeadings, words: Words, size: typeof SIZE): SVGSVGElement {
  const { width: fullWidth, height: fullHeight } = size;
  const width = fullWidth - 2 * MARGIN;
  const title = linesOf(headings.title, 15, width, true);
  const subtitle = linesOf(headings.subtitle, 13, width);
  const source = linesOf(headings.source, 11.5, width);
  const above = MARGIN + title.length * 20 + subtitle.length * 17 + 8;
  const below = 14 + source.length * 15 + MARGIN - 8;
  const drawing = draft(width, fullHeight - above - below);
  const height = above + drawing.height + below;

  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${fullWidth} ${height}`);
  svg.setAttribute('width', String(fullWidth));
  svg.setAttribute('height', String(height));
  svg.setAttribute('class', 'figure');
  svg.setAttribute('lang', words.language);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', 'title description');
  const root = select(svg);
  root.append('title').attr('id', 'title').text(headings.title);
  root.append('desc').attr('id', 'description').text(headings.description);
  root.append('rect').attr('class', 'sheet').attr('width', fullWidth).attr('height', height).attr('fill', colourOf('--paper'));

  const texts = root.append('g').attr('id', 'headings');
  const write = (lines: readonly string[], name: string, top: number, step: number) =>
    texts
      .selectAll(`text.${name}`)
      .data(lines)
      .join('text')
      .attr('class', name)
      .attr('x', MARGIN)
      .attr('y', (_, i) => top + i * step)
      .text(String);
  write(title, 'heading', MARGIN + 14, 20);
  write(subtitle, 'subheading', MARGIN + title.length * 20 + 13, 17);
  write(source, 'source', above + drawing.height + 14 + 8, 15);

  const plot = document.createElementNS(SVG, 'svg');
  plot.setAttribute('x', String(MARGIN));
  plot.setAttribute('y', String(above));
  plot.setAttribute('width', String(width));
  plot.setAttribute('height', String(drawing.height));
  plot.setAttribute('id', 'plot');
  svg.append(plot);
  drawing.draw(plot);
  return svg;
}

function fontFace(weight: number, uri: string): string {
  return `@font-face{font-family:'Jalon Sans';font-weight:${weight};src:url(${uri}) format('woff2');}\n`;
}

/** The chart's style with every token written out as the page shows it now. */
function withColours(css: string): string {
  return css.replace(/var\((--[\w-]+)\)/g, (_, token: string) => colourOf(token)).replace(/\/\*[\s\S]*?\*\/\s*/g, '');
}

/** A token as the theme of the page resolves it. */
function colourOf(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  const parts =
    colour
      .match(/\d+(\.\d+)?/g)
      ?.slice(0, 3)
      .map(Number) ?? [];
  return parts.length === 3 ? `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}` : colour;
}

async function dataUri(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}

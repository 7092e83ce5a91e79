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
  /** Where it is from: under the picture, each from a line of its own. */
  readonly notes: readonly string[];
  readonly description: string;
};

/** What is drawn between the headings and the notes: how high it is, and how. */
export type Drawing = { readonly height: number; readonly draw: (svg: SVGSVGElement) => void };
/** Lays a chart out for a width, in the height that the headings leave. */
export type Draft = (width: number, room: number) => Drawing;
export type PictureTheme = 'light' | 'dark';

export type Look = {
  readonly size: { readonly width: number; readonly height: number };
  /** True where the picture has that height whatever is in it; a chart of rows else takes what it needs. */
  readonly exact?: boolean;
  /** That of the page where none is told. */
  readonly theme?: PictureTheme | undefined;
  /** Styles of marks that only this chart has. */
  readonly css?: string;
};

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 24;
const LEAST_PLOT = 220;
/** A chart that does not fit is laid out larger and drawn smaller, by steps of this, as far as can be read. */
const STEP = 1.08;
const SMALLEST = 3.5;
const LARGEST = 0.75;

/** The text of the file, in the language of `words`. */
export async function exportSvg(draft: Draft, headings: FileHeadings, words: Words, look: Look): Promise<string> {
  const [regular, semibold] = await Promise.all([dataUri(regularUrl), dataUri(semiboldUrl)]);
  const svg = drawPicture(draft, headings, words, look);
  const style = document.createElementNS(SVG, 'style');
  style.textContent = `${fontFace(400, regular)}${fontFace(600, semibold)}${withColours(chartCss + (look.css ?? ''), look.theme)}`;
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

/** The picture without its style: what the page's own style, or that of the file, makes a picture of. */
export function drawPicture(draft: Draft, headings: FileHeadings, words: Words, look: Look): SVGSVGElement {
  const { width: fullWidth, height: fullHeight } = look.size;
  const width = fullWidth - 2 * MARGIN;
  const title = linesOf(headings.title, 15, width, true);
  const subtitle = linesOf(headings.subtitle, 13, width);
  const notes = headings.notes.flatMap((note) => linesOf(note, 11.5, width));
  const above = MARGIN + title.length * 20 + subtitle.length * 17 + 8;
  const below = 14 + notes.length * 15 + MARGIN - 8;
  const room = fullHeight - above - below;
  const { drawing, scale } = look.exact ? fitted(draft, width, room) : { drawing: draft(width, room), scale: 1 };
  const drawn = drawing.height / scale;
  const height = look.exact ? fullHeight : above + drawn + below;

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
  root
    .append('rect')
    .attr('class', 'sheet')
    .attr('width', fullWidth)
    .attr('height', height)
    .attr('fill', colourOf('--paper', look.theme));

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
  write(notes, 'source', height - below + 14 + 8, 15);

  const plot = document.createElementNS(SVG, 'svg');
  svg.append(plot);
  drawing.draw(plot);
  // A chart may have set its own size, which is that of the page.
  plot.setAttribute('x', String(MARGIN));
  plot.setAttribute('y', String(above));
  plot.setAttribute('width', String(width));
  plot.setAttribute('height', String(drawn));
  plot.setAttribute('viewBox', `0 0 ${width * scale} ${drawing.height}`);
  plot.setAttribute('id', 'plot');
  return svg;
}

/** Laid out so that it fills the room: rows that need more are drawn smaller, rows that need less larger. */
function fitted(draft: Draft, width: number, room: number): { readonly drawing: Drawing; readonly scale: number } {
  let scale = 1;
  let drawing = draft(width, room);
  const fits = ({ height }: Drawing, by: number) => height <= room * by + 0.5;
  while (!fits(drawing, scale) && scale < SMALLEST) {
    scale *= STEP;
    drawing = draft(width * scale, room * scale);
  }
  if (scale > 1 || drawing.height > room - 1) return { drawing, scale };
  for (let next = scale / STEP; next > LARGEST; next /= STEP) {
    const larger = draft(width * next, room * next);
    if (!fits(larger, next)) break;
    [drawing, scale] = [larger, next];
  }
  return { drawing, scale };
}

export function fontFace(weight: number, uri: string): string {
  return `@font-face{font-family:'Jalon Sans';font-weight:${weight};src:url(${uri}) format('woff2');}\n`;
}

/** The chart's style with every token written out as a theme has it. */
function withColours(css: string, theme: PictureTheme | undefined): string {
  return css.replace(/var\((--[\w-]+)\)/g, (_, token: string) => colourOf(token, theme)).replace(/\/\*[\s\S]*?\*\/\s*/g, '');
}

/** A token as a theme resolves it, or that of the page. */
function colourOf(token: string, theme: PictureTheme | undefined): string {
  const probe = document.createElement('span');
  if (theme) probe.dataset.theme = theme;
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

export async function dataUri(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}

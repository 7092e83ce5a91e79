/** The picture as a PDF: lines stay lines and text stays text, in the page's own font, so that it can be searched, copied and read aloud. */
import { jsPDF } from 'jspdf';
import { svg2pdf } from 'svg2pdf.js';
import regularUrl from '../fonts/jalon-sans-regular.ttf?url';
import semiboldUrl from '../fonts/jalon-sans-semibold.ttf?url';
import type { PictureTheme } from '../charts/export-svg.ts';
import type { Language } from '../format.ts';
import type { Picture, PictureFile } from './picture.ts';

/** A pixel is a 96th of an inch, a point a 72nd. */
const POINTS_A_PIXEL = 0.75;
/** The glyphs of the page's own files, unpacked; the no-break space and the soft hyphen have glyphs of their own, so that readers get them back. */
const FONTS = [
  { name: 'JalonSans', url: regularUrl },
  { name: 'JalonSansSemibold', url: semiboldUrl },
] as const;
/** What a style sheet says of a mark, as the PDF reads it: written on the mark itself. */
const PAINT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
] as const;
/** The halo of a text would be drawn over it: a plate of paper stands behind it instead. */
const PLATE_OPACITY = 0.8;

export type Paper = {
  readonly pdf: jsPDF;
  /** Code points that the font has a sign for. */
  readonly signs: ReadonlySet<number>;
  /** Those that were asked for and have none. */
  readonly missing: Set<string>;
};

/** The name of a weight of the page's own font. */
export function fontName(semibold: boolean): string {
  return FONTS[semibold ? 1 : 0].name;
}

/** An empty page of a width and height in points, with the page's own font and what a reader of files shows of it. */
export async function newPaper(
  [width, height]: readonly [number, number],
  about: { readonly title: string; readonly subject: string; readonly language: Language },
): Promise<Paper> {
  const fonts = await Promise.all(FONTS.map(async ({ name, url }) => ({ name, bytes: await bytesOf(url) })));
  const pdf = new jsPDF({
    unit: 'pt',
    format: [width, height],
    orientation: width > height ? 'landscape' : 'portrait',
    compress: true,
  });
  for (const { name, bytes } of fonts) {
    pdf.addFileToVFS(`${name}.ttf`, binaryOf(bytes));
    pdf.addFont(`${name}.ttf`, name, 'normal');
  }
  pdf.setDocumentProperties({ title: about.title, subject: about.subject, author: 'Jalon', creator: 'Jalon' });
  pdf.setLanguage(about.language === 'fr' ? 'fr-FR' : 'en-GB');
  return { pdf, signs: signsOf(new DataView(fonts[0]!.bytes)), missing: new Set() };
}

/** Draws an SVG as a theme has it into a box of the page, in points. */
export async function drawOn(
  { pdf, signs, missing }: Paper,
  svg: SVGSVGElement,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  theme: PictureTheme | undefined,
): Promise<void> {
  const host = document.createElement('div');
  host.className = 'unseen';
  if (theme) host.dataset.theme = theme;
  document.body.append(host);
  try {
    host.append(svg);
    for (const text of svg.querySelectorAll('text')) text.textContent = withSigns(text.textContent ?? '', signs, missing);
    flatten(svg);
    await svg2pdf(svg, pdf, { ...box, loadImages: false });
  } finally {
    host.remove();
  }
}

export async function pdfOf(picture: Picture): Promise<PictureFile> {
  const { headings, words, look } = picture;
  const [width, height] = [look.size.width * POINTS_A_PIXEL, look.size.height * POINTS_A_PIXEL];
  const about = { title: headings.title, subject: headings.description, language: words.language };
  const paper = await newPaper([width, height], about);
  await drawOn(paper, picture.element(), { x: 0, y: 0, width, height }, look.theme);
  return { blob: paper.pdf.output('blob'), missing: [...paper.missing] };
}

/** A pattern without a drawing is its tint: as one surface it has no seams. */
function plainPatterns(svg: SVGSVGElement): ReadonlyMap<string, string> {
  const plain = new Map<string, string>();
  for (const { id, children } of svg.querySelectorAll('pattern')) {
    const [tint] = children;
    if (children.length === 1 && tint?.localName === 'rect') plain.set(`url(#${id})`, getComputedStyle(tint).fill);
  }
  return plain;
}

/** Writes on each mark what its style makes of it, and takes the style away. */
function flatten(svg: SVGSVGElement): void {
  const plain = plainPatterns(svg);
  for (const mark of [...svg.querySelectorAll<SVGGraphicsElement>('*')]) {
    const { localName } = mark;
    if (['title', 'desc', 'defs', 'pattern'].includes(localName)) continue;
    const style = getComputedStyle(mark);
    if (localName === 'text') {
      plateBehind(mark, style);
      mark.setAttribute('font-family', Number(style.fontWeight) >= 600 ? 'JalonSansSemibold' : 'JalonSans');
      mark.setAttribute('font-size', style.fontSize);
      mark.setAttribute('text-anchor', style.textAnchor);
      mark.setAttribute('xml:space', 'preserve');
      mark.setAttribute('fill', style.fill);
      continue;
    }
    if (localName === 'g' || localName === 'svg') continue;
    for (const name of PAINT) {
      const value = style.getPropertyValue(name);
      if (value === '') continue;
      const fill = value.replaceAll('"', '');
      mark.setAttribute(name, name === 'fill' ? (plain.get(fill) ?? fill) : value);
    }
  }
  for (const mark of [svg, ...svg.querySelectorAll('[class]')]) mark.removeAttribute('class');
}

function plateBehind(text: SVGGraphicsElement, style: CSSStyleDeclaration): void {
  if (style.stroke === 'none' || text.textContent === '') return;
  const box = text.getBBox();
  const plate = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const side of ['x', 'y', 'width', 'height'] as const) plate.setAttribute(side, String(box[side]));
  plate.setAttribute('fill', style.stroke);
  plate.setAttribute('fill-opacity', String(PLATE_OPACITY));
  text.before(plate);
}

/** A question mark where the font has no sign; which it is goes among those that are missing. */
export function withSigns(text: string, signs: ReadonlySet<number>, missing: Set<string>): string {
  return [...text.normalize('NFC')]
    .map((sign) => {
      if (signs.has(sign.codePointAt(0)!)) return sign;
      missing.add(sign);
      return '?';
    })
    .join('');
}

/** The code points that a font has a glyph for: the table "cmap" in format 4 (OpenType, chapter "cmap"). */
function signsOf(font: DataView): ReadonlySet<number> {
  const signs = new Set<number>();
  for (let i = 0; i < font.getUint16(4); i++) {
    const entry = 12 + 16 * i;
    if (font.getUint32(entry) !== 0x636d6170) continue;
    const cmap = font.getUint32(entry + 8);
    for (let n = 0; n < font.getUint16(cmap + 2); n++) {
      const table = cmap + font.getUint32(cmap + 4 + 8 * n + 4);
      if (font.getUint16(table) !== 4) continue;
      const segments = font.getUint16(table + 6);
      for (let s = 0; s < segments; s += 2) {
        const [end, start] = [font.getUint16(table + 14 + s), font.getUint16(table + 16 + segments + s)];
        for (let code = start; code <= end && code < 0xffff; code++) signs.add(code);
      }
    }
  }
  return signs;
}

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.arrayBuffer();
}

/** A letter a byte: what jsPDF takes for a file. */
function binaryOf(bytes: ArrayBuffer): string {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return text;
}

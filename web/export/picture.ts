/** A chart as a picture of its own: what it is to look like, and its file in each of the formats. */
import type { Parameter } from '../../src/index.ts';
import { drawPicture, exportSvg, type FileHeadings, type Look, type PictureTheme } from '../charts/export-svg.ts';
import type { Language } from '../format.ts';
import { type Words, wordsFor } from '../i18n/messages.ts';
import { type Here, notesOf } from './about.ts';
import { pngOf } from './png.ts';
import type { PictureSource } from './source.ts';

export const PICTURE_FORMATS = ['svg', 'png2', 'png4', 'pdf'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];
export const PNG_SCALES = { png2: 2, png4: 4 } as const;

/** In pixels of a screen, of which 96 make an inch: A4 lies on its side. */
export const SIZES = {
  wide: { width: 960, height: 540 },
  square: { width: 720, height: 720 },
  a4: { width: 1123, height: 794 },
} as const;
export type SizeName = keyof typeof SIZES;

export type PictureWish = {
  readonly size: SizeName;
  readonly language: Language;
  readonly theme: PictureTheme;
  /** In place of the finding and of the first text, where something was written. */
  readonly title: string;
  readonly alt: string;
};

export type PictureFile = { readonly blob: Blob; readonly missing: readonly string[] };

/** What a picture is drawn from. */
export type Picture = {
  readonly svg: () => Promise<string>;
  readonly element: () => SVGSVGElement;
  readonly headings: FileHeadings;
  readonly words: Words;
  readonly look: Look;
};

export async function pictureOf(
  source: PictureSource,
  wish: PictureWish,
  parameters: readonly Parameter[],
  here: Here,
): Promise<Picture> {
  const words = wordsFor(wish.language);
  const { title, subtitle, description } = source.headings(words);
  const headings: FileHeadings = {
    title: wish.title.trim() || title,
    subtitle,
    description: wish.alt.trim() || description,
    notes: notesOf(source, parameters, here, words),
  };
  const look: Look = {
    size: SIZES[wish.size],
    exact: true,
    theme: wish.theme,
    ...(source.css !== undefined && { css: source.css }),
  };
  const draft = await source.draft(words);
  return {
    svg: () => exportSvg(draft, headings, words, look),
    element: () => drawPicture(draft, headings, words, look),
    headings,
    words,
    look,
  };
}

/** The picture as a file; what draws it is fetched when it is asked for. */
export async function fileOf(picture: Picture, format: PictureFormat): Promise<PictureFile> {
  if (format === 'pdf') return (await import('./pdf.ts')).pdfOf(picture);
  const svg = await picture.svg();
  if (format === 'svg') return { blob: new Blob([svg], { type: 'image/svg+xml' }), missing: [] };
  return { blob: await pngOf(svg, picture.look.size, PNG_SCALES[format]), missing: [] };
}

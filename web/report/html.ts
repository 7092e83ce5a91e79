/** A report as one file of HTML that asks nothing of anyone: its own font, its own style, its charts as SVG, and no script. */
import regularUrl from '../fonts/jalon-sans-regular.woff2?url';
import semiboldUrl from '../fonts/jalon-sans-semibold.woff2?url';
import chartCss from '../charts/chart.css?raw';
import { dataUri, fontFace } from '../charts/export-svg.ts';
import tokensCss from '../tokens.css?raw';
import multiplesCss from '../views/multiples.css?raw';
import reportCss from './report.css?raw';
import { htmlText } from './html-text.ts';
import { drawn } from './drawn.ts';
import { figuresOf, type Report, type ReportFigure } from './report.ts';

/** Widths of the two drawings of a chart: one to be read at a desk and on paper, one on a phone. */
const WIDE = 760;
const NARROW = 350;
/** A narrow chart is taller beside its width. */
const TALLER = 1.7;

export type Told = (share: number, figure: string) => Promise<void>;

export async function htmlOf(report: Report, told: Told): Promise<string> {
  const [regular, semibold] = await Promise.all([dataUri(regularUrl), dataUri(semiboldUrl)]);
  const figures = figuresOf(report);
  const pictures = new Map<ReportFigure, string>();
  for (const [i, figure] of figures.entries()) {
    await told(i / figures.length, figure.name);
    const both = [
      { name: 'wide', width: WIDE, shape: figure.shape },
      { name: 'narrow', width: NARROW, shape: figure.shape * TALLER },
    ];
    pictures.set(figure, both.map((one) => pictureOf(figure, i, one)).join('\n'));
  }
  const style =
    `${fontFace(400, regular)}${fontFace(600, semibold)}${themes(tokensCss + multiplesCss)}${chartCss}${reportCss}`.replace(
      /\/\*[\s\S]*?\*\/\s*/g,
      '',
    );
  return htmlText(report, (figure) => pictures.get(figure)!, style, await policyOf(style));
}

function pictureOf(
  figure: ReportFigure,
  nth: number,
  { name, width, shape }: { readonly name: string; readonly width: number; readonly shape: number },
): string {
  const svg = drawn(figure.draft(`${name}-${nth}`)(width, Math.round(width * shape)), width);
  svg.setAttribute('class', `figure ${name}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', figure.description);
  return svg.outerHTML;
}

/** The colours of the page as every reader of HTML knows them: light ones, and dark ones where dark is asked for. */
export function themes(tokens: string): string {
  const pairs = [...tokens.matchAll(/(--[\w-]+): light-dark\((#\w+), (#\w+)\)/g)];
  const as = (which: 2 | 3) => pairs.map((pair) => `${pair[1]}:${pair[which]}`).join(';');
  return `:root{color-scheme:light dark;${as(2)}}\n@media (prefers-color-scheme: dark){:root{${as(3)}}}\n@media print{:root{color-scheme:light;${as(2)}}}\n`;
}

/** Nothing may be fetched or run; of styles the very one that the file carries, where the browser can take its fingerprint. */
async function policyOf(style: string): Promise<string> {
  // Pages that were not fetched safely have no fingerprints.
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  const digest = subtle && new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(style)));
  const own = digest ? `'sha256-${btoa(String.fromCharCode(...digest))}'` : "'unsafe-inline'";
  return `default-src 'none'; style-src ${own}; font-src data:; base-uri 'none'; form-action 'none'`;
}

/** The very SVG as pixels. */

/** Why a picture could not become pixels, by the text that tells it. */
export class NoPixels extends Error {
  constructor(readonly why: 'noFont' | 'tooLarge') {
    super(why);
  }
}

/** Two lines of the picture's own style, enlarged: a plain one, and below it a heading. */
const PROBE = { width: 480, height: 160, enlarged: 4 };
const LINES = [
  { font: '400 50px "Jalon Sans"', name: '', baseline: 14 },
  { font: '600 60px "Jalon Sans"', name: 'heading', baseline: 34 },
] as const;
/** Words of which our font and what stands in for it make different widths. */
const PROBE_TEXT = 'Wmil0 Rtœ';
/** Pixels by which the two may differ: each line is set to whole ones. */
const TOLERANCE = 3;
const TRIES = 12;
const PAUSE_MS = 40;

export async function pngOf(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Blob> {
  const image = await imageOf(svg);
  await untilFontStands(svg);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new NoPixels('tooLarge');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new NoPixels('tooLarge');
  return blob;
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * A picture may be ready before the fonts inside it are. Words set by the picture's own style are drawn until they are as wide as the
 * page's own font makes them; the picture that was asked for is drawn after.
 */
async function untilFontStands(svg: string): Promise<void> {
  const style = /<style[^>]*>[\s\S]*?<\/style>/.exec(svg)?.[0] ?? '';
  const { width, height, enlarged } = PROBE;
  const texts = LINES.map(({ name, baseline }) => `<text class="${name}" y="${baseline}">${PROBE_TEXT}</text>`);
  const probe = `<svg xmlns="http://www.w3.org/2000/svg" class="figure" width="${width}" height="${height}" viewBox="0 0 ${width / enlarged} ${height / enlarged}">${style}${texts.join('')}</svg>`;
  await Promise.all(LINES.map(({ font }) => document.fonts.load(font, PROBE_TEXT)));
  for (let tries = 0; tries < TRIES; tries++) {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new NoPixels('tooLarge');
    context.drawImage(await imageOf(probe), 0, 0);
    const isOurs = LINES.every(({ font }, i) => {
      const drawn = inkWidth(context.getImageData(0, (i * height) / 2, width, height / 2));
      context.font = font;
      return Math.abs(drawn - context.measureText(PROBE_TEXT).actualBoundingBoxRight) <= TOLERANCE;
    });
    if (isOurs) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new NoPixels('noFont');
}

/** How far to the right something is drawn. */
function inkWidth({ data, width, height }: ImageData): number {
  for (let x = width - 1; x >= 0; x--) for (let y = 0; y < height; y++) if (data[4 * (y * width + x) + 3]! > 127) return x + 1;
  return 0;
}

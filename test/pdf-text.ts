/**
 * The texts of a PDF, sign by sign, by the character maps that its fonts carry (ISO 32000-1, 9.10.3). Readers turn every space into a plain
 * one; here a narrow no-break space stays what it is.
 */
import { inflateSync } from 'node:zlib';

export function pdfTexts(file: Buffer): string[] {
  const text = file.toString('latin1');
  const objects = new Map<string, { readonly head: string; readonly body: string }>();
  for (const match of text.matchAll(/(\d+) 0 obj\b/g)) {
    const from = match.index + match[0].length;
    const end = text.indexOf('endobj', from);
    const stream = /stream\r?\n/g;
    stream.lastIndex = from;
    const opened = stream.exec(text);
    const whole = text.slice(from, end);
    if (!opened || opened.index > end) {
      objects.set(match[1]!, { head: whole, body: '' });
      continue;
    }
    const start = opened.index + opened[0].length;
    const bytes = file.subarray(start, text.indexOf('endstream', start));
    const head = text.slice(from, opened.index);
    objects.set(match[1]!, { head, body: (head.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1') });
  }
  const maps = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values())
    for (const [, name, font] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const told = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font!)?.head ?? '')?.[1];
      if (told) maps.set(name!, mapOf(objects.get(told)!.body));
    }
  const found: string[] = [];
  for (const { body } of objects.values()) {
    let map: ReadonlyMap<string, string> | undefined;
    for (const [, font, hex] of body.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)> Tj/g)) {
      if (font) map = maps.get(font);
      else if (map)
        found.push(
          hex!
            .match(/.{4}/g)!
            .map((glyph) => map!.get(glyph) ?? '\ufffd')
            .join(''),
        );
    }
  }
  return found;
}

function mapOf(cmap: string): ReadonlyMap<string, string> {
  const pairs = [...cmap.matchAll(/^<([0-9a-f]{4})><([0-9a-f]{4})>$/gm)];
  return new Map(pairs.map(([, glyph, code]) => [glyph!, String.fromCharCode(Number.parseInt(code!, 16))]));
}

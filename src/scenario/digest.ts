/** Short fingerprints: the same input gives the same 16 hexadecimal digits everywhere. Not for security. */

function hex(x: number): string {
  return (x >>> 0).toString(16).padStart(8, '0');
}

/** Two independent 32-bit mixing lanes over words (after MurmurHash3's finaliser, Appleby 2011). */
class Mixer {
  private a = 0x243f6a88;
  private b = 0x85a308d3;

  word(x: number): void {
    this.a = Math.imul(this.a ^ x, 0x85ebca6b);
    this.a ^= this.a >>> 13;
    this.b = Math.imul(this.b ^ x, 0xc2b2ae35);
    this.b ^= this.b >>> 16;
  }

  end(): string {
    this.word(this.a >>> 16);
    this.word(this.b >>> 15);
    return hex(this.a) + hex(this.b);
  }
}

/** Fingerprint of a text. */
export function digestOfText(text: string): string {
  const mixer = new Mixer();
  for (let i = 0; i < text.length; i++) mixer.word(text.charCodeAt(i));
  return mixer.end();
}

/** Fingerprint of plain data, whatever the order of its keys. */
export function digestOf(data: unknown): string {
  return digestOfText(canonical(data));
}

const known = new WeakMap<object, string>();

/** Fingerprint of some parts, each a piece of plain data that nobody will change: what was digested once is not read again. */
export function digestOfParts(parts: Readonly<Record<string, unknown>>): string {
  return digestOf(
    Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, part === undefined ? undefined : keptDigest(part)])),
  );
}

function keptDigest(part: unknown): string {
  if (typeof part !== 'object' || part === null) return digestOf(part);
  const digest = known.get(part) ?? (Array.isArray(part) ? digestOfText(`[${part.map(keptText).join(',')}]`) : digestOf(part));
  known.set(part, digest);
  return digest;
}

/** What the entries of a list that was digested once read as: a list that changes in one entry is not read again. */
const texts = new WeakMap<object, string>();

function keptText(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return canonical(entry);
  const text = texts.get(entry) ?? canonical(entry);
  texts.set(entry, text);
  return text;
}

function canonical(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`;
  if (typeof data === 'object' && data !== null) {
    const record = data as Record<string, unknown>;
    const keys = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`).join(',')}}`;
  }
  return JSON.stringify(data) ?? 'null';
}

/** Fingerprint of every bit of some columns; all NaN count as one, since engines may differ in their bits. */
export function digestOfColumns(
  columns: readonly { readonly name: string; readonly site: string; readonly values: Float64Array<ArrayBuffer> }[],
): string {
  const mixer = new Mixer();
  for (const { name, site, values } of columns) {
    for (const char of `${site}.${name}`) mixer.word(char.charCodeAt(0));
    const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    for (let i = 0; i < values.length; i++) {
      const known = !Number.isNaN(values[i]!);
      mixer.word(known ? words[2 * i]! : 0x7ff80000);
      mixer.word(known ? words[2 * i + 1]! : 0);
    }
  }
  return mixer.end();
}

/**
 * A long state folded into one part of an address, `z=1.<base64url>`: JSON, deflated by the browser, behind a checksum
 * (raw deflate has none, and a link with one letter changed must not become another plan).
 */
import type { Pairs } from './look.ts';

/** Of what is unfolded: a link that would grow beyond it is no link of ours. */
export const MOST_BYTES = 512 * 1024;
const VERSION = '1';
const CHECK_BYTES = 4;

/** Why a folded part could not be unfolded. */
export type Broken = 'damaged' | 'newer' | 'tooLarge' | 'unsupported';

/** `undefined` where the browser cannot fold, or what is to be folded is too much. */
export async function pack(pairs: Pairs): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(JSON.stringify(pairs));
  if (typeof CompressionStream === 'undefined' || bytes.length > MOST_BYTES) return undefined;
  const folded = await through(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  if (!folded) return undefined;
  return `${VERSION}.${toBase64([...checkOf(bytes), ...folded])}`;
}

export async function unpack(text: string): Promise<Pairs | Broken> {
  const [, version, body] = /^(\d{1,4})\.([\w-]*)$/.exec(text) ?? [];
  if (version === undefined || body === undefined) return 'damaged';
  if (version !== VERSION) return Number(version) > Number(VERSION) ? 'newer' : 'damaged';
  if (typeof DecompressionStream === 'undefined') return 'unsupported';
  try {
    const all = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    const bytes = await through(all.subarray(CHECK_BYTES), new DecompressionStream('deflate-raw'), MOST_BYTES);
    if (!bytes) return 'tooLarge';
    if (checkOf(bytes).some((byte, i) => byte !== all[i])) return 'damaged';
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isPairs(read) ? read : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** What comes out of a stream, unless it is more than `most`: then it is left at once, however much would follow. */
async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream, most: number): Promise<Uint8Array | undefined> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** FNV-1a of 32 bits. */
function checkOf(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return Uint8Array.of(hash >>> 24, hash >>> 16, hash >>> 8, hash);
}

function toBase64(bytes: readonly number[]): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function isPairs(read: unknown): read is [string, string][] {
  return (
    Array.isArray(read) &&
    read.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === 'string'))
  );
}

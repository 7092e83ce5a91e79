/** The plan and its changes as the query of an address that a person can read: `?plan=microsoft-france&set=/deliveries/share:0.5`. */
import type { Edits, Value } from './edits.ts';
import { type Locks, NO_LOCKS } from './locks.ts';

/** Longer links are cut by mail programs and chats. */
export const LONGEST = 1500;
const FILE = 'file:';
const OURS = ['plan', 'set', 'lock', 'v'];
const LONGEST_VALUE = 2000;

/** What an address says; `undefined` where it is silent. */
export type Asked = {
  readonly plan: string | undefined;
  /** Name of a plan that came from a file, which an address cannot hold. */
  readonly file: string | undefined;
  readonly edits: Edits;
  /** Places that no lever moves. */
  readonly locks: Locks;
  readonly version: string | undefined;
  /** The parts that nobody can read. */
  readonly unread: readonly string[];
};

export type Told = {
  /** None for the plan that the page opens with anyway. */
  readonly plan: { readonly kind: 'shipped' | 'file'; readonly name: string } | undefined;
  readonly edits: Edits;
  readonly locks?: Locks | undefined;
  readonly version: string | undefined;
};

export function readAddress(search: string): Asked {
  const query = new URLSearchParams(search);
  const unread: string[] = [];
  const edits: Record<string, Value> = {};
  for (const part of query.getAll('set')) {
    const colon = part.indexOf(':');
    const pointer = part.slice(0, colon);
    const value = readValue(part.slice(colon + 1));
    if (colon < 2 || !pointer.startsWith('/') || value === undefined) unread.push(part.slice(0, 120) || 'set=');
    else edits[pointer] = value;
  }
  const locks: string[] = [];
  for (const pointer of query.getAll('lock')) {
    if (!/^\/./.test(pointer) || pointer.length > LONGEST_VALUE) unread.push(`lock=${pointer.slice(0, 120)}`);
    else if (!locks.includes(pointer)) locks.push(pointer);
  }
  const name = query.get('plan') || undefined;
  return {
    plan: name?.startsWith(FILE) ? undefined : name,
    file: name?.startsWith(FILE) ? name.slice(FILE.length) : undefined,
    edits,
    locks,
    version: query.get('v') || undefined,
    unread,
  };
}

/** The query of an address that leads here, other parts of the present one kept. */
export function writeAddress(told: Told, present: string): string {
  const kept = [...new URLSearchParams(present)].filter(([key]) => !OURS.includes(key));
  const parts = kept.map(([key, value]) => `${plain(key)}=${plain(value)}`);
  const { plan, edits, locks = NO_LOCKS, version } = told;
  if (plan) parts.push(`plan=${plain(plan.kind === 'file' ? FILE + plan.name : plan.name)}`);
  // What changes a file would mean nothing without the file.
  const changes = plan?.kind === 'file' ? [] : Object.entries(edits);
  if (changes.length > 0 && version) parts.push(`v=${plain(version)}`);
  for (const [pointer, value] of changes) parts.push(`set=${plain(`${pointer}:${writeValue(value)}`)}`);
  if (plan?.kind !== 'file') for (const pointer of locks) parts.push(`lock=${plain(pointer)}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function writeValue(value: Value): string {
  if (typeof value !== 'string') return String(value);
  // A text that would be read as something else goes in quotation marks.
  return readValue(value) === value ? value : JSON.stringify(value);
}

function readValue(text: string): Value | undefined {
  if (text === '' || text.length > LONGEST_VALUE) return undefined;
  const read = readJson(text);
  if (read === undefined) return /^[[{"]/.test(text) ? undefined : text;
  if (typeof read === 'number') return Number.isFinite(read) ? read : undefined;
  return typeof read === 'string' || typeof read === 'boolean' ? read : undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Escaped where an address needs it, and nowhere else. */
function plain(text: string): string {
  return encodeURIComponent(text).replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%2C/g, ',');
}

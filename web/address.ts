/**
 * The state of the page as the query of an address that a person can read:
 * `?plan=microsoft-france&set=/deliveries/share:0.5&view=compare&b.plan=brownfield`.
 */
import type { Compared } from './compared.ts';
import type { Edits, Value } from './edits.ts';
import { type Locks, NO_LOCKS } from './locks.ts';
import { LOOK_KEYS, type Pairs } from './look.ts';

/** Longer links are cut by mail programs and chats. */
export const LONGEST = 1500;
const FILE = 'file:';
export const OF_PLAN = ['plan', 'text', 'set', 'lock', 'name'];
const OURS = [...OF_PLAN, 'v', 'z'];
const OF_LOOK: readonly string[] = ['a.name', 'base', 'mode', 'inputs', ...LOOK_KEYS];
/** `b.plan`: the plans beside the one on the page, by their letters in small. */
export const BESIDE = ['b.', 'c.', 'd.'];
const LONGEST_VALUE = 2000;

/** What an address says of a plan; `undefined` where it is silent. */
export type AskedPlan = {
  readonly plan: string | undefined;
  /** Name of a plan that came from a file. */
  readonly file: string | undefined;
  /** What the file says, where the address holds it. */
  readonly text: string | undefined;
  readonly edits: Edits;
  /** Places that no lever moves. */
  readonly locks: Locks;
  readonly name: string | undefined;
};
export type Asked = AskedPlan & {
  readonly version: string | undefined;
  /** The parts that nobody can read. */
  readonly unread: readonly string[];
};

type ToldPlan = {
  readonly kind: 'shipped' | 'file';
  readonly name: string;
  /** What a file says, where the address is to hold it. */
  readonly text?: string;
};
export type Told = {
  /** None for the plan that the page opens with anyway. */
  readonly plan: ToldPlan | undefined;
  readonly edits: Edits;
  readonly locks?: Locks | undefined;
  readonly version: string | undefined;
  readonly look?: Pairs;
  readonly compared?: Compared | undefined;
};

/** What an address says of the plan on the page; what it says of how that is shown is read when there is any (`asked-look.ts`). */
export function readPairs(pairs: Pairs): Asked {
  const unread: string[] = [];
  const version = pairs.find(([key]) => key === 'v')?.[1] || undefined;
  return { ...readPlan(pairs, '', unread), version, unread };
}

export function readPlan(pairs: Pairs, prefix: string, unread: string[]): AskedPlan {
  const all = (key: string) => pairs.filter(([one]) => one === prefix + key).map(([, text]) => text);
  const edits: Record<string, Value> = {};
  for (const part of all('set')) {
    const colon = part.indexOf(':');
    const pointer = part.slice(0, colon);
    const value = readValue(part.slice(colon + 1));
    if (colon < 2 || !pointer.startsWith('/') || value === undefined) unread.push(prefix + (part.slice(0, 120) || 'set='));
    else edits[pointer] = value;
  }
  const locks: string[] = [];
  for (const pointer of all('lock')) {
    if (!/^\/./.test(pointer) || pointer.length > LONGEST_VALUE) unread.push(`${prefix}lock=${pointer.slice(0, 120)}`);
    else if (!locks.includes(pointer)) locks.push(pointer);
  }
  const name = all('plan')[0] || undefined;
  const isFile = name?.startsWith(FILE) === true;
  return {
    plan: isFile ? undefined : name,
    file: isFile ? name.slice(FILE.length) : undefined,
    text: isFile ? all('text')[0] : undefined,
    edits,
    locks,
    name: all('name')[0]?.slice(0, 120) || undefined,
  };
}

/** All that an address says of a state. */
export function pairsOf({ plan, edits, locks, version, look = [], compared }: Told): Pairs {
  const pairs: [string, string][] = [];
  if (plan) pairs.push(...namePairs('', plan));
  const changes = changePairs('', plan, edits, locks);
  if (version && changes.some(([key]) => key === 'set')) pairs.push(['v', version]);
  pairs.push(...changes);
  for (const [key, text] of look) pairs.push([key, text]);
  if (!compared) return pairs;
  if (compared.ownName) pairs.push(['a.name', compared.ownName]);
  compared.slots.forEach(({ name, work }, i) => {
    const prefix = BESIDE[i]!;
    pairs.push(...namePairs(prefix, work.plan), ...changePairs(prefix, work.plan, work.edits, work.locks));
    if (name) pairs.push([`${prefix}name`, name]);
  });
  if (compared.base > 0) pairs.push(['base', BESIDE[compared.base - 1]![0]!]);
  if (compared.mode !== 'overlay') pairs.push(['mode', compared.mode]);
  if (compared.show !== 'different') pairs.push(['inputs', compared.show]);
  return pairs;
}

function namePairs(prefix: string, plan: ToldPlan): [string, string][] {
  return [[`${prefix}plan`, plan.kind === 'file' ? FILE + plan.name : plan.name]];
}

function changePairs(prefix: string, plan: ToldPlan | undefined, edits: Edits, locks: Locks = NO_LOCKS): [string, string][] {
  // What changes a file would mean nothing without the file.
  if (plan?.kind === 'file' && plan.text === undefined) return [];
  return [
    ...(plan?.text === undefined ? [] : [[`${prefix}text`, plan.text] as [string, string]]),
    ...Object.entries(edits).map(([pointer, value]): [string, string] => [`${prefix}set`, `${pointer}:${writeValue(value)}`]),
    ...locks.map((pointer): [string, string] => [`${prefix}lock`, pointer]),
  ];
}

/** The query of an address that leads here, other parts of the present one kept. */
export function writeAddress(told: Told, present: string): string {
  return queryOf(pairsOf(told), present);
}

export function queryOf(pairs: Pairs, present: string): string {
  const kept = [...new URLSearchParams(present)].filter(([key]) => !isOurs(key));
  const parts = [...kept, ...pairs].map(([key, value]) => `${plain(key)}=${plain(value)}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function isOurs(key: string): boolean {
  return ofLook(key) || OURS.includes(key);
}

/** Whether a part of an address says how the plan is shown, or beside what. */
export function ofLook(key: string): boolean {
  return OF_LOOK.includes(key) || (BESIDE.includes(key.slice(0, 2)) && OF_PLAN.includes(key.slice(2)));
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

/** Escaped where an address needs it, and nowhere else. Half of a sign, as a text that was cut may end in, cannot be escaped. */
function plain(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'))
    .replace(/%2F/g, '/')
    .replace(/%3A/g, ':')
    .replace(/%2C/g, ',');
}

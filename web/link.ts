/** The address of a state: readable while it is short, folded when it is long, and said so when it does not fit. */
import { type Asked, LONGEST, ofLook, pairsOf, queryOf, readPairs, type Told } from './address.ts';
import type { AskedLook } from './asked-look.ts';
import type { Pairs } from './look.ts';
import type { Broken } from './pack.ts';
import type { Work } from './work.ts';

/** Why an address does not hold everything. */
export type LinkNote = 'tooLong' | 'file' | 'hours' | 'compared';
export type Link = { readonly query: string; readonly note: LinkNote | undefined };
export type State = Omit<Told, 'plan'> & { readonly work: Work; readonly isFirst: boolean };

export type Read = Asked & Omit<AskedLook, 'unread'> & { readonly broken: Broken | undefined };

/** What is fetched with the first address that needs it. */
const READERS = {
  unpack: async (folded: string) => (await import('./pack.ts')).unpack(folded),
  readLook: async (pairs: Pairs) => (await import('./asked-look.ts')).readLook(pairs),
};

/**
 * What an address asks for; where its folded part cannot be unfolded, what stands beside it, and why. What its readers are not there for,
 * as after a new version was put in the place of this one, is left unread: the plan is opened all the same.
 */
export async function readLink(search: string, { unpack, readLook } = READERS): Promise<Read> {
  const plain = [...new URLSearchParams(search)];
  const folded = plain.find(([key]) => key === 'z')?.[1];
  const left = (pairs: Pairs) => pairs.map(([key, text]) => `${key}=${text.slice(0, 120)}`);
  const unread: string[] = [];
  const found =
    folded === undefined
      ? plain
      : await unpack(folded).catch(() => {
          unread.push(...left([['z', folded]]));
          return plain;
        });
  const isBroken = typeof found === 'string';
  const pairs = isBroken ? plain : found;
  const asked = readPairs(pairs);
  const ofLooks = pairs.filter(([key]) => ofLook(key));
  const shown =
    ofLooks.length === 0 ? NO_LOOK : await readLook(pairs).catch((): AskedLook => ({ ...NO_LOOK, unread: left(ofLooks) }));
  return { ...asked, ...shown, unread: [...unread, ...asked.unread, ...shown.unread], broken: isBroken ? found : undefined };
}

const NO_LOOK: AskedLook = { look: [], compared: undefined, unread: [] };

/** The address where it can be read and is short. */
export function shortLink(state: State, present: string): Link | undefined {
  const { work, isFirst, look = [], compared } = state;
  const isSilent = isFirst && Object.keys(work.edits).length === 0 && !work.locks;
  if ([work, ...(compared?.slots ?? []).map((slot) => slot.work)].some(({ plan }) => plan.kind === 'file')) return undefined;
  const query = queryOf(pairsOf({ ...state, plan: isSilent ? undefined : work.plan, look }), present);
  return query.length > LONGEST ? undefined : { query, note: hoursOf(state) };
}

export function hoursOf({ work, compared }: State): LinkNote | undefined {
  const works = [work, ...(compared?.slots ?? []).map((slot) => slot.work)];
  return works.some(({ imports }) => imports !== undefined) ? 'hours' : undefined;
}

/** The address of a state: readable while it is short, folded when it is long, and said so when it does not fit. */
import { type Asked, LONGEST, pairsOf, queryOf, readAddress, readPairs, type Told } from './address.ts';
import type { Broken } from './pack.ts';
import type { Work } from './work.ts';

/** A folded link may be longer: nobody reads it. */
export const LONGEST_FOLDED = 8000;

/** Why an address does not hold everything. */
export type LinkNote = 'tooLong' | 'file' | 'hours' | 'compared';
export type Link = { readonly query: string; readonly note: LinkNote | undefined };
export type State = Omit<Told, 'plan'> & { readonly work: Work; readonly isFirst: boolean };

export type Read = Asked & { readonly broken: Broken | undefined };

/** What an address asks for; where its folded part cannot be unfolded, what stands beside it, and why. */
export async function readLink(search: string): Promise<Read> {
  const folded = new URLSearchParams(search).get('z');
  if (folded === null) return { ...readAddress(search), broken: undefined };
  const found = await import('./pack.ts').then(({ unpack }) => unpack(folded));
  if (typeof found === 'string') return { ...readAddress(search), broken: found };
  return { ...readPairs(found), broken: undefined };
}

/** The address where it can be read and is short. */
export function shortLink(state: State, present: string): Link | undefined {
  const { work, isFirst, look = [], compared } = state;
  const isSilent = isFirst && Object.keys(work.edits).length === 0 && !work.locks;
  if ([work, ...(compared?.slots ?? []).map((slot) => slot.work)].some(({ plan }) => plan.kind === 'file')) return undefined;
  const query = queryOf(pairsOf({ ...state, plan: isSilent ? undefined : work.plan, look }), present);
  return query.length > LONGEST ? undefined : { query, note: hoursOf(state) };
}

/** The address of any state: folded where it must be, and without what will not fit. */
export async function longLink(state: State, present: string): Promise<Link> {
  const { work, look = [], compared, version } = state;
  const { plan } = work;
  // A folded part that is cut on its way leaves the name of the plan.
  const name = { plan: { kind: plan.kind, name: plan.name }, edits: {}, version } as const;
  const fold = async (told: Told): Promise<string | undefined> => {
    const { pack } = await import('./pack.ts');
    const folded = await pack(pairsOf(told));
    const query = queryOf([...pairsOf(name), ['z', folded ?? '']], present);
    return folded === undefined || query.length > LONGEST_FOLDED ? undefined : query;
  };
  const whole = await fold({ ...state, plan });
  if (whole !== undefined) return { query: whole, note: hoursOf(state) };
  const alone = { ...state, compared: undefined };
  const query = compared && (shortLink(alone, present)?.query ?? (await fold({ ...alone, plan })));
  if (query !== undefined) return { query, note: 'compared' };
  return { query: queryOf(pairsOf({ ...name, look }), present), note: plan.kind === 'file' ? 'file' : 'tooLong' };
}

function hoursOf({ work, compared }: State): LinkNote | undefined {
  const works = [work, ...(compared?.slots ?? []).map((slot) => slot.work)];
  return works.some(({ imports }) => imports !== undefined) ? 'hours' : undefined;
}

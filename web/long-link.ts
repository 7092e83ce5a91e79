/** The address of a state that no readable one holds. Fetched when there is such a state. */
import { pairsOf, queryOf, type Told } from './address.ts';
import { hoursOf, type Link, type State, shortLink } from './link.ts';
import { pack } from './pack.ts';

/** A folded link may be longer than a readable one: nobody reads it. */
export const LONGEST_FOLDED = 8000;

/** The address of any state: folded where it must be, and without what will not fit. */
export async function longLink(state: State, present: string): Promise<Link> {
  const { work, look = [], compared, version } = state;
  const { plan } = work;
  // A folded part that is cut on its way leaves the name of the plan.
  const name = { plan: { kind: plan.kind, name: plan.name }, edits: {}, version } as const;
  const fold = async (told: Told): Promise<string | undefined> => {
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

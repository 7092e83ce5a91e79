/** What of a comparison outlives the view that shows it: an address holds it, and the view takes it up when it is opened. */
import type { Work } from './work.ts';

export const LETTERS = ['A', 'B', 'C', 'D'] as const;
export type Letter = (typeof LETTERS)[number];
export const MODES = ['overlay', 'panels', 'difference', 'table'] as const;
export type Mode = (typeof MODES)[number];
export const SHOWS = ['different', 'equal', 'all'] as const;
export type Show = (typeof SHOWS)[number];

export type Compared = {
  /** The plans beside the one on the page, from B on; without a name one goes by that of its plan. */
  readonly slots: readonly { readonly name: string | undefined; readonly work: Work }[];
  /** The name that the page's own plan was given. */
  readonly ownName: string | undefined;
  /** Which of all is the base, the page's own being 0. */
  readonly base: number;
  readonly mode: Mode;
  /** Which inputs are listed. */
  readonly show: Show;
};

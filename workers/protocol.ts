/** What crosses the border between the page and its worker: plain data only. */
import type { Issue, Lever, Overview } from '../src/index.ts';

/** A shipped plan by name, or the text of a file, with changes by JSON pointer. */
export type PlanRequest = {
  readonly plan:
    | { readonly kind: 'shipped'; readonly name: string }
    | { readonly kind: 'file'; readonly name: string; readonly text: string };
  readonly set: readonly { readonly pointer: string; readonly value: unknown }[];
};

export type PlanCard = {
  readonly name: string;
  readonly title: { readonly en: string; readonly fr: string };
  readonly question: { readonly en: string; readonly fr: string };
};

/** A run, or everything that is wrong with the question. */
export type OverviewAnswer =
  | { readonly ok: true; readonly overview: Overview; readonly levers: readonly Lever[]; readonly elapsedMs: number }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A CSV in parts: of a long run it is longer than a text should be. */
export type CsvAnswer =
  | { readonly ok: true; readonly csv: readonly string[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

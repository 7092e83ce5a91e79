import type { Group } from './fields.ts';

/** One lever of the page: a number or a choice of the scenario, with its limits and where it comes from. */
export type Lever = {
  /** Names the lever in the language files. */
  readonly id: string;
  readonly group: Group;
  /** What it sets; a quantity writes `value * factor` to each. */
  readonly targets: readonly { readonly pointer: string; readonly factor: number }[];
  readonly unit: string;
  /** Letter, source title and address, date and note of the plan's own value; null where there is none. */
  readonly confidence: 'A' | 'B' | 'C' | 'D' | null;
  readonly source: { readonly title: string; readonly url: string | null } | null;
  readonly asOf: string | null;
  readonly note: string | null;
} & (
  | {
      readonly kind: 'quantity';
      readonly value: number;
      /** What the plan has before any change. */
      readonly planValue: number;
      readonly low: number | null;
      readonly high: number | null;
      /** Ends of the slider. */
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly integer: boolean;
    }
  | { readonly kind: 'choice'; readonly value: string; readonly planValue: string; readonly options: readonly string[] }
);

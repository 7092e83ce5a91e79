/** The drafts of a drag, as they were packed: a hand goes back over values that it has passed, and need not wait for them twice. */
import { type Extent, importsKey, NO_IMPORTS } from '../src/index.ts';
import type { CellsFor, PackedOverview } from './packed.ts';
import type { Made, PlanRequest } from './protocol.ts';

export type KeptDraft = { readonly packed: PackedOverview } & Made;

/** Most drafts kept at a time: each takes some 0.8 MB. */
export const MOST_DRAFTS = 48;

/** What a draft or a sketch answers: equal questions have equal keys. */
export function draftKey({ plan, set, imports = NO_IMPORTS }: PlanRequest, extent: Extent = 'draft'): string {
  return JSON.stringify([plan, set, importsKey(imports), extent]);
}

/** A block of a draft is longer than its days by this: its records lie behind them. */
const WITH_RECORDS = 1.25;

/**
 * Drafts lie in blocks that are used again. A browser counts the memory that is given out and cleans up at each thirty megabytes, which a
 * drag without that would bring twice a second; and with what it cleans up goes what was compiled for the inner functions of the run.
 */
export class KeptDrafts {
  private readonly kept = new Map<string, KeptDraft>();
  private spare: ArrayBuffer[] = [];

  /** What is found is from then on the last to go. */
  find(key: string): KeptDraft | undefined {
    const found = this.kept.get(key);
    if (found) {
      this.kept.delete(key);
      this.kept.set(key, found);
    }
    return found;
  }

  keep(key: string, draft: KeptDraft): void {
    this.kept.set(key, draft);
  }

  /** Room for the next draft, days first. It may be that of the oldest one, which is then no longer kept. */
  room(): CellsFor {
    let block: ArrayBuffer | undefined;
    let at = 0;
    return (length) => {
      block ??= this.blockFor(Math.ceil(length * WITH_RECORDS) * Float64Array.BYTES_PER_ELEMENT);
      const end = at + length * Float64Array.BYTES_PER_ELEMENT;
      if (end > block.byteLength) return new Float64Array(length);
      const cells = new Float64Array(block, at, length);
      at = end;
      return cells;
    };
  }

  /** Drafts have the shape of the last whole run: after another they are of no use. */
  forget(): void {
    for (const key of this.kept.keys()) this.drop(key);
  }

  private drop(key: string): void {
    this.spare.push(this.kept.get(key)!.packed.values.buffer);
    this.kept.delete(key);
  }

  private blockFor(bytes: number): ArrayBuffer {
    if (this.kept.size >= MOST_DRAFTS) this.drop(this.kept.keys().next().value!);
    this.spare = this.spare.filter(({ byteLength }) => byteLength === bytes);
    return this.spare.pop() ?? new ArrayBuffer(bytes);
  }
}

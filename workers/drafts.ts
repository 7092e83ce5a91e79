/** The drafts of a drag, as they were packed: a hand goes back over values that it has passed, and need not wait for them twice. */
import { importsKey, NO_IMPORTS } from '../src/index.ts';
import type { PackedOverview } from './packed.ts';
import type { PlanRequest } from './protocol.ts';

export type KeptDraft = { readonly packed: PackedOverview; readonly isDraft: boolean };

/** Most drafts kept at a time: each takes some 0.7 MB. */
const MOST_DRAFTS = 48;

/** What a draft answers: equal questions have equal keys. */
export function draftKey({ plan, set, imports = NO_IMPORTS }: PlanRequest): string {
  return JSON.stringify([plan, set, importsKey(imports)]);
}

export class KeptDrafts {
  private readonly kept = new Map<string, KeptDraft>();

  find(key: string): KeptDraft | undefined {
    return this.kept.get(key);
  }

  keep(key: string, draft: KeptDraft): void {
    this.kept.set(key, draft);
    if (this.kept.size > MOST_DRAFTS) this.kept.delete(this.kept.keys().next().value!);
  }

  /** Drafts have the shape of the last whole run: after another they are of no use. */
  forget(): void {
    this.kept.clear();
  }
}

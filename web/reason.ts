/** Why something could not be done, as the page says it. */
import type { Issue, LocalText } from '../src/index.ts';

/** The engine refused: its own words, in both languages. */
export class EngineRefusal extends Error {
  readonly told: LocalText | undefined;

  constructor(issues: readonly Issue[]) {
    super(issues[0]?.message.en ?? '');
    this.told = issues[0]?.message;
  }
}

/** A browser's own message is told as it is, for whoever reports it. */
export function reasonOf(error: unknown): LocalText {
  if (error instanceof EngineRefusal && error.told) return error.told;
  const text = error instanceof Error ? error.message : String(error);
  return { en: text, fr: text };
}

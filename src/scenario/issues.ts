/** What is wrong with an input: where, what was found, what is allowed, and what would mend it. */
export type Issue = {
  /** The file that holds the fault; a plan's name for a shipped one. */
  readonly file: string;
  /** JSON pointer; a segment on a list with ids is the id. */
  readonly pointer: string;
  readonly found: string;
  readonly allowed: string;
  readonly message: string;
  readonly suggestion: string;
};

export function issueAt(file: string, pointer: string, found: string, allowed: string, suggestion: string): Issue {
  const at = pointer === '' ? 'The file' : pointer;
  return { file, pointer, found, allowed, message: `${at}: found ${found}; allowed is ${allowed}.`, suggestion };
}

/** A value as a reader would quote it, short. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

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

/** What is wrong with an input: where, what was found, what is allowed, and what would mend it. */
import { asIs, both, type LocalText, NOTHING_TO_ADD, oneOf } from './words.ts';

export type Issue = {
  /** The file that holds the fault; a plan's name for a shipped one. */
  readonly file: string;
  /** JSON pointer; a segment on a list with ids is the id. In a file of rows `/line 9/column 7`. */
  readonly pointer: string;
  /** The place in words, in a file of rows. */
  readonly place?: LocalText;
  readonly found: LocalText;
  readonly allowed: LocalText;
  readonly message: LocalText;
  readonly suggestion: LocalText;
};

/** An issue as it is written to a file or a stream: the same six members, all texts. */
export type IssueText = { readonly [K in Exclude<keyof Issue, 'place'>]: string };

export function issueAt(
  file: string,
  pointer: string,
  found: LocalText,
  allowed: LocalText,
  suggestion: LocalText = NOTHING_TO_ADD,
): Issue {
  const message = both(
    `${pointer || 'The file'}: found ${found.en}; allowed is ${allowed.en}.`,
    `${pointer || 'Le fichier'} – trouvé\u00A0: ${found.fr}\u202F; attendu\u00A0: ${allowed.fr}.`,
  );
  return { file, pointer, found, allowed, message, suggestion };
}

/** A plan is asked for by a name that none has. */
export function noSuchPlan(name: string, names: readonly string[]): Issue {
  const known = oneOf(names);
  const quoted = JSON.stringify(name);
  return {
    file: name,
    pointer: '',
    found: asIs(quoted),
    allowed: known,
    message: both(
      `There is no plan ${quoted}; known are ${names.join(', ')}.`,
      `Il n’y a pas de plan ${quoted}\u202F; il y a ${names.join(', ')}.`,
    ),
    suggestion: NOTHING_TO_ADD,
  };
}

export function issueText({ file, pointer, found, allowed, message, suggestion }: Issue, language: keyof LocalText): IssueText {
  return {
    file,
    pointer,
    found: found[language],
    allowed: allowed[language],
    message: message[language],
    suggestion: suggestion[language],
  };
}

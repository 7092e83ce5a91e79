/** Texts by key, in the reader's language. A French text that is missing does not compile. */
import { FIRM, type Format, formatFor, type Language, NARROW } from '../format.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type Key = keyof typeof en;
export type Messages = Readonly<Record<Key, string>>;
/** Keys that come in two forms, `x.one` and `x.other`. */
export type PluralKey = { [K in Key]: K extends `${infer Base}.one` ? Base : never }[Key];
export type Values = Readonly<Record<string, string>>;

/** A piece of a text: plain, or set in semibold. */
export type Piece = { readonly text: string; readonly strong: boolean };
/** A value of a text in pieces may be a text in pieces itself. */
export type PieceValues = Readonly<Record<string, string | readonly Piece[]>>;

export type Words = {
  readonly language: Language;
  readonly format: Format;
  /** The text of a key, its `{names}` filled in. */
  readonly t: (key: Key, values?: Values) => string;
  /** The form of a text that goes with a count. */
  readonly count: (key: PluralKey, count: number, values?: Values) => string;
  /** The same, cut where the text sets a part between asterisks. */
  readonly pieces: (key: Key, values?: PieceValues) => readonly Piece[];
  /** A text whose key is made from data; `undefined` when there is none. */
  readonly maybe: (key: string) => string | undefined;
};

const MESSAGES: Readonly<Record<Language, Messages>> = { en, fr: typeset<Messages>(fr) };

export function wordsFor(language: Language): Words {
  const messages = MESSAGES[language];
  const format = formatFor(language);
  const t = (key: Key, values: Values = {}) => fill(messages[key], values);
  return {
    language,
    format,
    t,
    count: (key, count, values = {}) => t(`${key}.${format.plural(count)}` as Key, { n: format.number(count), ...values }),
    pieces: (key, values = {}) => cut(messages[key], values),
    maybe: (key) => (Object.hasOwn(messages, key) ? messages[key as Key] : undefined),
  };
}

/** French puts a space before `; : ! ?` and inside « », and it must not break. */
export function typeset<Texts extends Readonly<Record<string, string>>>(messages: Texts): Texts {
  const set = (text: string) =>
    text
      .replace(/ ([;!?])/g, `${NARROW}$1`)
      .replace(/ ([:»])/g, `${FIRM}$1`)
      .replace(/« /g, `«${FIRM}`);
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, set(text)])) as Texts;
}

export function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Cut first and fill afterwards, so that an asterisk in a name stays an asterisk. */
function cut(template: string, values: PieceValues): readonly Piece[] {
  const pieces: Piece[] = [];
  const add = (piece: Piece) => {
    const last = pieces.at(-1);
    if (last?.strong === piece.strong) pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
    else if (piece.text !== '') pieces.push(piece);
  };
  template.split('*').forEach((part, i) => {
    for (const bit of part.split(/(\{\w+\})/)) {
      const value = bit.startsWith('{') ? (values[bit.slice(1, -1)] ?? bit) : bit;
      if (typeof value === 'string') add({ text: value, strong: i % 2 === 1 });
      else value.forEach(add);
    }
  });
  return pieces;
}

/** Our own texts, already put together, in pieces. */
export function marked(text: string): readonly Piece[] {
  return cut(text, {});
}

/** Pieces as plain text. */
export function wordsText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

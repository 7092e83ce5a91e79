/** Texts as a search compares them: no case, no accents, no ligatures, plain spaces and apostrophes. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether every word of a query stands somewhere in a folded text, in any order. */
export function holds(folded: string, query: string): boolean {
  return fold(query)
    .split(' ')
    .every((word) => folded.includes(word));
}

/** A text that is looked through at every key: folded, and as its words alone with a space before and after each. */
export type Sought = { readonly folded: string; readonly spaced: string };

export function sought(text: string): Sought {
  const folded = fold(text);
  return { folded, spaced: ` ${wordsAlone(folded)} ` };
}

function wordsAlone(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** How a text holds what is asked for: as whole words, as beginnings of words, or within one. */
export const NEARNESS = { whole: 0, beginning: 1, part: 2 } as const;
export type Nearness = (typeof NEARNESS)[keyof typeof NEARNESS];

/** How a text holds a query, by the word of it that it holds least well; undefined where it lacks one. */
export function nearnessTo(query: string): (text: Sought) => Nearness | undefined {
  const words = fold(query)
    .split(' ')
    .map((word) => ({ word, alone: wordsAlone(word) }));
  return ({ folded, spaced }) => {
    let near: Nearness = NEARNESS.whole;
    for (const { word, alone } of words) {
      if (!folded.includes(word)) return undefined;
      if (alone === '' || spaced.includes(` ${alone} `)) continue;
      if (!spaced.includes(` ${alone}`)) near = NEARNESS.part;
      else if (near === NEARNESS.whole) near = NEARNESS.beginning;
    }
    return near;
  };
}

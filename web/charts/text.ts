/** How wide a text will stand, without asking a page: the advances of our font, in thousandths of its size. */

// Source Sans 3 Regular, U+0020 to U+007E.
const ADVANCES = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497, 497,
  497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664,
  569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247,
  495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];
const OTHERS: Readonly<Record<string, number>> = { '\u202f': 120, '\u00a0': 200, '’': 249, '…': 948, œ: 839 };
const SEMIBOLD = 1.045;

export function textWidth(text: string, size: number, semibold = false): number {
  let sum = 0;
  for (const letter of text.normalize('NFD')) {
    const code = letter.codePointAt(0)!;
    if (code >= 0x300 && code <= 0x36f) continue; // an accent stands over its letter
    sum += ADVANCES[code - 32] ?? OTHERS[letter] ?? 500;
  }
  return (sum / 1000) * size * (semibold ? SEMIBOLD : 1);
}

/** `text` cut into lines no wider than `width`. */
export function linesOf(text: string, size: number, width: number, semibold = false): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, semibold) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

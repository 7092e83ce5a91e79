/** The words that may have been meant: those that begin or hold what was typed, then those that few letters make of it. */
const MOST = 3;

export function nearestOf(word: string, known: readonly string[]): readonly string[] {
  const typed = word.toLowerCase();
  const ranked = known.flatMap((name) => {
    const lower = name.toLowerCase();
    const distance = edits(typed, lower);
    if (typed.length >= 2 && lower.startsWith(typed)) return [{ name, rank: 0 }];
    if (distance <= Math.max(1, Math.floor(typed.length / 3))) return [{ name, rank: distance }];
    if (typed.length >= 3 && lower.includes(typed)) return [{ name, rank: 3 }];
    // What shares its beginning, as `tokensPerS` does with `tokensOutPerS`.
    return distance <= Math.ceil(Math.max(typed.length, lower.length) / 2) && common(typed, lower) >= 3
      ? [{ name, rank: 3 + distance }]
      : [];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ name }) => name);
}

function common(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

/** Edits needed to turn one word into another (Levenshtein 1966). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

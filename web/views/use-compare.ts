/** The comparison, and its words, for the components of the view. */
import { type Compare, compareOf } from '../compare-state.ts';
import { type CompareWords, compareWords } from '../compare-words.ts';
import { usePage } from '../context.ts';

export function useCompare(): Compare {
  return compareOf(usePage());
}

export function useCompareWords(): CompareWords {
  return compareWords(usePage().language.value);
}

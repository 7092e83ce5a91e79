/** A function that remembers its last few answers: what is asked again, by its key, is the same object. */
export function remembering<A, B>(most: number, keyOf: (input: A) => string, work: (input: A) => B): (input: A) => B {
  const known = new Map<string, B>();
  return (input) => {
    const key = keyOf(input);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work(input);
    known.set(key, made);
    if (known.size > most) known.delete(known.keys().next().value!);
    return made;
  };
}

/**
 * The last wish wins: one run at a time, and of the wishes that came meanwhile only the newest is served. The next run starts before the
 * answer of the last is shown, so that the worker does not wait for the drawing. `show` and `fail` are told which wish they answer.
 */
export function latest<Wish, Answer>(
  serve: (wish: Wish) => Promise<Answer>,
  show: (answer: Answer, wish: Wish) => void,
  fail: (error: unknown, wish: Wish) => void,
): (wish: Wish) => Promise<void> {
  let waiting: Wish[] = [];
  let busy = false;
  return async (wish) => {
    waiting = [wish];
    if (busy) return;
    busy = true;
    try {
      let next: { readonly wish: Wish; readonly answer: Promise<Answer> } | undefined = begin(wish);
      while (next) {
        const now: { readonly wish: Wish; readonly answer: Promise<Answer> } = next;
        const told = await now.answer.then(
          (answer) => () => show(answer, now.wish),
          (error: unknown) => () => fail(error, now.wish),
        );
        const newer = waiting.pop();
        next = newer === undefined ? undefined : begin(newer);
        told();
        next ??= begun();
      }
    } finally {
      busy = false;
    }
  };

  function begin(wish: Wish) {
    waiting = [];
    return { wish, answer: serve(wish) };
  }

  /** A wish that came while the last answer was shown. */
  function begun() {
    const newer = waiting.pop();
    return newer === undefined ? undefined : begin(newer);
  }
}

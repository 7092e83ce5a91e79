/**
 * The last wish wins: one run at a time, and of the wishes that came meanwhile only the newest is served.
 * `show` and `fail` are told which wish they answer.
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
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const served = next;
        await serve(served).then(
          (answer) => show(answer, served),
          (error: unknown) => fail(error, served),
        );
      }
    } finally {
      busy = false;
    }
  };
}

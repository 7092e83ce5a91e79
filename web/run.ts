/**
 * The last wish wins: every wish is asked at once, and the engine passes over those that a newer one has overtaken. `show` and `fail` are
 * told which wish they answer; an answer that comes after that of a newer wish is left aside.
 */
export function latest<Wish, Answer>(
  serve: (wish: Wish) => Promise<Answer | undefined>,
  show: (answer: Answer, wish: Wish) => void,
  fail: (error: unknown, wish: Wish) => void,
): (wish: Wish) => Promise<void> {
  let asked = 0;
  let told = 0;
  return async (wish) => {
    const mine = ++asked;
    let tell: () => void;
    try {
      const answer = await serve(wish);
      if (answer === undefined) return;
      tell = () => show(answer, wish);
    } catch (error) {
      tell = () => fail(error, wish);
    }
    if (mine < told) return;
    told = mine;
    tell();
  };
}

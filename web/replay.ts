/** The last move of a lever once more, slowly enough to see what follows it. */
import type { Lever } from '../src/index.ts';
import { type Edits, leverValue, type Value, withLever } from './edits.ts';
import { dayText, timeOf } from './format.ts';
import type { Page } from './state.ts';

const REPLAY_MS = 1800;
const FRAMES = 24;
/** Before it moves the former value is seen for a while. */
const STILL_MS = 500;

/** Plays the last step again, if it moved a lever; what is returned ends it at once. `done` is told at its own end. */
export function replay(page: Page, isCalm: boolean, done: () => void): (() => void) | undefined {
  const last = page.history.peek().past.at(-1);
  if (last?.what.kind !== 'lever') return undefined;
  const { lever } = last.what;
  const before = last.state.edits;
  const [from, to] = [leverValue(lever, before), leverValue(lever, page.edits.peek())];
  const frames = isCalm ? [before] : [before, ...between(lever, from, to).map((value) => withLever(before, lever, value))];
  let timer: ReturnType<typeof setTimeout>;
  const show = (frame: number) => {
    const edits: Edits | undefined = frames[frame];
    page.preview(lever, edits);
    if (!edits) return done();
    const isStill = frame === 0;
    timer = setTimeout(() => show(frame + 1), isCalm ? REPLAY_MS : isStill ? STILL_MS : REPLAY_MS / FRAMES);
  };
  show(0);
  return () => {
    clearTimeout(timer);
    page.preview(lever, undefined);
  };
}

/** Values on the way from one to another, without either end; none where there is no way between. */
export function between(lever: Lever, from: Value, to: Value): readonly Value[] {
  const shares = Array.from({ length: FRAMES - 1 }, (_, i) => (i + 1) / FRAMES);
  if (lever.kind === 'quantity') {
    const [start, way] = [Number(from), Number(to) - Number(from)];
    const values = shares.map((share) => start + share * way);
    return lever.integer ? values.map(Math.round) : values.map((value) => Number(value.toPrecision(12)));
  }
  if (lever.kind !== 'date') return [];
  const [start, end] = [timeOf(String(from)), timeOf(String(to))];
  return shares.map((share) => dayText(start + share * (end - start)));
}

/** Drives the attribution on the page's side: mixed plans are asked of a worker a few at a time, so that it can be told of and stopped. */
import { attributing, type Coalition, coalitionsOf, type MixTold } from '../src/index.ts';
import type { AttributionAnswer, BetweenAnswer, MixesAnswer } from './protocol.ts';

/** The most that is asked for at once; the worker answers with fewer where they take long. */
const AT_ONCE = 64;

type Doors = {
  readonly between: () => Promise<BetweenAnswer>;
  readonly mixes: (coalitions: readonly Coalition[]) => Promise<MixesAnswer>;
};

export async function attribute(tell: (done: number, of: number) => void, { between, mixes }: Doors): Promise<AttributionAnswer> {
  const found = await between();
  if (!found.ok) return found;
  const { inputs } = found;
  const all = allCoalitions(inputs.length);
  const told: MixTold[] = [];
  tell(0, all.length);
  while (told.length < all.length) {
    const answer = await mixes(all.slice(told.length, told.length + AT_ONCE));
    if (!answer.ok) return answer;
    told.push(...answer.told);
    tell(told.length, all.length);
  }
  const study = attributing(inputs.length);
  let step = study.next();
  for (const one of told) step = study.next(one);
  if (!step.done) throw new Error('The attribution asked for more mixes than there are.');
  return { ok: true, inputs, attribution: step.value };
}

/** Every mixed plan that the attribution will ask for, in its order: it asks for the same whatever it is told. */
function allCoalitions(inputs: number): Coalition[] {
  const study = attributing(inputs);
  const asked: Coalition[] = [];
  const nothing: MixTold = { ok: true, outcomes: {} };
  for (let step = study.next(); !step.done && asked.length < coalitionsOf(inputs); step = study.next(nothing))
    asked.push(step.value);
  return asked;
}

/** Work that may be given up at any moment, be what stops it there yet or not. */
import { GivenUp } from '../../workers/exporter.ts';

export type Work<T> = { readonly answer: Promise<T>; readonly giveUp: () => void };
export type Way = {
  /** Goes no further where the work was given up; to be asked after every wait. */
  readonly goOn: () => void;
  /** What stops that which was begun. */
  readonly stopBy: (stop: () => void) => void;
};

export function begin<T>(work: (way: Way) => Promise<T>): Work<T> {
  let stop: () => void = () => {};
  let given: GivenUp | undefined;
  let refuse: (reason: GivenUp) => void;
  const endedEarly = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  const way: Way = {
    goOn: () => {
      if (given) throw given;
    },
    stopBy: (how) => {
      stop = how;
    },
  };
  return {
    answer: Promise.race([endedEarly, work(way)]),
    giveUp: () => {
      if (given) return;
      given = new GivenUp('given up');
      refuse(given);
      stop();
    },
  };
}

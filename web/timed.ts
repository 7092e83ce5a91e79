/** The engine, telling how long each run took in its worker. */
import type { Engine } from '../workers/engine.ts';

export function timed(engine: Engine, tell: (elapsedMs: number) => void): Engine {
  return {
    ...engine,
    overview: async (request, draftWillDo) => {
      const answer = await engine.overview(request, draftWillDo);
      if (answer?.ok) tell(answer.elapsedMs);
      return answer;
    },
  };
}

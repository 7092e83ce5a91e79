/** Inference on its own: throughput, latency and energy of accelerators that serve a model. */
import type { Catalogue } from '../scenario/catalogue.ts';
import { both, numeral } from '../scenario/words.ts';
import { type Replica, STACKS, WEIGHTS } from '../workload/inference.ts';
import { DRAFT_SHARE, defaultLimits, MODES, type ServeOptions, serve, serveWithAll } from '../workload/inference-batch.ts';
import type { Maker, Reader } from './reader.ts';

/** Prompt and answer where nobody gives them. */
const TOKENS = 512;
const MS_PER_S = 1000;

export function inference(reader: Reader, catalogue: Catalogue): Maker {
  const model = reader.entry('model', catalogue.models);
  const chip = reader.entry('accelerator', catalogue.accelerators);
  const count = reader.has('count') ? reader.whole('count', 1, 1e8) : undefined;
  const inputTokens = reader.number('inputTokens', 0, 1e7, TOKENS);
  const outputTokens = reader.number('outputTokens', 1, 1e7, TOKENS);
  const shared = {
    weights: reader.choice('weights', WEIGHTS, 'bf16'),
    stack: reader.choice('stack', STACKS, 'stock'),
    inputTokens,
    outputTokens,
    cacheHitShare: reader.number('cacheHitShare', 0, 1, 0),
  };
  const options = readOptions(reader, inputTokens, outputTokens);
  return () => {
    const request: Omit<Replica, 'accelerators'> = { model: model!, chip: chip!, ...shared };
    const one = options.batch !== undefined && count !== undefined;
    const served = one
      ? { ...serve({ ...request, accelerators: count }, options), replicas: 1 }
      : serveWithAll(count ?? 1, request, options);
    if (served.missingGb > 0) {
      const gb = numeral(served.missingGb, 1);
      reader.fault(
        'count',
        both(
          `enough accelerators for the weights and one sequence: ${gb.en} GB are lacking`,
          `assez d’accélérateurs pour les poids et une séquence : il manque ${gb.fr} Go`,
        ),
      );
      return {};
    }
    // A limit that nobody can meet is the user's to change; a batch asked for is only told to be too large.
    if (served.overloaded && options.batch === undefined) tellUnmet(reader, served);
    return {
      outputTokensPerS: served.outputTokensPerS,
      outputTokensPerSPerAccelerator: served.outputTokensPerS / (served.replicas * served.accelerators),
      timeToFirstTokenMs: served.timeToFirstTokenS * MS_PER_S,
      timePerOutputTokenMs: served.timePerOutputTokenS * MS_PER_S,
      ...(Number.isFinite(served.joulesPerOutputToken) ? { acceleratorJoulesPerOutputToken: served.joulesPerOutputToken } : {}),
      batch: served.batch,
      replicas: served.replicas,
      acceleratorsPerReplica: served.accelerators,
      acceleratorPowerOverTdp: served.acceleratorPowerOverTdp,
      binding: served.binding,
      overloaded: served.overloaded ? 'yes' : 'no',
    };
  };
}

function readOptions(reader: Reader, inputTokens: number, outputTokens: number): ServeOptions {
  const mode = reader.choice('mode', MODES, 'offline');
  const batch = reader.has('batch') ? reader.whole('batch', 1, 1e6) : undefined;
  const usual = defaultLimits(mode, inputTokens, outputTokens);
  const limits = {
    timeToFirstTokenS: reader.has('timeToFirstTokenLimitMs')
      ? reader.number('timeToFirstTokenLimitMs', 1e-3, 1e9) / MS_PER_S
      : usual.timeToFirstTokenS,
    timePerOutputTokenS: reader.has('timePerOutputTokenLimitMs')
      ? reader.number('timePerOutputTokenLimitMs', 1e-3, 1e9) / MS_PER_S
      : usual.timePerOutputTokenS,
  };
  const speculation = reader.has('draftedTokens')
    ? {
        drafted: reader.whole('draftedTokens', 1, 16),
        acceptance: reader.number('acceptance', 0, 1, 0.7),
        draftShare: reader.number('draftCost', 0, 1, DRAFT_SHARE),
      }
    : undefined;
  return { mode, limits, ...(batch !== undefined && { batch }), ...(speculation && { speculation }) };
}

function tellUnmet(reader: Reader, served: { timeToFirstTokenS: number; timePerOutputTokenS: number; binding: string }): void {
  const isFirst = served.binding === 'time to first token';
  const ms = MS_PER_S * (isFirst ? served.timeToFirstTokenS : served.timePerOutputTokenS);
  const best = numeral(Math.ceil(ms * 10) / 10, 1);
  reader.fault(
    isFirst ? 'timeToFirstTokenLimitMs' : 'timePerOutputTokenLimitMs',
    both(
      `a limit that one sequence alone can meet: at best ${best.en} ms`,
      `une limite qu’une séquence seule peut tenir : au mieux ${best.fr} ms`,
    ),
  );
}

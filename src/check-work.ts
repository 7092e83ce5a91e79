/** What a plan asks of accelerators that they can't do: a model that fits nowhere, a latency that nobody can meet. */
import type { AiModel, Platform } from './scenario/catalogue.ts';
import type { Fault } from './scenario/load.ts';
import type { Scenario } from './scenario/scenario.ts';
import { both, type LocalText } from './scenario/words.ts';
import { mixRate, modelRate } from './workload/serving-rates.ts';
import { gangRate } from './workload/training-rates.ts';

/** Faults of a scenario whose single fields are all right. */
export function workFaults(scenario: Scenario): Fault[] {
  const ordered = new Set(scenario.orders.map(({ platform }) => platform));
  const platforms = scenario.catalogue.platforms.filter(({ id }) => ordered.has(id));
  return platforms.length === 0 ? [] : [...servingFaults(scenario, platforms), ...trainingFaults(scenario, platforms)];
}

/** Each model of the mix must be served by one of the platforms at least. */
function servingFaults({ catalogue, workloads }: Scenario, platforms: readonly Platform[]): Fault[] {
  const { interactive } = workloads;
  return interactive.mix.flatMap(({ id, model: name, share }): Fault[] => {
    if (share === 0) return [];
    const model = catalogue.models.find((one) => one.id === name)!;
    const alone = { ...interactive, mix: [{ id, model: name, share: 1 }] };
    if (platforms.some((platform) => mixRate(catalogue, platform, alone).onlineTokensPerS > 0)) return [];
    return [servingFault(catalogue, platforms, model, interactive, id)];
  });
}

function servingFault(
  catalogue: Scenario['catalogue'],
  platforms: readonly Platform[],
  model: AiModel,
  interactive: Scenario['workloads']['interactive'],
  id: string,
): Fault {
  const rates = platforms.map((platform) => {
    const accelerator = catalogue.accelerators.find((one) => one.id === platform.accelerator)!;
    return modelRate(platform, accelerator, model, interactive);
  });
  const fitting = rates.filter(({ missingGb }) => missingGb === 0);
  if (fitting.length === 0) {
    const gb = Math.min(...rates.map(({ missingGb }) => missingGb)).toFixed(1);
    return {
      path: ['workloads', 'interactive', 'mix', id, 'model'],
      found: both(
        `${model.name}, for which the largest replica lacks ${gb} GB`,
        `${model.name}, pour lequel il manque ${gb.replace('.', ',')} Go à la plus grande réplique`,
      ),
      allowed: both(
        'a model that fits in one system of a platform that is ordered',
        'un modèle qui tient dans un système d’une plateforme commandée',
      ),
    };
  }
  const ms = (1000 * Math.min(...fitting.map(({ timePerOutputTokenS }) => timePerOutputTokenS))).toFixed(1);
  const first = Math.min(...fitting.map(({ timeToFirstTokenS }) => timeToFirstTokenS)).toFixed(2);
  const isToken = Number(ms) > interactive.timePerOutputTokenLimitMs;
  return isToken
    ? {
        path: ['workloads', 'interactive', 'timePerOutputTokenLimitMs'],
        found: inBoth(interactive.timePerOutputTokenLimitMs, 'ms'),
        allowed: both(
          `at least ${ms} ms, what ${model.name} takes at best`,
          `au moins ${ms.replace('.', ',')}\u00A0ms, le mieux que fasse ${model.name}`,
        ),
      }
    : {
        path: ['workloads', 'interactive', 'timeToFirstTokenLimitS'],
        found: inBoth(interactive.timeToFirstTokenLimitS, 's'),
        allowed: both(
          `at least ${first} s, what ${model.name} takes at best`,
          `au moins ${first.replace('.', ',')}\u00A0s, le mieux que fasse ${model.name}`,
        ),
      };
}

/** A number with its unit, with a decimal comma in French. */
function inBoth(value: number, unit: string): LocalText {
  return both(`${value} ${unit}`, `${String(value).replace('.', ',')}\u00A0${unit}`);
}

/** A gang that is asked for must be able to train on one of the platforms at least. */
function trainingFaults({ catalogue, workloads }: Scenario, platforms: readonly Platform[]): Fault[] {
  const { training } = workloads;
  if (training.gangs === 0) return [];
  const rates = platforms.map((platform) => gangRate(catalogue, platform, training));
  if (rates.some(({ modelTflopPerS }) => modelTflopPerS > 0)) return [];
  const needs = rates.map(({ needsGb }) => needsGb).filter((gb) => gb > 0);
  if (needs.length === 0)
    return [
      {
        path: ['workloads', 'training', 'precision'],
        found: both(training.precision, training.precision),
        allowed: both(
          'a precision that one of the ordered platforms computes in',
          'une précision dans laquelle calcule une plateforme commandée',
        ),
      },
    ];
  const gb = Math.min(...needs);
  const model = catalogue.models.find(({ id }) => id === training.model)?.name ?? training.model;
  return [
    {
      path: ['workloads', 'training', 'gangAccelerators'],
      found: both(
        `${training.gangAccelerators} ${training.gangAccelerators === 1 ? 'accelerator' : 'accelerators'}`,
        `${training.gangAccelerators} ${training.gangAccelerators < 2 ? 'accélérateur' : 'accélérateurs'}`,
      ),
      allowed: Number.isFinite(gb)
        ? both(
            `more accelerators, as each would need ${gb.toFixed(0)} GB at the best layout of ${model}`,
            `davantage d’accélérateurs, car ${model}, réparti au mieux, demanderait ${gb.toFixed(0)} Go à chacun`,
          )
        : both(
            'a gang and a step that hold at least one whole replica',
            'un groupe et un pas qui contiennent au moins une réplique entière',
          ),
    },
  ];
}

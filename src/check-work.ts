/** What a plan asks of accelerators that they can't do: a model that fits nowhere, a latency that nobody can meet. */
import type { AiModel, Platform } from './scenario/catalogue.ts';
import type { Fault } from './scenario/load.ts';
import type { Scenario } from './scenario/scenario.ts';
import { both, figure, type LocalText, numeral } from './scenario/words.ts';
import { LARGEST_REPLICA, mixRate, modelRate } from './workload/serving-rates.ts';
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
    const gb = numeral(Math.min(...rates.map(({ missingGb }) => missingGb)), 1);
    return {
      path: ['workloads', 'interactive', 'mix', id, 'model'],
      found: both(
        `${model.name}, for which the largest replica lacks ${gb.en} GB`,
        `${model.name}, pour lequel il manque ${gb.fr} Go à la plus grande réplique`,
      ),
      allowed: both(
        `a model that fits in one system of a platform that is ordered, or in ${LARGEST_REPLICA} of its accelerators`,
        `un modèle qui tient dans un système d’une plateforme commandée, ou dans ${LARGEST_REPLICA} de ses accélérateurs`,
      ),
    };
  }
  const ms = 1000 * Math.min(...fitting.map(({ timePerOutputTokenS }) => timePerOutputTokenS));
  const [bestMs, bestS] = [
    numeral(Math.ceil(ms * 10) / 10, 1),
    numeral(Math.ceil(100 * Math.min(...fitting.map(({ timeToFirstTokenS }) => timeToFirstTokenS))) / 100, 2),
  ];
  const isToken = ms > interactive.timePerOutputTokenLimitMs;
  return isToken
    ? {
        path: ['workloads', 'interactive', 'timePerOutputTokenLimitMs'],
        found: withUnit(interactive.timePerOutputTokenLimitMs, 'ms'),
        allowed: both(
          `at least ${bestMs.en} ms, what ${model.name} takes at best`,
          `au moins ${bestMs.fr}\u00A0ms, le mieux que fasse ${model.name}`,
        ),
      }
    : {
        path: ['workloads', 'interactive', 'timeToFirstTokenLimitS'],
        found: withUnit(interactive.timeToFirstTokenLimitS, 's'),
        allowed: both(
          `at least ${bestS.en} s, what ${model.name} takes at best`,
          `au moins ${bestS.fr}\u00A0s, le mieux que fasse ${model.name}`,
        ),
      };
}

function withUnit(value: number, unit: string): LocalText {
  const { en, fr } = figure(value);
  return both(`${en} ${unit}`, `${fr}\u00A0${unit}`);
}

/** A gang that is asked for must be able to train on one of the platforms at least. */
function trainingFaults({ catalogue, workloads }: Scenario, platforms: readonly Platform[]): Fault[] {
  const { training } = workloads;
  if (training.gangs === 0) return [];
  const rates = platforms.map((platform) => gangRate(catalogue, platform, training));
  if (rates.some(({ modelTflopPerS }) => modelTflopPerS > 0)) return [];
  const [nearest] = rates.filter(({ needsGb }) => needsGb > 0).sort((a, b) => a.lacksGb - b.lacksGb);
  if (!nearest)
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
  const [needs, lacks] = [numeral(nearest.needsGb, 1), numeral(nearest.lacksGb, 1)];
  const gang = numeral(training.gangAccelerators);
  const model = catalogue.models.find(({ id }) => id === training.model)?.name ?? training.model;
  return [
    {
      path: ['workloads', 'training', 'gangAccelerators'],
      found: both(
        `${gang.en} ${training.gangAccelerators === 1 ? 'accelerator' : 'accelerators'}`,
        `${gang.fr} ${training.gangAccelerators < 2 ? 'accélérateur' : 'accélérateurs'}`,
      ),
      allowed: Number.isFinite(nearest.needsGb)
        ? both(
            `more accelerators, as each would need ${needs.en} GB at the best layout of ${model}, ${lacks.en} GB more than it has for that`,
            `davantage d’accélérateurs, car ${model}, réparti au mieux, demanderait ${needs.fr} Go à chacun, soit ${lacks.fr} Go de trop`,
          )
        : both(
            'a gang and a step that hold at least one whole replica',
            'un groupe et un pas qui contiennent au moins une réplique entière',
          ),
    },
  ];
}

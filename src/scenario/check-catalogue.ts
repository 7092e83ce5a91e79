/** What no single field of the catalogue can tell. */
import { checkPeaks, checkShape } from './check-compute.ts';
import { checkUnique, child, type Entry, entriesOf, idOfOneOf, idsOf, numberIn, type Report, refer, textsOf } from './entries.ts';
import { asIs, both, figure, NOTHING } from './words.ts';

/** What the catalogue has, for whoever refers to it. */
export type Known = Record<
  'platforms' | 'models' | 'growths' | 'coolings' | 'operatorClasses' | 'climates' | 'markets' | 'connectionRoutes',
  readonly string[]
> & {
  readonly platformEntries: readonly Entry[];
  readonly routeEntries: readonly Entry[];
};

/** The faults of the catalogue, and what is in it. */
export function checkCatalogue(catalogue: Entry | undefined, report: Report): Known {
  const lists = [
    'accelerators',
    'platforms',
    'models',
    'serving',
    'trainingRates',
    'expertTraining',
    'growths',
    'coolings',
    'operatorClasses',
    'operatorClasses',
    'climates',
    'climateCorrelations',
    'markets',
    'connectionRoutes',
    'permitPaths',
  ];
  for (const list of lists) checkUnique(entriesOf(catalogue, list), report);
  const ids = (list: string): string[] => idsOf(entriesOf(catalogue, list));
  const platforms = ids('platforms');
  const models = ids('models');
  const climates = ids('climates');
  for (const platform of entriesOf(catalogue, 'platforms'))
    refer(platform, 'accelerator', ids('accelerators'), 'accelerators', report);
  for (const accelerator of entriesOf(catalogue, 'accelerators')) checkPeaks(accelerator, report);
  for (const model of entriesOf(catalogue, 'models')) checkShape(model, report);
  for (const row of entriesOf(catalogue, 'expertTraining')) {
    refer(row, 'accelerator', ids('accelerators'), 'accelerators', report);
    refer(row, 'model', models, 'models', report);
  }
  for (const platform of entriesOf(catalogue, 'platforms')) checkPhases(child(platform, 'phases'), report);
  for (const list of ['serving', 'trainingRates']) {
    for (const rate of entriesOf(catalogue, list)) {
      refer(rate, 'platform', platforms, 'platforms', report);
      refer(rate, 'model', models, 'models', report);
    }
  }
  for (const pair of entriesOf(catalogue, 'climateCorrelations')) {
    textsOf(pair.value.between).forEach((id, i) => {
      if (!climates.includes(id)) report([...pair.path, 'between', i], asIs(id), idOfOneOf('climates', climates));
    });
  }
  for (const cooling of entriesOf(catalogue, 'coolings')) {
    for (const key of ['liquid', 'air', 'airWhenMostlyLiquid']) {
      const loop = child(cooling, key);
      const supplyC = loop && numberIn(loop, 'supplyC');
      const returnC = loop && numberIn(loop, 'returnC');
      if (loop && supplyC !== undefined && returnC !== undefined && returnC <= supplyC) {
        const supply = figure(supplyC);
        const allowed = both(
          `a temperature above the supply, ${supply.en} degC`,
          `une température supérieure au départ, ${supply.fr}\u00A0°C`,
        );
        report([...loop.path, 'returnC'], figure(returnC), allowed);
      }
      if (loop && loop.value.secondLawEfficiency === undefined && loop.value.supplyLimitC === undefined) {
        report(
          [...loop.path, 'supplyLimitC'],
          NOTHING,
          both(
            'the warmest supply that the racks bear, where no chiller is fitted',
            'le départ le plus chaud que supportent les baies, là où il n’y a pas de groupe froid',
          ),
          both(
            'Add "supplyLimitC", or "secondLawEfficiency" for a chiller.',
            'Ajoutez "supplyLimitC", ou "secondLawEfficiency" s’il y a un groupe froid.',
          ),
        );
      }
    }
  }
  for (const route of entriesOf(catalogue, 'connectionRoutes')) {
    const [minMw, maxMw] = [numberIn(route, 'minMw'), numberIn(route, 'maxMw')];
    if (minMw !== undefined && maxMw !== undefined && maxMw < minMw) {
      const least = figure(minMw);
      const allowed = both(`at least ${least.en}, the least`, `au moins ${least.fr}, le minimum`);
      report([...route.path, 'maxMw'], figure(maxMw), allowed);
    }
  }
  for (const market of entriesOf(catalogue, 'markets')) {
    checkUnique(entriesOf(market, 'years'), report);
    checkUnique(entriesOf(market, 'carbonYears'), report);
    checkUnique(entriesOf(market, 'exciseNormal'), report);
    checkShares(market, report);
  }
  return {
    platforms,
    models,
    climates,
    growths: ids('growths'),
    coolings: ids('coolings'),
    operatorClasses: ids('operatorClasses'),
    markets: ids('markets'),
    connectionRoutes: ids('connectionRoutes'),
    platformEntries: entriesOf(catalogue, 'platforms'),
    routeEntries: entriesOf(catalogue, 'connectionRoutes'),
  };
}

/** What contracts give is no more than all. */
function checkShares(market: Entry, report: Report): void {
  const nuclear = numberIn(market, 'nuclearShare') ?? 0;
  const agreements = numberIn(market, 'ppaShare') ?? 0;
  if (nuclear + agreements <= 1 + 1e-9) return;
  const left = figure(Number((1 - nuclear).toPrecision(12)));
  const allowed = both(
    `a share up to ${left.en}, what the nuclear contract leaves`,
    `une part d’au plus ${left.fr}, ce que laisse le contrat nucléaire`,
  );
  report([...market.path, 'ppaShare'], figure(agreements), allowed);
}

/** A machine draws least when it is off, then idle, then at work. */
function checkPhases(phases: Entry | undefined, report: Report): void {
  const off = phases && numberIn(phases, 'off');
  const idle = phases && numberIn(phases, 'idle');
  if (!phases || off === undefined || idle === undefined) return;
  if (idle < off) {
    const least = figure(off);
    const allowed = both(
      `a share from ${least.en}, the share when switched off`,
      `une part d’au moins ${least.fr}, celle à l’arrêt`,
    );
    report([...phases.path, 'idle'], figure(idle), allowed);
  }
  const least = figure(idle);
  for (const key of ['training', 'inference', 'reserved']) {
    const share = numberIn(phases, key);
    if (share === undefined || share >= idle) continue;
    const allowed = both(`a share from ${least.en}, the idle share`, `une part d’au moins ${least.fr}, celle au repos`);
    report([...phases.path, key], figure(share), allowed);
  }
}

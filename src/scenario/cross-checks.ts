/**
 * What no single field can tell: references, circles, impossible dates. Reads a document that may be wrong in any other way,
 * so that one faulty field never hides another.
 */
import { addMonths, dateOf, dayOf } from '../timeline.ts';
import { isDate } from './fields.ts';
import { isObject, type Json, type JsonObject, nearest } from './pointer.ts';
import { MAX_YEARS } from './scenario.ts';

export type Fault = {
  readonly path: readonly (string | number)[];
  readonly found: string;
  readonly allowed: string;
  readonly suggestion: string;
};

type Entry = { readonly path: readonly (string | number)[]; readonly value: JsonObject };
type Report = (path: readonly (string | number)[], found: unknown, allowed: string, suggestion?: string) => void;

function entriesOf(parent: Entry | undefined, key: string): Entry[] {
  const list = parent?.value[key];
  if (!parent || !Array.isArray(list)) return [];
  return list.flatMap((value, i) => (isObject(value) ? [{ path: [...parent.path, key, i], value }] : []));
}

function child(parent: Entry | undefined, key: string): Entry | undefined {
  const value = parent?.value[key];
  return parent && isObject(value) ? { path: [...parent.path, key], value } : undefined;
}

function textsOf(x: Json | undefined): string[] {
  return Array.isArray(x) ? x.filter((entry): entry is string => typeof entry === 'string') : [];
}

function idsOf(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => (typeof entry.value.id === 'string' ? [entry.value.id] : []));
}

function dayIn(entry: Entry, key: string): number | undefined {
  const value = entry.value[key];
  return isDate(value) ? dayOf(value.length === 7 ? `${value}-01` : value) : undefined;
}

function numberIn(entry: Entry, key: string): number | undefined {
  const value = entry.value[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** All faults between the fields of a document. */
export function crossChecks(document: Json): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (path, found, allowed, suggestion = '') => {
    faults.push({ path, found: typeof found === 'string' ? found : JSON.stringify(found), allowed, suggestion });
  };
  if (!isObject(document)) return faults;
  const root: Entry = { path: [], value: document };
  checkHorizon(root, report);
  checkSources(root, report);
  const catalogue = child(root, 'catalogue');
  const known = onceFaultless(CATALOGUED, catalogue?.value, undefined, report, (tell) => checkCatalogue(catalogue, tell));
  const sites = entriesOf(root, 'sites');
  checkUnique(sites, report);
  for (const site of sites) checkSite(root, site, known, report);
  checkOrders(root, sites, known, report);
  checkMoney(child(root, 'money'), sites, report);
  checkWorkloads(child(root, 'workloads'), sites, known, report);
  checkTargets(root, sites, report);
  refer(root, 'market', known.markets, 'markets', report);
  return faults;
}

function refer(entry: Entry | undefined, key: string, ids: readonly string[], what: string, report: Report): void {
  const value = entry?.value[key];
  if (!entry || typeof value !== 'string' || ids.includes(value)) return;
  const near = nearest(value, ids);
  report([...entry.path, key], value, `the id of one of the ${what}: ${listed(ids)}`, near ? `Did you mean ${near}?` : '');
}

function listed(ids: readonly string[]): string {
  return ids.length === 0
    ? 'there is none'
    : ids.length > 12
      ? `${ids.slice(0, 12).join(', ')} and ${ids.length - 12} more`
      : ids.join(', ');
}

function checkUnique(entries: readonly Entry[], report: Report): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const id = entry.value.id;
    if (typeof id !== 'string') continue;
    if (seen.has(id))
      report([...entry.path, 'id'], id, 'an id that no other entry of the list has', 'Give one of the two another id.');
    seen.add(id);
  }
}

function checkHorizon(root: Entry, report: Report): void {
  const from = dayIn(root, 'from');
  const to = dayIn(root, 'to');
  if (from === undefined || to === undefined) return;
  if (to <= from) report(['to'], root.value.to, `a date after ${dateOf(from)}, the first day`, 'Write a later date.');
  else if (to > addMonths(from, 12 * MAX_YEARS))
    report(['to'], root.value.to, `at most ${MAX_YEARS} years after ${dateOf(from)}`, 'Write an earlier date.');
}

function checkSources(root: Entry, report: Report): void {
  const sources = entriesOf(root, 'sources');
  checkUnique(sources, report);
  const ids = idsOf(sources);
  const visit = (here: Json | undefined, path: (string | number)[], tell: Report): void => {
    if (Array.isArray(here)) for (const [i, entry] of here.entries()) visit(entry, [...path, i], tell);
    else if (isObject(here)) {
      refer({ path, value: here }, 'source', ids, 'sources', tell);
      for (const [key, value] of Object.entries(here)) visit(value, [...path, key], tell);
    }
  };
  refer(root, 'source', ids, 'sources', report);
  for (const [key, section] of Object.entries(root.value))
    if (key !== 'sources') onceFaultless(SOURCED, section, root.value.sources, report, (tell) => visit(section, [key], tell));
}

/** What sections were found faultless with, and what was learnt of them: one that a change leaves as it was is not checked again. */
type Faultless = WeakMap<object, { readonly beside: Json | undefined; readonly learnt: unknown }>;
const SOURCED: Faultless = new WeakMap();
const CATALOGUED: Faultless = new WeakMap();

function onceFaultless<T>(
  faultless: Faultless,
  section: Json | undefined,
  beside: Json | undefined,
  report: Report,
  check: (tell: Report) => T,
): T {
  if (typeof section !== 'object' || section === null) return check(report);
  const kept = faultless.get(section);
  if (kept && kept.beside === beside) return kept.learnt as T;
  let faults = 0;
  const learnt = check((...fault) => {
    faults++;
    report(...fault);
  });
  if (faults === 0) faultless.set(section, { beside, learnt });
  return learnt;
}

type Known = Record<'platforms' | 'models' | 'coolings' | 'operatorClasses' | 'climates' | 'markets', readonly string[]> & {
  readonly platformEntries: readonly Entry[];
  readonly rates: (list: 'serving' | 'trainingRates', platform: string, model: string) => boolean;
};

function checkCatalogue(catalogue: Entry | undefined, report: Report): Known {
  const lists = [
    'accelerators',
    'platforms',
    'models',
    'serving',
    'trainingRates',
    'coolings',
    'operatorClasses',
    'climates',
    'climateCorrelations',
    'markets',
  ];
  for (const list of lists) checkUnique(entriesOf(catalogue, list), report);
  const ids = (list: string): string[] => idsOf(entriesOf(catalogue, list));
  const platforms = ids('platforms');
  const models = ids('models');
  const climates = ids('climates');
  for (const platform of entriesOf(catalogue, 'platforms'))
    refer(platform, 'accelerator', ids('accelerators'), 'accelerators', report);
  for (const platform of entriesOf(catalogue, 'platforms')) checkPhases(child(platform, 'phases'), report);
  for (const list of ['serving', 'trainingRates']) {
    for (const rate of entriesOf(catalogue, list)) {
      refer(rate, 'platform', platforms, 'platforms', report);
      refer(rate, 'model', models, 'models', report);
    }
  }
  for (const pair of entriesOf(catalogue, 'climateCorrelations')) {
    textsOf(pair.value.between).forEach((id, i) => {
      if (!climates.includes(id)) report([...pair.path, 'between', i], id, `the id of one of the climates: ${listed(climates)}`);
    });
  }
  for (const cooling of entriesOf(catalogue, 'coolings')) {
    for (const key of ['liquid', 'air', 'airWhenMostlyLiquid']) {
      const loop = child(cooling, key);
      const supplyC = loop && numberIn(loop, 'supplyC');
      const returnC = loop && numberIn(loop, 'returnC');
      if (loop && supplyC !== undefined && returnC !== undefined && returnC <= supplyC) {
        report([...loop.path, 'returnC'], returnC, `a temperature above the supply, ${supplyC} degC`);
      }
      if (loop && loop.value.secondLawEfficiency === undefined && loop.value.supplyLimitC === undefined) {
        report(
          [...loop.path, 'supplyLimitC'],
          'nothing',
          'the warmest supply that the racks bear, where no chiller is fitted',
          'Add "supplyLimitC", or "secondLawEfficiency" for a chiller.',
        );
      }
    }
  }
  for (const market of entriesOf(catalogue, 'markets')) {
    checkUnique(entriesOf(market, 'years'), report);
    checkUnique(entriesOf(market, 'carbonYears'), report);
  }
  return {
    platforms,
    models,
    climates,
    coolings: ids('coolings'),
    operatorClasses: ids('operatorClasses'),
    markets: ids('markets'),
    platformEntries: entriesOf(catalogue, 'platforms'),
    rates: (list, platform, model) =>
      entriesOf(catalogue, list).some(({ value }) => value.platform === platform && value.model === model),
  };
}

/** A machine draws least when it is off, then idle, then at work. */
function checkPhases(phases: Entry | undefined, report: Report): void {
  const off = phases && numberIn(phases, 'off');
  const idle = phases && numberIn(phases, 'idle');
  if (!phases || off === undefined || idle === undefined) return;
  if (idle < off) report([...phases.path, 'idle'], idle, `a share from ${off}, the share when switched off`);
  for (const key of ['training', 'inference', 'reserved']) {
    const share = numberIn(phases, key);
    if (share !== undefined && share < idle) report([...phases.path, key], share, `a share from ${idle}, the idle share`);
  }
}

function checkSite(root: Entry, site: Entry, known: Known, report: Report): void {
  refer(site, 'climate', known.climates, 'climates', report);
  refer(site, 'operatorClass', known.operatorClasses, 'operator classes', report);
  const stages = entriesOf(site, 'stages');
  const activities = entriesOf(site, 'activities');
  const halls = entriesOf(site, 'halls');
  const steps = entriesOf(site, 'gridSteps');
  for (const list of [stages, activities, halls, steps]) checkUnique(list, report);
  const activityIds = idsOf(activities);
  for (const entry of [...activities, ...halls, ...steps]) refer(entry, 'stage', idsOf(stages), 'stages of the site', report);
  for (const entry of [...halls, ...steps]) {
    textsOf(entry.value.readyAfter).forEach((id, i) => {
      if (activityIds.includes(id)) return;
      const near = nearest(id, activityIds);
      report(
        [...entry.path, 'readyAfter', i],
        id,
        `an activity of the site: ${listed(activityIds)}`,
        near ? `Did you mean ${near}?` : '',
      );
    });
  }
  for (const hall of halls) refer(hall, 'cooling', known.coolings, 'cooling architectures', report);
  if (halls.length > 0 && Array.isArray(site.value.gridSteps) && steps.length === 0) {
    report(
      [...site.path, 'gridSteps'],
      [],
      'at least one step of firm import where there is a hall',
      'Add { "id": "g1", "gridMw": ..., "readyAfter": [] }.',
    );
  }
  const asOf = dayIn(root, 'asOf');
  for (const activity of activities) checkActivity(activity, activityIds, asOf, report);
  checkCircles(activities, report);
}

function checkActivity(activity: Entry, ids: readonly string[], asOf: number | undefined, report: Report): void {
  for (const before of entriesOf(activity, 'after')) refer(before, 'id', ids, 'activities of the site', report);
  const start = dayIn(activity, 'actualStart');
  const end = dayIn(activity, 'actualEnd');
  if (start !== undefined && end !== undefined && end < start) {
    report([...activity.path, 'actualEnd'], activity.value.actualEnd, `a date from ${dateOf(start)}, the actual start`);
  }
  for (const key of ['actualStart', 'actualEnd'] as const) {
    const day = dayIn(activity, key);
    if (day !== undefined && asOf !== undefined && day > asOf) {
      report(
        [...activity.path, key],
        activity.value[key],
        `a date up to ${dateOf(asOf)}, the day of which the plan knows`,
        'Use notBefore for what is only planned.',
      );
    }
  }
}

/** Names every circle that a walk along what activities wait for runs into, with its path. */
function checkCircles(activities: readonly Entry[], report: Report): void {
  const byId = new Map(activities.map((activity) => [String(activity.value.id), activity]));
  const waitsFor = (id: string): string[] => {
    const activity = byId.get(id);
    return activity ? entriesOf(activity, 'after').map((entry) => String(entry.value.id)) : [];
  };
  const done = new Set<string>();
  for (const first of byId.keys()) {
    if (done.has(first)) continue;
    // A stack of its own, so that a chain of any length can be walked.
    const trail: string[] = [first];
    const places = new Map([[first, 0]]);
    const open = [waitsFor(first)];
    while (trail.length > 0) {
      const next = open.at(-1)!.pop();
      if (next === undefined) {
        const finished = trail.pop()!;
        open.pop();
        places.delete(finished);
        done.add(finished);
      } else if (places.has(next)) {
        const circle = trail.slice(places.get(next)!);
        const shown = circle.length > 12 ? [...circle.slice(0, 12), `... (${circle.length - 12} more)`] : circle;
        report(
          [...byId.get(next)!.path, 'after'],
          [...shown, next].join(' -> '),
          'activities that do not wait for themselves',
          `Remove one of ${shown.join(', ')} from the circle.`,
        );
      } else if (!done.has(next) && byId.has(next)) {
        places.set(next, trail.length);
        trail.push(next);
        open.push(waitsFor(next));
      }
    }
  }
}

function checkOrders(root: Entry, sites: readonly Entry[], known: Known, report: Report): void {
  const orders = entriesOf(root, 'orders');
  checkUnique(orders, report);
  const siteIds = idsOf(sites);
  const mix = entriesOf(child(child(root, 'workloads'), 'interactive'), 'mix').map(({ value }) => value.model);
  for (const order of orders) {
    refer(order, 'platform', known.platforms, 'platforms', report);
    refer(order, 'site', [...siteIds, 'any'], 'sites', report);
    const platform = known.platformEntries.find(({ value }) => value.id === order.value.platform);
    const shipment = platform && dayIn(platform, 'firstShipment');
    const ordered = dayIn(order, 'orderDate');
    const leadWeeks = numberIn(order, 'leadTimeWeeks');
    if (shipment !== undefined && ordered !== undefined && leadWeeks !== undefined && leadWeeks >= 0) {
      const dock = ordered + Math.floor(leadWeeks * 7 + 0.5);
      if (dock < shipment) {
        const weeks = Math.ceil((shipment - ordered) / 7);
        report(
          [...order.path, 'orderDate'],
          `${order.value.orderDate} plus ${leadWeeks} weeks, at the dock on ${dateOf(dock)}`,
          `a delivery from ${dateOf(shipment)} on, the first volume shipment of ${platform!.value.id}`,
          `Order from ${dateOf(shipment - (dock - ordered))} on, or allow ${weeks} weeks.`,
        );
      }
    }
    for (const model of mix) {
      const id = order.value.platform;
      if (typeof id !== 'string' || typeof model !== 'string' || !known.platforms.includes(id) || !known.models.includes(model))
        continue;
      if (!known.rates('serving', id, model)) {
        report(
          [...order.path, 'platform'],
          id,
          `a platform with a serving rate for ${model}`,
          `Add one to /catalogue/serving for ${id} and ${model}.`,
        );
      }
    }
  }
}

function checkMoney(money: Entry | undefined, sites: readonly Entry[], report: Report): void {
  const reserves = entriesOf(money, 'reservedEur');
  checkUnique(reserves, report);
  for (const reserve of reserves) {
    refer(reserve, 'site', idsOf(sites), 'sites', report);
    const site = sites.find(({ value }) => value.id === reserve.value.site);
    if (!site) continue;
    refer(reserve, 'stage', idsOf(entriesOf(site, 'stages')), 'stages of the site', report);
    for (const [key, list] of [
      ['halls', 'halls'],
      ['paidOver', 'activities'],
    ] as const) {
      const ids = idsOf(entriesOf(site, list));
      textsOf(reserve.value[key]).forEach((id, i) => {
        if (!ids.includes(id)) report([...reserve.path, key, i], id, `one of the ${list} of the site: ${listed(ids)}`);
      });
    }
  }
}

function checkWorkloads(workloads: Entry | undefined, sites: readonly Entry[], known: Known, report: Report): void {
  const training = child(workloads, 'training');
  refer(training, 'model', known.models, 'models', report);
  refer(training, 'site', [...idsOf(sites), 'any'], 'sites', report);
  const interactive = child(workloads, 'interactive');
  const mix = entriesOf(interactive, 'mix');
  checkUnique(mix, report);
  for (const part of mix) refer(part, 'model', known.models, 'models', report);
  const shares = mix.map((part) => numberIn(part, 'share'));
  const sum = shares.reduce<number>((total, share) => total + (share ?? Number.NaN), 0);
  if (interactive && mix.length > 0 && Math.abs(sum - 1) > 1e-6)
    report([...interactive.path, 'mix'], `shares that sum to ${sum}`, 'shares that sum to 1');
  for (const key of ['startups', 'skills']) {
    const axis = child(workloads, key);
    const from = axis && dayIn(axis, 'from');
    const by = axis && dayIn(axis, 'by');
    if (axis && from !== undefined && by !== undefined && by <= from)
      report([...axis.path, 'by'], axis.value.by, `a date after ${dateOf(from)}, the first day`);
  }
  const skills = child(workloads, 'skills');
  const observed = child(skills, 'observed');
  const from = skills && dayIn(skills, 'from');
  const seen = observed && dayIn(observed, 'date');
  if (observed && from !== undefined && seen !== undefined && seen <= from)
    report([...observed.path, 'date'], observed.value.date, `a date after ${dateOf(from)}, the first day`);
}

function checkTargets(root: Entry, sites: readonly Entry[], report: Report): void {
  const targets = entriesOf(root, 'targets');
  checkUnique(targets, report);
  for (const target of targets) {
    refer(target, 'site', idsOf(sites), 'sites', report);
    if (target.value.kind === 'site-ready' && target.value.site === undefined)
      report([...target.path, 'site'], 'nothing', 'the site that must be ready');
  }
}

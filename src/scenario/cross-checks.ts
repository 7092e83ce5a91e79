/**
 * What no single field can tell: references, circles, impossible dates. Reads a document that may be wrong in any other way,
 * so that one faulty field never hides another.
 */
import { addMonths, dateOf } from '../timeline.ts';
import { checkCatalogue, type Known } from './check-catalogue.ts';
import { checkSite } from './check-site.ts';
import {
  checkUnique,
  child,
  dayIn,
  type Entry,
  entriesOf,
  type Fault,
  type Faultless,
  idOfOneOf,
  idsOf,
  numberIn,
  onceFaultless,
  quoted,
  type Report,
  refer,
  textsOf,
} from './entries.ts';
import { isObject, type Json } from './pointer.ts';
import { MAX_YEARS } from './scenario.ts';
import { asIs, both, figure, type LocalText, NOTHING, NOTHING_TO_ADD } from './words.ts';
import { OWN_GROWTH } from './work-fields.ts';

/** What was found faultless already. */
const SOURCED: Faultless = new WeakMap();
const CATALOGUED: Faultless = new WeakMap();
const SITED: Faultless = new WeakMap();
const ORDERED: Faultless = new WeakMap();
const PAID: Faultless = new WeakMap();
const WORKED: Faultless = new WeakMap();

/** All faults between the fields of a document. */
export function crossChecks(document: Json): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (path, found, allowed, suggestion = NOTHING_TO_ADD) => {
    faults.push({ path, found, allowed, suggestion });
  };
  if (!isObject(document)) return faults;
  const root: Entry = { path: [], value: document };
  checkHorizon(root, report);
  checkSources(root, report);
  const catalogue = child(root, 'catalogue');
  const known = onceFaultless(CATALOGUED, catalogue?.value, [], report, (tell) => checkCatalogue(catalogue, tell));
  const sites = entriesOf(root, 'sites');
  checkUnique(sites, report);
  const { asOf, sites: list, orders, money, workloads } = root.value;
  for (const site of sites) onceFaultless(SITED, site.value, [known, asOf], report, (tell) => checkSite(root, site, known, tell));
  onceFaultless(ORDERED, orders, [known, list, workloads], report, (tell) => checkOrders(root, sites, known, tell));
  onceFaultless(PAID, money, [list], report, (tell) => checkMoney(child(root, 'money'), sites, tell));
  onceFaultless(WORKED, workloads, [known, list], report, (tell) => checkWorkloads(child(root, 'workloads'), sites, known, tell));
  checkTargets(root, sites, report);
  refer(root, 'market', known.markets, 'markets', report);
  return faults;
}

function afterFirstDay(from: number): LocalText {
  return both(`a date after ${dateOf(from)}, the first day`, `une date postérieure au ${dateOf(from)}, le premier jour`);
}

function checkHorizon(root: Entry, report: Report): void {
  const from = dayIn(root, 'from');
  const to = dayIn(root, 'to');
  if (from === undefined || to === undefined) return;
  if (to <= from)
    report(['to'], quoted(root.value.to), afterFirstDay(from), both('Write a later date.', 'Écrivez une date plus tardive.'));
  else if (to > addMonths(from, 12 * MAX_YEARS)) {
    const allowed = both(`at most ${MAX_YEARS} years after ${dateOf(from)}`, `${MAX_YEARS} ans au plus après le ${dateOf(from)}`);
    report(['to'], quoted(root.value.to), allowed, both('Write an earlier date.', 'Écrivez une date plus proche.'));
  }
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
    if (key !== 'sources') onceFaultless(SOURCED, section, [root.value.sources], report, (tell) => visit(section, [key], tell));
}

function checkOrders(root: Entry, sites: readonly Entry[], known: Known, report: Report): void {
  const orders = entriesOf(root, 'orders');
  checkUnique(orders, report);
  const siteIds = idsOf(sites);
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
        const lead = figure(leadWeeks);
        const orderFrom = dateOf(shipment - (dock - ordered));
        report(
          [...order.path, 'orderDate'],
          both(
            `${order.value.orderDate} plus ${lead.en} weeks, at the dock on ${dateOf(dock)}`,
            `${order.value.orderDate} plus ${lead.fr} semaines, à quai le ${dateOf(dock)}`,
          ),
          both(
            `a delivery from ${dateOf(shipment)} on, the first volume shipment of ${platform!.value.id}`,
            `une livraison à partir du ${dateOf(shipment)}, premières livraisons en volume de ${platform!.value.id}`,
          ),
          both(
            `Order from ${orderFrom} on, or allow ${weeks} weeks.`,
            `Commandez à partir du ${orderFrom}, ou comptez ${weeks} semaines.`,
          ),
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
    refer(reserve, 'stage', idsOf(entriesOf(site, 'stages')), 'stages', report);
    for (const [key, list] of [
      ['halls', 'halls'],
      ['paidOver', 'activities'],
    ] as const) {
      const ids = idsOf(entriesOf(site, list));
      textsOf(reserve.value[key]).forEach((id, i) => {
        if (!ids.includes(id)) report([...reserve.path, key, i], asIs(id), idOfOneOf(list, ids));
      });
    }
  }
}

function checkWorkloads(workloads: Entry | undefined, sites: readonly Entry[], known: Known, report: Report): void {
  const training = child(workloads, 'training');
  refer(training, 'model', known.models, 'models', report);
  refer(training, 'site', [...idsOf(sites), 'any'], 'sites', report);
  const interactive = child(workloads, 'interactive');
  refer(interactive, 'growth', [...known.growths, OWN_GROWTH], 'growths', report);
  const mix = entriesOf(interactive, 'mix');
  checkUnique(mix, report);
  for (const part of mix) refer(part, 'model', known.models, 'models', report);
  const shares = mix.map((part) => numberIn(part, 'share'));
  const sum = shares.reduce<number>((total, share) => total + (share ?? Number.NaN), 0);
  if (interactive && mix.length > 0 && Math.abs(sum - 1) > 1e-6) {
    // Of what is added up the last bits are nobody's.
    const { en, fr } = figure(Number(sum.toPrecision(12)));
    report(
      [...interactive.path, 'mix'],
      both(`shares that sum to ${en}`, `des parts dont la somme est ${fr}`),
      both('shares that sum to 1', 'des parts dont la somme est 1'),
    );
  }
  for (const key of ['startups', 'skills']) {
    const axis = child(workloads, key);
    const from = axis && dayIn(axis, 'from');
    const by = axis && dayIn(axis, 'by');
    if (axis && from !== undefined && by !== undefined && by <= from)
      report([...axis.path, 'by'], quoted(axis.value.by), afterFirstDay(from));
  }
  const skills = child(workloads, 'skills');
  const observed = child(skills, 'observed');
  const from = skills && dayIn(skills, 'from');
  const seen = observed && dayIn(observed, 'date');
  if (observed && from !== undefined && seen !== undefined && seen <= from)
    report([...observed.path, 'date'], quoted(observed.value.date), afterFirstDay(from));
}

function checkTargets(root: Entry, sites: readonly Entry[], report: Report): void {
  const targets = entriesOf(root, 'targets');
  checkUnique(targets, report);
  for (const target of targets) {
    refer(target, 'site', idsOf(sites), 'sites', report);
    if (target.value.kind === 'site-ready' && target.value.site === undefined)
      report([...target.path, 'site'], NOTHING, both('the site that must be ready', 'le site qui doit être prêt'));
  }
}

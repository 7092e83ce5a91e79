/** What users ask of the sites of a plan: fetched when somebody opens it. */
import {
  type AtHand,
  type LoadShape,
  loadCsv,
  type Scenario,
  SITE_TABLES,
  siteCsv,
  studyLoad,
  studySites,
} from '../src/index.ts';
import type { Town } from './protocol.ts';

export function askOfSites(scenario: Scenario, atHand: Omit<AtHand, 'operate'>): Town {
  const study = studySites(scenario, atHand);
  const csv = Object.fromEntries(SITE_TABLES.map((table) => [table, siteCsv(study, table)])) as Town['csv'];
  return { study, csv };
}

export function askOfLoad(scenario: Scenario, atHand: AtHand): { readonly shapes: readonly LoadShape[]; readonly csv: string } {
  const shapes = studyLoad(scenario, atHand);
  return { shapes, csv: loadCsv(shapes) };
}

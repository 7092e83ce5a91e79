/** What users ask of the sites of a plan: fetched when somebody opens it. */
import { type AtHand, type Scenario, SITE_TABLES, siteCsv, studySites } from '../src/index.ts';
import type { Town } from './protocol.ts';

export function askOfSites(scenario: Scenario, atHand: Omit<AtHand, 'operate'>): Town {
  const study = studySites(scenario, atHand);
  const csv = Object.fromEntries(SITE_TABLES.map((table) => [table, siteCsv(study, table)])) as Town['csv'];
  return { study, csv };
}

/** The tables behind the figures of several plans, and behind the map. */
import { FIRST_LOAD, type Overview } from '../../src/index.ts';
import type { Cell, DataTable } from '../../workers/exporter.ts';
import { mapData, type MapSite } from '../charts/map-data.ts';
import type { ShownPlans } from '../compare-shown.ts';
import { outcomeLabel, outcomeText, signedOf } from '../compare-text.ts';
import type { WhyShown } from '../compare-why-text.ts';
import { compareWords } from '../compare-words.ts';
import { timeOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import type { Place } from '../map-places.ts';
import { measureName } from '../measure-told.ts';
import { bindsWords } from '../map-words.ts';
import type { NamedPlan } from './source.ts';
import { type Column, placeName, tableOf } from './tables.ts';
import { exportWords } from './words.ts';

/** A row a month and plan: what it comes to, and how far that is from the base. */
export function compareTable({ plans, base, data, over }: ShownPlans, named: readonly NamedPlan[], words: Words): DataTable {
  const say = exportWords(words.language);
  const rows = data.months.flatMap(({ key }, month) => plans.map((plan, i) => ({ key, month, plan, named: named[i]! })));
  const sites = plans.flatMap(({ overview }) => overview.summary.sites);
  const cellOf = (from: typeof data, id: string, month: number): Cell =>
    from.series.find((one) => one.id === id)?.values[month] ?? null;
  // A point in a key leads to what its unit follows from.
  const key = typeof data.measure === 'string' ? data.measure : data.measure.name.replaceAll('.', ' ');
  const unit = typeof data.measure === 'string' ? {} : { unit: data.measure.plainUnit[words.language] };
  return tableOf(
    [
      { key: 'month', kind: 'month', values: rows.map((row) => timeOf(row.key)) },
      { key: 'letter', kind: 'text', values: rows.map((row) => row.named.letter) },
      { key: 'plan', kind: 'text', values: rows.map((row) => row.named.name(words)) },
      { key: 'site', kind: 'text', values: rows.map(() => placeName(data.site, sites, words)) },
      {
        ...unit,
        key,
        name: measureName(data.measure, words),
        values: rows.map(({ plan, month }) => cellOf(data, plan.id, month)),
      },
      {
        ...unit,
        key: `over.${key}`,
        name: say('column.overBase', { base: base.letter }),
        values: rows.map(({ plan, month }) => (plan.id === base.id ? 0 : cellOf(over, plan.id, month))),
      },
    ],
    words,
  );
}

/** The base, what each change adds to it, and the plan that comes of it. */
export function whyTable({ outcome, from, to, parts }: WhyShown, [base, plan]: readonly NamedPlan[], words: Words): DataTable {
  const said = compareWords(words.language);
  const whole = (name: string, value: number) => ({ name, value, pointers: '', told: outcomeText(outcome, value, words, said) });
  const end = ({ letter, name }: NamedPlan) => `${letter} ${name(words)}`;
  const rows = [
    whole(end(base!), from),
    ...parts.map(({ name, part, pointers }) => ({
      name,
      value: part,
      pointers: pointers.join(' '),
      told: signedOf(outcome, part, words, said),
    })),
    whole(end(plan!), to),
  ];
  const summaries = [base!.summary, plan!.summary];
  // The first load of a site is a day, of which programs want the number.
  const isDay = outcome.startsWith(FIRST_LOAD);
  return tableOf(
    [
      { key: 'part', kind: 'text', values: rows.map(({ name }) => name) },
      { key: 'inputs', kind: 'text', values: rows.map(({ pointers }) => pointers) },
      {
        key: isDay ? 'firstLoad.days' : outcome,
        name: isDay
          ? exportWords(words.language)('column.daysSince', { outcome: outcomeLabel(outcome, summaries, words, said) })
          : outcomeLabel(outcome, summaries, words, said),
        values: rows.map(({ value }) => value),
      },
      { key: 'told', kind: 'text', values: rows.map(({ told }) => told) },
    ],
    words,
  );
}

/** A row a month and site, as the map shows it. */
export function mapTable(
  overview: Overview,
  months: readonly string[],
  places: ReadonlyMap<string, Place>,
  words: Words,
): DataTable {
  const { sites } = overview.summary;
  const rows = months.flatMap((month) => mapData(overview, month, places).sites.map((site) => ({ month, site })));
  const numbers = (key: string, of: (site: MapSite) => number | undefined): Column => {
    return { key, values: rows.map(({ site }) => of(site) ?? null) };
  };
  const peak = exportWords(words.language)('column.monthPeakMw');
  return tableOf(
    [
      { key: 'month', kind: 'month', values: rows.map(({ month }) => timeOf(month)) },
      { key: 'site', kind: 'text', values: rows.map(({ site }) => placeName(site.id, sites, words)) },
      numbers('latitudeDeg', ({ place }) => place?.latitudeDeg),
      numbers('longitudeDeg', ({ place }) => place?.longitudeDeg),
      numbers('radiusKm', ({ place }) => place?.radiusKm),
      numbers('gridFirmMw', ({ firmMw }) => firmMw),
      { ...numbers('gridMwPeak', ({ drawnMw }) => drawnMw), name: peak },
      numbers('inUseShare', ({ share }) => share),
      numbers('inServiceAccelerators', ({ inService }) => inService),
      { key: 'constraints', kind: 'text', values: rows.map(({ site }) => bindsWords(site, words)) },
      {
        key: 'firstLoad',
        kind: 'day',
        values: rows.map(({ site }) => (site.firstLoad === null ? null : timeOf(site.firstLoad))),
      },
    ],
    words,
  );
}

import { type Signal, useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Group, LocalText } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';
import { SourceLink } from '../controls/source-text.tsx';
import { ALL_SOURCES, NO_FILTER, type SourceFilter } from '../look.ts';
import { save } from '../save.ts';
import {
  ageYears,
  type Filter,
  letterCounts,
  OLD_YEARS,
  type Order,
  type Row,
  rowsCsv,
  shownRows,
  sourceRows,
} from '../source-rows.ts';
import { sourceWords } from '../source-words.ts';
import './beside.css';
import './sources.css';

const GROUPS: readonly Group[] = ['sites', 'grid', 'cooling', 'compute', 'workload', 'money'];
const LETTERS = ['A', 'B', 'C', 'D'] as const;
const ORDERS: readonly { readonly order: Order; readonly key: 'sources.byPlace' | 'sources.byLetter' | 'sources.byDate' }[] = [
  { order: 'place', key: 'sources.byPlace' },
  { order: 'letter', key: 'sources.byLetter' },
  { order: 'date', key: 'sources.byDate' },
];
const AGES: readonly {
  readonly age: Filter['age'];
  readonly key: 'sources.anyAge' | 'sources.age1' | 'sources.age2' | 'sources.undated';
}[] = [
  { age: '', key: 'sources.anyAge' },
  { age: '1', key: 'sources.age1' },
  { age: '2', key: 'sources.age2' },
  { age: 'none', key: 'sources.undated' },
];

/** Every number of the plan, with where it is from. */
export function Sources() {
  const page = usePage();
  const { t, count, format, language } = useWords();
  const description = page.description.value;
  const asked = page.sourceQuery.value;
  const filter = page.sourceFilter;
  const order = useComputed(() => filter.value.order).value;
  const rows = useMemo(
    () =>
      description
        ? sourceRows(
            description.parameters,
            description.levers,
            sourceWords(language),
            sourceWords(language === 'fr' ? 'en' : 'fr'),
          )
        : [],
    [description, language],
  );
  const shown = useMemo(() => shownRows(rows, filter.value, order), [rows, filter.value, order]);
  if (!description) return <p class="quiet">{t('state.computing')}</p>;
  const without = rows.filter(({ parameter }) => parameter.source === null).length;
  const old = shownRows(rows, { ...NO_FILTER, age: '2' }, 'place').length;
  const letters = letterCounts(rows).map(({ letter, n }) => t('sources.letterCount', { letter, n: format.number(n) }));
  return (
    <section class="sources" aria-labelledby="sources-title">
      <h1 id="sources-title">{t('sources.title')}</h1>
      <p class="note">{t('sources.note', { plan: description.name[language] })}</p>
      <p class="note letters">
        {t('sources.letters', { list: letters.join(', ') })} {t('sources.without', { n: format.number(without) })}.
        {old > 0 && ` ${count('sources.old', old, { years: format.number(OLD_YEARS) })}`}
      </p>
      <Filters filter={filter} sites={page.answer.value?.overview.summary.sites ?? []} />
      <p class="found-count" id="sources-count" role="status">
        {count('sources.count', shown.length, { m: format.number(rows.length) })}
      </p>
      <button
        type="button"
        onClick={() => save(`jalon_${description.id}_sources_${language}.csv`, [rowsCsv(shown, language)], 'text/csv')}
      >
        {t('sources.csv')}
      </button>
      {shown.length === 0 ? (
        <p>
          {t('sources.empty')}{' '}
          <button
            type="button"
            onClick={() => {
              filter.value = { ...ALL_SOURCES, order: filter.value.order };
            }}
          >
            {t('sources.clear')}
          </button>
        </p>
      ) : (
        <SourceTable rows={shown} pointer={asked.pointer} />
      )}
    </section>
  );
}

type FiltersProps = {
  readonly filter: Signal<SourceFilter>;
  readonly sites: readonly { readonly id: string; readonly names: LocalText }[];
};

function Filters({ filter, sites }: FiltersProps) {
  const { t, language } = useWords();
  const set = (part: Partial<SourceFilter>) => {
    filter.value = { ...filter.value, ...part };
  };
  return (
    <search class="filters">
      <label>
        <span>{t('sources.text')}</span>
        <input
          id="sources-text"
          type="text"
          autocomplete="off"
          value={filter.value.text}
          onInput={(event) => set({ text: event.currentTarget.value })}
          onKeyDown={(event) => event.key === 'Escape' && set({ text: '' })}
        />
      </label>
      <label>
        <span>{t('sources.letter')}</span>
        <select value={filter.value.letter} onChange={(event) => set({ letter: event.currentTarget.value })}>
          <option value="">{t('sources.any')}</option>
          {LETTERS.map((letter) => (
            <option key={letter} value={letter}>
              {t(`source.${letter}`)}
            </option>
          ))}
          <option value="none">{t('sources.noLetter')}</option>
        </select>
      </label>
      <label>
        <span>{t('sources.group')}</span>
        <select value={filter.value.group} onChange={(event) => set({ group: event.currentTarget.value as Filter['group'] })}>
          <option value="">{t('sources.anyGroup')}</option>
          {GROUPS.map((group) => (
            <option key={group} value={group}>
              {t(`group.${group}`)}
            </option>
          ))}
          <option value="none">{t('sources.noGroup')}</option>
        </select>
      </label>
      <label>
        <span>{t('sources.site')}</span>
        <select value={filter.value.site} onChange={(event) => set({ site: event.currentTarget.value })}>
          <option value="">{t('sources.anySite')}</option>
          {sites.map(({ id, names }) => (
            <option key={id} value={id}>
              {names[language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('sources.age')}</span>
        <select value={filter.value.age} onChange={(event) => set({ age: event.currentTarget.value as Filter['age'] })}>
          {AGES.map(({ age, key }) => (
            <option key={age} value={age}>
              {t(key)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('sources.sort')}</span>
        <select value={filter.value.order} onChange={(event) => set({ order: event.currentTarget.value as Order })}>
          {ORDERS.map(({ order: one, key }) => (
            <option key={one} value={one}>
              {t(key)}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}

function SourceTable({ rows, pointer }: { readonly rows: readonly Row[]; readonly pointer: string | undefined }) {
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (pointer === undefined) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('th')?.focus({ preventScroll: true });
  }, [pointer]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section ref={box} class="scroll" tabIndex={0} aria-labelledby="sources-count">
      <table>
        <caption>{t('sources.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sources.parameter')}</th>
            <th scope="col">{t('sources.value')}</th>
            <th scope="col">{t('sources.range')}</th>
            <th scope="col">{t('sources.letter')}</th>
            <th scope="col">{t('sources.source')}</th>
            <th scope="col">{t('sources.date')}</th>
            <th scope="col">{t('sources.remark')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SourceRow key={row.parameter.pointer} row={row} isAsked={row.parameter.pointer === pointer} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SourceRow({ row, isAsked }: { readonly row: Row; readonly isAsked: boolean }) {
  const page = usePage();
  const { t, format } = useWords();
  const { parameter, lever } = row;
  const { source, confidence, note, pointer, asOf } = parameter;
  const years = ageYears(asOf, Date.now()) ?? 0;
  const isOld = years >= OLD_YEARS;
  return (
    <tr class={isAsked ? 'asked' : undefined} data-pointer={pointer}>
      <th scope="row" tabIndex={isAsked ? -1 : undefined}>
        {row.place !== '' && <span class="place">{t('lever.placed', { place: row.place, label: '' })}</span>}
        <span class={row.place === '' ? 'capital' : undefined}>{row.field}</span>
        {lever && ' '}
        {lever && (
          <button type="button" aria-label={t('sources.toLeverLabel', { label: row.label })} onClick={() => page.seek(lever.id)}>
            {t('sources.toLever')}
          </button>
        )}
      </th>
      <td class="value">{row.value}</td>
      <td class="range">{row.range}</td>
      <td>{confidence ?? '–'}</td>
      <td class="from">{source ? <SourceLink source={source} /> : <span class="quiet">{t('sources.none')}</span>}</td>
      <td>
        {row.date}
        {isOld && <span class="old"> {t('sources.oldMark', { years: format.number(years) })}</span>}
      </td>
      <td class="remark">{note?.[format.language]}</td>
    </tr>
  );
}

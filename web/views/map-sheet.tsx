import type { Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { MapSite } from '../charts/map-data.ts';
import { usePage, useWords } from '../context.ts';
import { SourceLink } from '../controls/source-text.tsx';
import type { SayMap } from '../map-words.ts';
import { type Row, sourceRows } from '../source-rows.ts';
import { sourceWords } from '../source-words.ts';

/** What a sheet tells of a site; the rest stands among the sources. */
const FACTS: readonly string[] = [
  'sites.position.latitudeDeg',
  'sites.position.longitudeDeg',
  'sites.position.radiusKm',
  'sites.gridSteps.gridMw',
  'sites.cloudMw',
  'sites.halls.itMw',
  'sites.activities.announcedEnd',
  'sites.activities.actualEnd',
  'sites.activities.notBefore',
  'sites.jobs.building',
  'sites.jobs.operation',
];

type Props = { readonly site: MapSite; readonly chosen: Signal<string | undefined>; readonly say: SayMap };

/** One site: its figures with where they are from, and the way to its charts. */
export function MapSheet({ site, chosen, say }: Props) {
  const page = usePage();
  const { t, language } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  // On a phone it may open out of sight; a reader of the screen hears its title.
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const under = `/sites/${site.id}/`;
  const description = page.description.value;
  const rows = useMemo(() => {
    const parameters = description?.parameters.filter(
      ({ pointer, field, value }) =>
        pointer.startsWith(under) && FACTS.includes(field) && !(field === 'sites.cloudMw' && value === 0),
    );
    const sorted = [...(parameters ?? [])].sort((a, b) => FACTS.indexOf(a.field) - FACTS.indexOf(b.field));
    return sourceRows(sorted, [], sourceWords(language), sourceWords(language === 'fr' ? 'en' : 'fr'));
  }, [description, under, language]);
  const changed = Object.keys(page.edits.value).some((pointer) => pointer.startsWith(under));
  const name = site.names[language];
  const heading = say('facts', { site: name });
  const toCharts = () => {
    page.charts.site.value = site.id;
    page.view.value = 'workspace';
    requestAnimationFrame(() => document.getElementById('answer')?.focus());
  };
  const close = () => {
    chosen.value = undefined;
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(site.id)}"]`)?.focus();
  };
  return (
    <section class="map-sheet" aria-labelledby="sheet-title">
      <h2 id="sheet-title" ref={title} tabIndex={-1}>
        {heading}
      </h2>
      <p class="note">
        {say('factsNote')} {changed && say('factsChanged')}
      </p>
      <p class="sheet-ways">
        <button type="button" onClick={toCharts}>
          {say('toCharts')}
        </button>
        <button type="button" onClick={() => page.openSources({ text: name, pointer: undefined })}>
          {say('toSources')}
        </button>
        <button type="button" onClick={close}>
          {say('close')}
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys */}
      <section class="scroll" tabIndex={0} aria-label={say('factsTable', { site: name })}>
        <table>
          <caption class="unseen">{heading}</caption>
          <thead>
            <tr>
              <th scope="col">{say('fact')}</th>
              <th scope="col">{say('value')}</th>
              <th scope="col">{say('letter')}</th>
              <th scope="col">{say('from')}</th>
              <th scope="col">{say('remark')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Fact key={row.parameter.pointer} row={row} none={t('sources.none')} language={language} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type FactProps = { readonly row: Row; readonly none: string; readonly language: 'en' | 'fr' };

function Fact({ row, none, language }: FactProps) {
  const { source, confidence, note } = row.parameter;
  // The first of its places is the site itself, which the sheet is about.
  const within = row.parameter.place.slice(1).map((place) => place[language]);
  return (
    <tr>
      <th scope="row">
        {within.length > 0 && <span class="place">{within.join(', ')} </span>}
        {row.field}
      </th>
      <td class="value">
        {row.value}
        {row.range !== '' && <span class="range">{row.range}</span>}
      </td>
      <td>{confidence ?? '–'}</td>
      <td class="from">
        {source ? <SourceLink source={source} /> : <span class="quiet">{none}</span>}
        {row.date !== '' && <span class="range">{row.date}</span>}
      </td>
      <td class="remark">{note?.[language]}</td>
    </tr>
  );
}

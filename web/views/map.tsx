import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { isOnMap } from '../charts/map.ts';
import { mapData } from '../charts/map-data.ts';
import { usePage, useWords } from '../context.ts';
import { placesOf } from '../map-places.ts';
import { mapSay, mapTitle } from '../map-words.ts';
import type { Page } from '../state.ts';
import { MapFiles } from './map-files.tsx';
import { MapList } from './map-list.tsx';
import { MapMonth } from './map-month.tsx';
import { MapPicture } from './map-picture.tsx';
import { MapSheet } from './map-sheet.tsx';
import { sourceLine } from './headings.ts';
import './beside.css';
import './map.css';
import '../charts/map.css';

/** The sites of the plan on the outline of France, month by month, beside a table that tells the same. */
export function SiteMap() {
  const page = usePage();
  const words = useWords();
  const chosen = page.charts.mapSite;
  const places = useComputed(() => placesOf(page.description.value?.parameters ?? []));
  const data = useComputed(() => {
    const month = page.chart.value?.months[monthOf(page)]?.key;
    return page.answer.value && month !== undefined && page.description.value
      ? mapData(page.answer.value.overview, month, places.value)
      : undefined;
  });
  const say = useMemo(() => mapSay(words.language), [words.language]);
  const answer = page.answer.value;
  const shown = data.value;
  if (!answer || !shown) return <p class="quiet">{words.t('state.computing')}</p>;
  const away = shown.sites.filter((site) => !isOnMap(site));
  const whereabouts = away.map(({ names, place }) =>
    words.t('lever.quoted', { name: names[words.language] }).concat(` (${say(place ? 'outside' : 'noPlace')})`),
  );
  const site = shown.sites.find(({ id }) => id === chosen.value);
  return (
    <article class="site-map" aria-labelledby="map-title">
      <h1 id="map-title">{mapTitle(shown, words)}</h1>
      <p class="subtitle">{say('subtitle')}</p>
      <MapMonth say={say} month={monthOf(page)} />
      <div class="map-halves">
        <div>
          {away.length === shown.sites.length && <p class="note">{say('nowhereAll')}</p>}
          {away.length > 0 && away.length < shown.sites.length && (
            <p class="note">{say('nowhere', { list: words.format.list(whereabouts) })}</p>
          )}
          <MapPicture data={data} chosen={chosen} say={say} />
          <p class="source">
            {sourceLine(answer.overview.summary, answer.changes, words)} {say('outline')}
          </p>
          <MapFiles data={shown} places={places.value} say={say} />
        </div>
        <div>
          <MapList data={shown} chosen={chosen} say={say} />
          {site ? <MapSheet key={site.id} site={site} chosen={chosen} say={say} /> : <p class="note">{say('choose')}</p>}
        </div>
      </div>
    </article>
  );
}

/** The month of the crosshair; without one, that of the day that the plan is told from. */
export function monthOf(page: Page): number {
  const months = page.chart.value?.months ?? [];
  const at = page.cursor.value?.month;
  if (at !== undefined && at < months.length) return at;
  const asOf = page.answer.value?.overview.summary.asOf.slice(0, 7);
  const known = months.findIndex(({ key }) => key === asOf);
  return known < 0 ? Math.max(0, months.length - 1) : known;
}

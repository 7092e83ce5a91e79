import type { Signal } from '@preact/signals';
import type { MapData, MapSite } from '../charts/map-data.ts';
import { useWords } from '../context.ts';
import { bindsWords, type SayMap } from '../map-words.ts';

type Props = { readonly data: MapData; readonly chosen: Signal<string | undefined>; readonly say: SayMap };

/** The facts of the map as a table, in the order of the plan. */
export function MapList({ data, chosen, say }: Props) {
  const { format } = useWords();
  const caption = say('list', { month: format.month(data.month) });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="scroll map-list-box" tabIndex={0} aria-label={caption}>
      <table class="map-list">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('site')}</th>
            <th scope="col">{say('firm')}</th>
            <th scope="col">{say('drawn')}</th>
            <th scope="col">{say('share')}</th>
            <th scope="col">{say('service')}</th>
            <th scope="col" class="words">
              {say('binds')}
            </th>
            <th scope="col" class="words">
              {say('firstLoad')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.sites.map((site) => (
            <SiteRow key={site.id} site={site} chosen={chosen} say={say} />
          ))}
          {data.sites.length > 1 && (
            <tr class="sum">
              <th scope="row">{say('all')}</th>
              <td>{format.number(data.firmMw, 1)}</td>
              <td>{format.number(data.drawnMw, 1)}</td>
              <td>{format.percent(data.drawnMw / data.firmMw)}</td>
              <td>{format.number(data.inService)}</td>
              <td />
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = { readonly site: MapSite; readonly chosen: Signal<string | undefined>; readonly say: SayMap };

function SiteRow({ site, chosen, say }: RowProps) {
  const words = useWords();
  const { format, language } = words;
  const isChosen = chosen.value === site.id;
  return (
    <tr class={isChosen ? 'chosen' : undefined}>
      <th scope="row">
        <button
          type="button"
          aria-pressed={isChosen}
          data-row={site.id}
          onClick={() => {
            chosen.value = isChosen ? undefined : site.id;
          }}
        >
          {site.names[language]}
        </button>
      </th>
      <td>{format.number(site.firmMw, 1)}</td>
      <td>{format.number(site.drawnMw, 1)}</td>
      <td>{site.firmMw > 0 ? format.percent(site.share) : '–'}</td>
      <td>{format.number(site.inService)}</td>
      <td class="words">{bindsWords(site, words)}</td>
      <td class="words">{site.firstLoad ? format.date(site.firstLoad) : say('never')}</td>
    </tr>
  );
}

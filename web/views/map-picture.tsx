import { type ReadonlySignal, type Signal, useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { layoutMap } from '../charts/map.ts';
import type { MapData } from '../charts/map-data.ts';
import { renderPatterns } from '../charts/patterns.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderMap } from '../charts/render-map.ts';
import { usePage } from '../context.ts';
import { mapWords, type SayMap } from '../map-words.ts';
import { useRoom } from './box-size.ts';
import { useDrawing } from './drawing.ts';

const PATTERNS = 'map';
/** The map grows with its place, but no further than a screen shows. */
const WIDEST = 760;

type Props = {
  readonly data: ReadonlySignal<MapData | undefined>;
  readonly chosen: Signal<string | undefined>;
  readonly say: SayMap;
};

/** The picture: a click on a site chooses it, as its button in the table does. */
export function MapPicture({ data, chosen, say }: Props) {
  const page = usePage();
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const marks = useComputed(() =>
    data.value && room.value ? layoutMap(data.value, Math.min(WIDEST, room.value.width), mapWords(page.words.value)) : undefined,
  );
  useDrawing(() => {
    if (!marks.value || !svg.current) return;
    setQuietly(svg.current, 'width', marks.value.width);
    setQuietly(svg.current, 'height', marks.value.height);
    renderPatterns(svg.current, PATTERNS);
    renderMap(svg.current, marks.value, PATTERNS, chosen.value);
  });
  return (
    <div class="map-picture">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons of the table are the way of the keys */}
      <svg
        ref={svg}
        class="figure"
        role="img"
        aria-label={say('picture')}
        onClick={(event) => {
          const site =
            event.target instanceof Element ? event.target.closest<SVGGElement>('[data-site]')?.dataset.site : undefined;
          if (site) chosen.value = chosen.value === site ? undefined : site;
        }}
      />
    </div>
  );
}

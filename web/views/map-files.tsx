import type { Draft } from '../charts/export-svg.ts';
import { layoutMap } from '../charts/map.ts';
import mapCss from '../charts/map.css?raw';
import type { MapData } from '../charts/map-data.ts';
import { renderPatterns } from '../charts/patterns.ts';
import { renderMap } from '../charts/render-map.ts';
import { usePage } from '../context.ts';
import type { ExportSource } from '../export/source.ts';
import type { Words } from '../i18n/messages.ts';
import { mapCsv } from '../map-csv.ts';
import type { Place } from '../map-places.ts';
import { mapSay, mapTitle, mapWords, type SayMap } from '../map-words.ts';
import { fileName, save } from '../save.ts';
import { attempt, ChartFiles } from './downloads.tsx';

const SIZE = { width: 840, height: 900 };
/** No narrower than its names can be read on. */
const NARROWEST = 320;

type Props = { readonly data: MapData; readonly places: ReadonlyMap<string, Place>; readonly say: SayMap };

/** The map of the month as a picture, and every month of it as rows. */
export function MapFiles({ data, places, say }: Props) {
  const page = usePage();
  const months = page.chart.value?.months.map(({ key }) => key) ?? [];
  // That of the month that was handed in: a run may end while the dialog is open.
  const answer = page.answer.peek();
  const source = (): ExportSource | undefined =>
    answer && {
      id: `map-${data.month}`,
      parts: ['map', data.month],
      answer,
      size: SIZE,
      css: mapCss,
      name: ({ language }) => mapSay(language)('name'),
      headings: (words) => {
        const own = mapSay(words.language);
        const title = mapTitle(data, words);
        const plan = answer.overview.summary.scenario.names[words.language];
        const subtitle = own('subtitleFile', { plan, month: words.format.month(data.month), rest: own('subtitle') });
        return { title, subtitle, description: `${title}. ${subtitle}` };
      },
      draft: (words) => mapDraft(data, words),
      table: async (words) => (await import('../export/compare-tables.ts')).mapTable(answer.overview, months, places, words),
      rests: '/position/',
      remark: ({ language }) => mapSay(language)('outline'),
    };
  const rows = () =>
    attempt(page, async () => {
      if (answer) save(fileName(answer.overview.summary, ['map'], 'csv'), [mapCsv(answer.overview, months, places)], 'text/csv');
    });
  return (
    <p class="downloads">
      <span>{page.words.value.t('power.export')}</span>
      <ChartFiles name={say('name')} source={source} csv={rows} />
    </p>
  );
}

/** As large as the room lets it be, in the middle: a country keeps its shape. */
export function mapDraft(data: MapData, words: Words): Draft {
  return (width, room) => {
    const asWide = layoutMap(data, width, mapWords(words));
    const fitting = Math.max(NARROWEST, Math.min(width, Math.floor((width * room) / asWide.height)));
    const marks = fitting === width ? asWide : layoutMap(data, fitting, mapWords(words));
    return {
      height: marks.height,
      draw: (svg) => {
        const map = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
        svg.append(map);
        renderPatterns(map, 'bind');
        renderMap(map, marks, 'bind', undefined);
        map.setAttribute('x', String((width - marks.width) / 2));
        map.setAttribute('width', String(marks.width));
        map.setAttribute('height', String(marks.height));
      },
    };
  };
}

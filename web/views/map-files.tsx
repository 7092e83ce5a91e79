import { layoutMap } from '../charts/map.ts';
import mapCss from '../charts/map.css?raw';
import type { MapData } from '../charts/map-data.ts';
import { renderPatterns } from '../charts/patterns.ts';
import { renderMap } from '../charts/render-map.ts';
import { usePage, useWords } from '../context.ts';
import { mapCsv } from '../map-csv.ts';
import type { Place } from '../map-places.ts';
import { mapTitle, mapWords, type SayMap } from '../map-words.ts';
import { fileName, save } from '../save.ts';
import { attempt, PictureAndRows } from './downloads.tsx';
import { sourceLine } from './headings.ts';

const SIZE = { width: 840, height: 900 };

type Props = { readonly data: MapData; readonly places: ReadonlyMap<string, Place>; readonly say: SayMap };

/** The map of the month as a picture, and every month of it as rows. */
export function MapFiles({ data, places, say }: Props) {
  const page = usePage();
  const words = useWords();
  const picture = () =>
    attempt(page, async () => {
      const answer = page.answer.value;
      if (!answer) return;
      const { summary } = answer.overview;
      const { exportSvg } = await import('../charts/export-svg.ts');
      const title = mapTitle(data, words);
      const plan = summary.scenario.names[words.language];
      const subtitle = say('subtitleFile', { plan, month: words.format.month(data.month), rest: say('subtitle') });
      const text = await exportSvg(
        (width) => {
          const marks = layoutMap(data, width, mapWords(words));
          return {
            height: marks.height,
            draw: (svg) => {
              renderPatterns(svg, 'bind');
              renderMap(svg, marks, 'bind', undefined);
            },
          };
        },
        {
          title,
          subtitle,
          notes: [sourceLine(summary, answer.changes, words), say('outline')],
          description: `${title}. ${subtitle}`,
        },
        words,
        { size: SIZE, css: mapCss },
      );
      save(fileName(summary, ['map', data.month, words.language], 'svg'), [text], 'image/svg+xml');
    });
  const rows = () =>
    attempt(page, async () => {
      const [answer, chart] = [page.answer.value, page.chart.value];
      if (!answer || !chart) return;
      const months = chart.months.map(({ key }) => key);
      save(fileName(answer.overview.summary, ['map'], 'csv'), [mapCsv(answer.overview, months, places)], 'text/csv');
    });
  return (
    <p class="downloads">
      <span>{words.t('power.export')}</span>
      <PictureAndRows name={say('name')} svg={picture} csv={rows} />
    </p>
  );
}

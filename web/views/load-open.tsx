import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { DAY_KINDS, type LoadShape } from '../../src/index.ts';
import { layoutDay, layoutDuration } from '../charts/layout-load.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderPlot } from '../charts/render-plot.ts';
import { usePage, useWords } from '../context.ts';
import type { ExportSource } from '../export/source.ts';
import type { Column } from '../export/tables.ts';
import type { Words } from '../i18n/messages.ts';
import { loadWords, type SayLoad } from '../load-words.ts';
import { siteOf } from '../plot.ts';
import { fileName, save } from '../save.ts';
import { useAsked } from './asked.ts';
import { useRoom } from './box-size.ts';
import { attempt, ChartFiles } from './downloads.tsx';
import { LoadTables } from './load-tables.tsx';
import './load.css';

const PLOT_HEIGHT = 190;
const FILE = { width: 760, height: 420 };
const LAYOUTS = { duration: layoutDuration, day: layoutDay } as const;
type ChartName = keyof typeof LAYOUTS;

/** How the draw behaves in a year: the load-duration curve, and the load of a day; of the site that the charts show. */
export function LoadOpen() {
  const page = usePage();
  const { language } = useWords();
  const say = loadWords(language);
  const state = useAsked((request) => page.engine.load(request), [page.calmAnswer.value], true);
  const year = useSignal<number | undefined>(undefined);
  if (state.kind === 'failed') return <p class="small fails">{say('failed', { reason: state.reason[language] })}</p>;
  if (state.kind === 'computing')
    return (
      <p class="small" role="status">
        {say('computing')}
      </p>
    );
  const { shapes, csv } = state.told;
  const years = [...new Set(shapes.map((shape) => shape.year))];
  const chosen = years.includes(year.value ?? Number.NaN) ? year.value! : years.at(-1)!;
  const site = siteOf(page);
  const shape = shapes.find((one) => one.year === chosen && one.site === site) ?? shapes.at(-1)!;
  return (
    <section class="load-told" aria-labelledby="load-title">
      <p class="load-choice">
        <label>
          {say('year')}{' '}
          <select
            id="load-year"
            value={String(chosen)}
            onChange={(event) => {
              year.value = Number(event.currentTarget.value);
            }}
          >
            {years.map((one) => (
              <option key={one} value={String(one)}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </p>
      <div class="row">
        <LoadChart name="duration" shape={shape} csv={csv} />
        <LoadChart name="day" shape={shape} csv={csv} />
      </div>
      <details class="values">
        <summary>{say('table')}</summary>
        <LoadTables shape={shape} />
      </details>
    </section>
  );
}

function LoadChart({ name, shape, csv }: { readonly name: ChartName; readonly shape: LoadShape; readonly csv: string }) {
  const page = usePage();
  const words = useWords();
  const say = loadWords(words.language);
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const latest = useSignal(shape);
  latest.value = shape;
  const marks = useComputed(() =>
    room.value
      ? LAYOUTS[name](latest.value, room.value.width, PLOT_HEIGHT, loadWords(page.language.value), page.words.value)
      : undefined,
  );
  useSignalEffect(() => {
    if (!marks.value || !svg.current) return;
    setQuietly(svg.current, 'width', room.value!.width);
    setQuietly(svg.current, 'height', PLOT_HEIGHT);
    renderPlot(svg.current, marks.value);
  });
  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const { summary } = answer.overview;
  const told = (of: Words) => {
    const own = loadWords(of.language);
    const one = summary.sites.find(({ id }) => id === shape.site);
    const place = one ? one.names[of.language] : of.t('table.all');
    return {
      title: titleOf(name, shape, place, own, of),
      subtitle: own(`${name}.subtitle`, { year: String(shape.year) }),
      place,
    };
  };
  const { title, subtitle } = told(words);
  const source = (): ExportSource => ({
    id: `load-${name}-${shape.site}-${shape.year}`,
    parts: ['load', name, shape.site, String(shape.year)],
    answer,
    size: FILE,
    name: (of) => loadWords(of.language)(`${name}.name`),
    headings: (of) => {
      const own = told(of);
      return { title: own.title, subtitle: `${own.place}. ${own.subtitle}`, description: own.title };
    },
    draft: (of) => (width, height) => ({
      height,
      draw: (plot) => renderPlot(plot, LAYOUTS[name](shape, width, height, loadWords(of.language), of)),
    }),
    table: async (of) => {
      const { tableOf } = await import('../export/tables.ts');
      return tableOf(columnsOf(name, shape, loadWords(of.language)), of);
    },
    rests: '/ratedKw',
  });
  const rows = () => attempt(page, async () => save(fileName(summary, ['load'], 'csv'), [csv], 'text/csv'));
  return (
    <div class="load-chart" data-chart={`load-${name}`}>
      <h3 id={`load-${name}`}>{title}</h3>
      <p class="subtitle">{subtitle}</p>
      <div class="load-plot">
        <svg ref={svg} class="figure small" role="img" aria-labelledby={`load-${name}`} />
      </div>
      <p class="downloads">
        <span>{words.t('power.export')}</span>
        <ChartFiles name={say(`${name}.name`)} source={source} csv={rows} />
      </p>
    </div>
  );
}

/** What a chart is drawn from, step by step along it. */
function columnsOf(name: ChartName, { durationMw, dayMw }: LoadShape, say: SayLoad): readonly Column[] {
  if (name === 'duration')
    return [
      { key: 'hoursShare', values: durationMw.map((_, part) => part / 100) },
      { key: 'gridMw', values: durationMw },
    ];
  return [
    { key: 'hour', values: dayMw[DAY_KINDS[0]].map((_, hour) => hour) },
    ...DAY_KINDS.map((kind) => ({ key: `${kind}.gridMw`, name: say(kind), values: dayMw[kind] })),
  ];
}

function titleOf(
  name: ChartName,
  { peakMw, meanMw, loadFactor, year, dayMw }: LoadShape,
  place: string,
  say: SayLoad,
  { format }: ReturnType<typeof useWords>,
): string {
  const named = { place, year: String(year) };
  if (name === 'duration')
    return peakMw > 0
      ? say('duration.title', {
          ...named,
          mean: format.mw1(meanMw),
          peak: format.mw1(peakMw),
          factor: format.percent(loadFactor),
        })
      : say('duration.none', named);
  const hours = dayMw[DAY_KINDS[0]].filter((mw) => !Number.isNaN(mw));
  if (hours.length === 0 || !(Math.max(...hours) > 0)) return say(hours.length === 0 ? 'day.none' : 'duration.none', named);
  return say('day.title', { low: format.mw1(Math.min(...hours)), high: format.mw1(Math.max(...hours)) });
}

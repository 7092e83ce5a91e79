import { useComputed, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Overview } from '../../src/index.ts';
import { monthAt } from '../charts/figure.ts';
import { layoutMultiple, type Multiple } from '../charts/multiples.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderMonth, renderPlot } from '../charts/render-plot.ts';
import type { ChartData } from '../charts/series.ts';
import { usePage, useWords } from '../context.ts';
import { siteOf } from '../plot.ts';
import { useRoom } from './box-size.ts';
import { useDrawing } from './drawing.ts';
import { useRest } from './in-sight.ts';
import { useMonthPointer } from './month-pointer.ts';
import { MultipleFiles } from './multiple-files.tsx';
import { multiplePlotWords, multipleSubtitle, multipleTitle, multipleValue } from './multiple-words.ts';

const PLOT_HEIGHT = 132;

type SmallChartProps = {
  readonly id: string;
  /** What it shows of an answer; the signals that it reads are followed. */
  readonly make: (overview: Overview, chart: ChartData, site: string) => Multiple;
  /** What stands before the files. */
  readonly children?: ComponentChildren;
};

/** One small chart, on the axis of time and the crosshair of the main one. */
export function SmallChart({ id, make, children }: SmallChartProps) {
  const page = usePage();
  const words = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const maker = useRef(make);
  maker.current = make;
  const data = useComputed(() =>
    page.calmAnswer.value && page.calmChart.value
      ? maker.current(page.calmAnswer.value.overview, page.calmChart.value, siteOf(page))
      : undefined,
  );
  const marks = useComputed(() =>
    data.value && room.value
      ? layoutMultiple(
          data.value,
          { width: room.value.width, height: PLOT_HEIGHT },
          multiplePlotWords(data.value, page.words.value),
        )
      : undefined,
  );
  const rests = useRest(svg);
  useDrawing(() => {
    if (rests.value || !marks.value || !svg.current) return;
    setQuietly(svg.current, 'width', room.value!.width);
    setQuietly(svg.current, 'height', PLOT_HEIGHT);
    renderPlot(svg.current, marks.value);
  });
  useSignalEffect(() => {
    const cursor = page.cursor.value;
    if (rests.value) return;
    if (marks.value && svg.current)
      renderMonth(svg.current, marks.value, cursor && data.value?.plot.months[cursor.month], cursor?.pinned ?? false);
  });
  const pointer = useMonthPointer((event) =>
    marks.value && page.calmChart.value && svg.current
      ? monthAt({ plot: marks.value }, page.calmChart.value, event.clientX - svg.current.getBoundingClientRect().left)
      : undefined,
  );

  const { value: multiple } = data;
  const summary = page.calmAnswer.value?.overview.summary;
  const name = `multiple-${id}`;
  const site = siteOf(page);
  return (
    <div class="multiple" data-chart={id}>
      <h3 id={name}>{multiple && summary ? multipleTitle(multiple, summary, site, words) : '\u00a0'}</h3>
      <p class="subtitle">{multiple && summary ? multipleSubtitle(multiple, summary, site, words) : '\u00a0'}</p>
      <div
        class="small-plot"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart is one tab stop, moved through by its own keys
        tabIndex={0}
        aria-labelledby={`${name} ${name}-value`}
        aria-describedby="figure-keys"
        {...pointer}
      >
        <svg ref={svg} class="figure small" aria-hidden="true" />
      </div>
      <div class="under-multiple">
        <p class="month-value" id={`${name}-value`}>
          {multiple && <MonthValue text={(month) => multipleValue(multiple, month, words)} />}
        </p>
        <p class="multiple-tools">
          {children}
          {multiple && <MultipleFiles multiple={multiple} />}
        </p>
      </div>
    </div>
  );
}

/** Alone in following the crosshair, so that the rest of the chart's words stay as they are. */
function MonthValue({ text }: { readonly text: (month: number | undefined) => string }) {
  return <>{text(usePage().cursor.value?.month)}</>;
}

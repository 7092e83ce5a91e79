import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { select } from 'd3';
import { useRef } from 'preact/hooks';
import { type CompareFigureMarks, layoutCompareFigure, ribbonRows } from '../charts/compare-figure.ts';
import { monthAt } from '../charts/figure.ts';
import { renderPatterns } from '../charts/patterns.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderComparePlot } from '../charts/render-compare.ts';
import { renderMonth } from '../charts/render-plot.ts';
import { renderRibbon } from '../charts/render-ribbon.ts';
import { pointedMonth, useComparePointer } from '../compare-cursor.ts';
import { linesSay, type ShownPlans } from '../compare-shown.ts';
import { usePage, useWords } from '../context.ts';
import { useRoom } from './box-size.ts';
import { useDrawing } from './drawing.ts';
import { useCompare, useCompareWords } from './use-compare.ts';

const PATTERNS = 'compare';

type Props = { readonly shown: ShownPlans; readonly isDifference: boolean; readonly nameOf: (id: string) => string };

/** The lines of all plans, over what binds each; or what each has over the base. */
export function ComparePlot({ shown, isDifference, nameOf }: Props) {
  const page = usePage();
  const compare = useCompare();
  const words = useWords();
  const { say } = useCompareWords();
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const props = useSignal({ shown, isDifference, nameOf, words });
  const last = props.peek();
  if (last.shown !== shown || last.isDifference !== isDifference || last.words !== words)
    props.value = { shown, isDifference, nameOf, words };
  const marks = useComputed(() => {
    if (!room.value) return undefined;
    const { width, windowHeight } = room.value;
    const plotHeight = Math.round(Math.max(200, Math.min(380, windowHeight * 0.42)));
    return figureMarks(props.value, { width, plotHeight });
  });
  useDrawing(() => {
    if (marks.value && svg.current) renderFigure(svg.current, marks.value, PATTERNS);
  });
  useSignalEffect(() => {
    const lit = compare.lit.value;
    if (marks.value && svg.current)
      select(svg.current)
        .selectAll<SVGGElement, { readonly id: string }>('.plan-line, .plan-label')
        .classed('faded', ({ id }) => lit !== undefined && id !== lit);
  });
  useSignalEffect(() => {
    const pointed = pointedMonth(page, compare);
    const { months } = props.value.shown.data;
    if (!marks.value || !svg.current) return;
    const month = months.find(({ key }) => key === pointed?.key);
    const { hit, plot } = marks.value;
    renderMonth(svg.current, { box: hit, x: plot.x }, month, pointed?.pinned ?? false);
  });
  const pointer = useComparePointer(
    () => shown.data.months,
    (event) =>
      marks.value && svg.current
        ? monthAt(marks.value, shown.data, event.clientX - svg.current.getBoundingClientRect().left)
        : undefined,
  );
  return (
    <>
      <div
        class="plot compare-plot"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart is one tab stop, moved through by its own keys
        tabIndex={0}
        aria-labelledby="compare-figure-title compare-figure-what"
        aria-describedby="compare-figure-keys"
        {...pointer}
      >
        <svg ref={svg} class="figure" aria-hidden="true" />
      </div>
      <span id="compare-figure-what" class="unseen">
        {say('chart')}
      </span>
      <span id="compare-figure-keys" class="unseen">
        {words.t('cursor.keys')}
      </span>
    </>
  );
}

type Said = Props & { readonly words: ReturnType<typeof useWords> };

/** The figure in pixels, on the page and in a file. */
export function figureMarks(
  { shown, isDifference, nameOf, words }: Said,
  size: { width: number; plotHeight: number },
): CompareFigureMarks {
  const data = isDifference ? shown.over : shown.data;
  const rows = isDifference ? [] : ribbonRows(shown.plans, data);
  const letter = (id: string) => shown.plans.find((plan) => plan.id === id)!.letter;
  return layoutCompareFigure(
    data,
    rows,
    size,
    words,
    linesSay(data, (id) => `${letter(id)} ${nameOf(id)}`, isDifference, words),
  );
}

export function renderFigure(svg: SVGSVGElement, marks: CompareFigureMarks, patterns: string): void {
  setQuietly(svg, 'viewBox', `0 0 ${marks.width} ${marks.height}`);
  setQuietly(svg, 'width', marks.width);
  setQuietly(svg, 'height', marks.height);
  renderPatterns(svg, patterns);
  renderComparePlot(svg, marks.plot);
  renderRibbon(svg, marks.ribbon ?? { rows: [], height: 0, key: [] }, patterns);
}

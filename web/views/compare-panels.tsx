import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { lastKnown } from '../charts/compare-data.ts';
import { type ComparePlotMarks, layoutComparePlot } from '../charts/compare-plot.ts';
import { monthAt } from '../charts/figure.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderComparePlot } from '../charts/render-compare.ts';
import { renderMonth } from '../charts/render-plot.ts';
import { pointedMonth, useComparePointer } from '../compare-cursor.ts';
import { linesSay, type ShownPlans } from '../compare-shown.ts';
import { usePage, useWords } from '../context.ts';
import type { Words } from '../i18n/messages.ts';
import { valueText } from '../measure-text.ts';
import { useRoom } from './box-size.ts';
import { markOf, PlanSwatch } from './compare-plans.tsx';
import { useDrawing } from './drawing.ts';
import { useCompare, useCompareWords } from './use-compare.ts';

const HEIGHT = 190;
const AXIS_ROOM = 24;
const TOP = 16;

type Props = { readonly shown: ShownPlans; readonly nameOf: (id: string) => string };

/** One small chart a plan, all on the same axes; the base stands thin behind each. */
export function ComparePanels({ shown, nameOf }: Props) {
  return (
    <div class="compare-panels">
      {shown.plans.map(({ id }) => (
        <Panel key={id} id={id} shown={shown} nameOf={nameOf} />
      ))}
    </div>
  );
}

function Panel({ id, shown, nameOf }: Props & { readonly id: string }) {
  const page = usePage();
  const compare = useCompare();
  const words = useWords();
  const { say } = useCompareWords();
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const props = useSignal({ shown, words });
  if (props.peek().shown !== shown || props.peek().words !== words) props.value = { shown, words };
  const marks = useComputed(() =>
    room.value ? panelMarks(props.value.shown, id, room.value.width, HEIGHT, props.value.words) : undefined,
  );
  useDrawing(() => {
    if (!marks.value || !svg.current) return;
    setQuietly(svg.current, 'width', room.value!.width);
    setQuietly(svg.current, 'height', HEIGHT);
    renderComparePlot(svg.current, marks.value);
  });
  useSignalEffect(() => {
    const pointed = pointedMonth(page, compare);
    const month = props.value.shown.data.months.find(({ key }) => key === pointed?.key);
    if (marks.value && svg.current) renderMonth(svg.current, marks.value, month, pointed?.pinned ?? false);
  });
  const pointer = useComparePointer(
    () => shown.data.months,
    (event) =>
      marks.value && svg.current
        ? monthAt({ plot: marks.value }, shown.data, event.clientX - svg.current.getBoundingClientRect().left)
        : undefined,
  );
  const { letter } = shown.plans.find((plan) => plan.id === id)!;
  const { values } = shown.data.series.find((one) => one.id === id)!;
  const last = lastKnown(values);
  return (
    <div class="compare-panel">
      <h3 id={`panel-${letter}`}>
        <PlanSwatch mark={markOf(letter)} />{' '}
        {last === undefined
          ? say('panelNone', { letter })
          : say('panelTitle', { letter, value: valueText(shown.data.measure, values[last]!, words) })}
      </h3>
      <p class="subtitle">{nameOf(id)}</p>
      <div
        class="small-plot"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart is one tab stop, moved through by its own keys
        tabIndex={0}
        aria-labelledby={`panel-${letter}`}
        {...pointer}
      >
        <svg ref={svg} class="figure small" aria-hidden="true" />
      </div>
    </div>
  );
}

/** One plan, with the base behind it, on the scale of all. */
export function panelMarks(shown: ShownPlans, id: string, width: number, height: number, words: Words): ComparePlotMarks {
  const { data, base } = shown;
  const series = data.series.filter((one) => one.id === id || one.id === base.id);
  // The base is drawn first, so that it lies behind.
  const ordered = [...series.filter((one) => one.id !== id), ...series.filter((one) => one.id === id)];
  const box = { x: 0, y: TOP, width: Math.max(60, width - 8), height: height - TOP - AXIS_ROOM };
  const say = { ...linesSay(data, () => '', false, words), asOf: '', forecast: '' };
  return layoutComparePlot({ ...data, series: ordered }, box, 0, say, id === base.id ? undefined : base.id);
}

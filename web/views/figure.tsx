import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type FigureMarks, layoutFigure, monthAt } from '../charts/figure.ts';
import { renderPatterns } from '../charts/patterns.ts';
import { renderPower } from '../charts/render-power.ts';
import { renderCursor, renderRibbon } from '../charts/render-ribbon.ts';
import { usePage, useWords } from '../context.ts';
import { Downloads } from './downloads.tsx';
import { headingsOf } from './headings.ts';
import { MonthStatus } from './month-status.tsx';
import { MonthTable } from './table.tsx';

const PATTERNS = 'page';
const QUARTER = 3;

/** The main figure: power over the binding ribbon, its values by month, its table and its files. */
export function Figure() {
  const page = usePage();
  const words = useWords();
  const answer = page.answer.value;
  const data = page.chart.value;
  const headings = answer && data ? headingsOf(answer.overview.summary, data, answer.changes, words) : undefined;
  return (
    <section class="main-figure" aria-labelledby="figure-title">
      <h2 id="figure-title">{headings?.title ?? '\u00a0'}</h2>
      <p class="subtitle">{headings?.subtitle ?? '\u00a0'}</p>
      <Plot />
      <MonthStatus />
      <p class="source">{headings?.source ?? '\u00a0'}</p>
      {answer && (
        <div class="under">
          <MonthTable />
          <Downloads />
        </div>
      )}
    </section>
  );
}

/** Chart and ribbon as one tab stop, with a month that pointer and keys move. */
function Plot() {
  const page = usePage();
  const { t } = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const size = useSignal<{ width: number; plotHeight: number } | undefined>(undefined);
  const marks = useComputed(() =>
    page.chart.value && size.value ? layoutFigure(page.chart.value, size.value, page.words.value) : undefined,
  );

  useEffect(() => {
    const box = svg.current!.parentElement!;
    const measure = () => {
      const width = Math.floor(box.clientWidth);
      const plotHeight = plotHeightFor(width, innerHeight);
      if (width > 0 && (size.value?.width !== width || size.value.plotHeight !== plotHeight)) size.value = { width, plotHeight };
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    addEventListener('resize', measure);
    measure();
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, [size]);

  useSignalEffect(() => {
    if (marks.value && svg.current) renderFigure(svg.current, marks.value);
  });
  useSignalEffect(() => {
    if (marks.value && svg.current)
      renderCursor(svg.current, marks.value, page.cursor.value?.month, page.cursor.value?.pinned ?? false);
  });

  const months = page.chart.value?.months.length ?? 0;
  const pointed = (event: PointerEvent | MouseEvent) => {
    if (!marks.value || !page.chart.value || !svg.current) return undefined;
    return monthAt(marks.value, page.chart.value, event.clientX - svg.current.getBoundingClientRect().left);
  };
  const move = (event: PointerEvent) => {
    const month = pointed(event);
    if (month !== undefined && !page.cursor.value?.pinned && page.cursor.value?.month !== month)
      page.cursor.value = { month, pinned: false };
  };
  const pin = (event: MouseEvent) => {
    const month = pointed(event);
    const now = page.cursor.value;
    if (month !== undefined)
      page.cursor.value = now?.pinned && now.month === month ? { month, pinned: false } : { month, pinned: true };
  };
  const onKey = (event: KeyboardEvent) => {
    const now = page.cursor.value;
    if (event.key === 'Escape') page.cursor.value = undefined;
    else if (event.key === 'Enter' && now) page.cursor.value = { ...now, pinned: !now.pinned };
    else {
      const month = monthAfter(event.key, now?.month ?? months, months);
      if (month === undefined) return;
      page.cursor.value = { month, pinned: now?.pinned ?? false };
    }
    event.preventDefault();
  };

  return (
    <>
      <div
        class={page.slow.value ? 'plot stale' : 'plot'}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart is one tab stop, moved through by its own keys
        tabIndex={0}
        aria-labelledby="figure-title figure-what"
        aria-describedby="figure-keys"
        onPointerMove={move}
        onPointerLeave={() => {
          if (!page.cursor.value?.pinned) page.cursor.value = undefined;
        }}
        onClick={pin}
        onKeyDown={onKey}
        onBlur={() => {
          if (!page.cursor.value?.pinned) page.cursor.value = undefined;
        }}
      >
        <svg ref={svg} class="figure" aria-hidden="true" />
      </div>
      <span id="figure-what" class="unseen">
        {t('cursor.chart')}
      </span>
      <span id="figure-keys" class="unseen">
        {t('cursor.keys')}
      </span>
    </>
  );
}

function renderFigure(svg: SVGSVGElement, marks: FigureMarks): void {
  svg.setAttribute('viewBox', `0 0 ${marks.width} ${marks.height}`);
  svg.setAttribute('width', String(marks.width));
  svg.setAttribute('height', String(marks.height));
  renderPatterns(svg, PATTERNS);
  renderPower(svg, marks.power);
  renderRibbon(svg, marks.ribbon, PATTERNS);
}

/** Tall enough to read, low enough that sentence, chart and ribbon share one screen. */
function plotHeightFor(width: number, windowHeight: number): number {
  return Math.round(
    width < 600
      ? Math.max(180, Math.min(260, windowHeight * 0.32))
      : Math.max(220, Math.min(windowHeight * 0.42, windowHeight - 540)),
  );
}

/** Where a key leads from a month; nowhere for other keys. */
function monthAfter(key: string, month: number, months: number): number | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -QUARTER, PageDown: QUARTER };
  const last = months - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(last, month + step));
}

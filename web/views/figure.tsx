import { useComputed, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type FigureMarks, layoutFigure, monthAt, siteAt } from '../charts/figure.ts';
import { renderPatterns } from '../charts/patterns.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderPlot } from '../charts/render-plot.ts';
import { renderCursor, renderRibbon } from '../charts/render-ribbon.ts';
import { usePage, useWords } from '../context.ts';
import { flexNotes } from '../flex.ts';
import { calmNote, heatNote } from '../heat.ts';
import { cutNote } from '../import-cuts.ts';
import { shownOf, siteOf } from '../plot.ts';
import type { Answer } from '../state.ts';
import { useRoom } from './box-size.ts';
import { Choosers } from './choosers.tsx';
import { Downloads } from './downloads.tsx';
import { useDrawing } from './drawing.ts';
import { headingsOf, sourceLine } from './headings.ts';
import { useMonthPointer } from './month-pointer.ts';
import { StatusBar } from './status-bar.tsx';
import { MonthTable } from './table.tsx';

const PATTERNS = 'page';

/** The main figure: a measure over the binding ribbon, its values by month, its table and its files. Each part follows what it shows alone. */
export function Figure() {
  const page = usePage();
  const isAnswered = useComputed(() => page.answer.value !== undefined).value;
  return (
    <section class="main-figure" data-chart="main" aria-labelledby="figure-title">
      <div class="figure-head">
        <Finding />
        <FigureChoosers />
      </div>
      <Plot />
      <StatusBar />
      <Notes />
      <div class="under">
        <Source />
        {isAnswered && <MonthTable />}
        {isAnswered && <Downloads />}
      </div>
    </section>
  );
}

/** The answer, for words that nobody reads fifty times a second: while a lever is held it comes at the pace of the lower page. */
function useUnhurried(): Answer | undefined {
  const page = usePage();
  return (page.held.value === undefined ? page.answer : page.calmAnswer).value;
}

function Finding() {
  const page = usePage();
  const words = useWords();
  const answer = page.answer.value;
  const shown = shownOf(page).value;
  const headings = answer && shown ? headingsOf(answer.overview.summary, shown, answer.changes, words) : undefined;
  return (
    <div>
      <h2 id="figure-title">{headings?.title ?? '\u00a0'}</h2>
      <p class="subtitle">{headings?.subtitle ?? '\u00a0'}</p>
    </div>
  );
}

function FigureChoosers() {
  const page = usePage();
  return <Choosers id="choose" sites={page.calmAnswer.value?.overview.summary.sites ?? []} site={siteOf(page)} />;
}

/** What heat, cuts of the import and power given back did. */
function Notes() {
  const page = usePage();
  const words = useWords();
  const answer = useUnhurried();
  if (!answer) return null;
  const { summary } = answer.overview;
  const { levers, id } = page.description.value ?? { levers: [], id: undefined };
  // While another plan is on its way, its levers say nothing of the run that is still shown.
  const told = answer.plan === page.plan.value && id === summary.scenario.id ? levers : [];
  const notes = [
    heatNote(summary, words),
    calmNote(summary, told, answer.edits, words),
    cutNote(summary, words),
    ...flexNotes(summary, words),
  ];
  return (
    <>
      {notes
        .filter((note) => note !== '')
        .map((note) => (
          <p key={note} class="heat-note">
            {note}
          </p>
        ))}
    </>
  );
}

/** Names the plan and its changes. */
function Source() {
  const words = useWords();
  const answer = useUnhurried();
  return <p class="source">{answer ? sourceLine(answer.overview.summary, answer.changes, words) : '\u00a0'}</p>;
}

/** Chart and ribbon as one tab stop, with a month that pointer and keys move. */
function Plot() {
  const page = usePage();
  const { t } = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const shown = shownOf(page);
  const marks = useComputed(() =>
    shown.value && room.value
      ? layoutFigure(
          shown.value,
          { width: room.value.width, plotHeight: plotHeightFor(room.value.width, room.value.windowHeight) },
          page.words.value,
        )
      : undefined,
  );

  useDrawing(() => {
    if (marks.value && svg.current) renderFigure(svg.current, marks.value);
  });
  useSignalEffect(() => {
    if (marks.value && svg.current)
      renderCursor(svg.current, marks.value, page.cursor.value?.month, page.cursor.value?.pinned ?? false);
  });

  const pointed = (event: MouseEvent) => {
    if (!marks.value || !page.chart.value || !svg.current) return undefined;
    return monthAt(marks.value, page.chart.value, event.clientX - svg.current.getBoundingClientRect().left);
  };
  const pointer = useMonthPointer(pointed);
  /** A cell of the ribbon tells why; anywhere else a click pins the month. */
  const click = (event: MouseEvent) => {
    const site = marks.value && svg.current && siteAt(marks.value, event.clientY - svg.current.getBoundingClientRect().top);
    const month = pointed(event);
    const key = month === undefined ? undefined : page.chart.value?.months[month]?.key;
    if (!site || month === undefined || key === undefined) return pointer.onClick(event);
    page.cursor.value = { month, pinned: true };
    page.charts.why.value = { site, month: key };
  };

  /** Up and down lead from site to site, all of them being one more. */
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return pointer.onKeyDown(event);
    const ids = ['all', ...(page.chart.value?.rows.map(({ id }) => id) ?? [])];
    page.charts.site.value = ids.at((ids.indexOf(siteOf(page)) + step) % ids.length)!;
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
        {...pointer}
        onKeyDown={keys}
        onClick={click}
      >
        <svg ref={svg} class="figure" aria-hidden="true" />
      </div>
      <span id="figure-what" class="unseen">
        {t('cursor.chart')}
      </span>
      <span id="figure-keys" class="unseen">
        {t('cursor.keys')} {t('cursor.whyKey')}
      </span>
    </>
  );
}

function renderFigure(svg: SVGSVGElement, marks: FigureMarks): void {
  setQuietly(svg, 'viewBox', `0 0 ${marks.width} ${marks.height}`);
  setQuietly(svg, 'width', marks.width);
  setQuietly(svg, 'height', marks.height);
  renderPatterns(svg, PATTERNS);
  renderPlot(svg, marks.plot);
  renderRibbon(svg, marks.ribbon, PATTERNS);
}

/** Tall enough to read, low enough that sentence, chart, ribbon and the small charts share one screen. */
function plotHeightFor(width: number, windowHeight: number): number {
  return Math.round(
    width < 600
      ? Math.max(180, Math.min(260, windowHeight * 0.32))
      : Math.max(200, Math.min(windowHeight * 0.42, windowHeight - 690)),
  );
}

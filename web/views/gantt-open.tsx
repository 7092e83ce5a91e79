import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { layoutGantt } from '../charts/gantt.ts';
import { renderGantt } from '../charts/render-gantt.ts';
import { renderMonth } from '../charts/render-plot.ts';
import { usePage, useWords } from '../context.ts';
import { useRoom } from './box-size.ts';
import { useBarDrag } from './gantt-drag.ts';
import { GanttFiles } from './gantt-files.tsx';
import { GanttReady, useReady } from './gantt-ready.tsx';
import { GanttTable } from './gantt-table.tsx';
import { activitySentence, ganttWords } from './gantt-words.ts';
import { periodOf, sourceLine } from './headings.ts';

/** The build-out unfolded: its bars, its sentences, its table and its files. */
export function GanttOpen() {
  const page = usePage();
  const words = useWords();
  const ready = useReady(page);
  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const { summary } = answer.overview;
  const told = ready.kind === 'told' ? ready.told.sites : [];
  return (
    <>
      <p class="subtitle">{words.t('gantt.subtitle', { period: periodOf(summary, words) })}</p>
      <Bars />
      <GanttReady state={ready} />
      <div class="under">
        <p class="source">{sourceLine(summary, answer.changes, words)}</p>
        <GanttTable summary={summary} words={words} ready={told} />
        <GanttFiles ready={told} />
      </div>
    </>
  );
}

/** One tab stop: the arrows up and down go from activity to activity, and each is said in a sentence. */
function Bars() {
  const page = usePage();
  const words = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const focused = useSignal<number | undefined>(undefined);
  const marks = useComputed(() => {
    const [answer, chart] = [page.calmAnswer.value, page.calmChart.value];
    if (!answer || !chart || !room.value) return undefined;
    const { summary } = answer.overview;
    return layoutGantt(summary, chart, room.value.width, ganttWords(summary, page.words.value), page.ghost.value?.summary);
  });
  useSignalEffect(() => {
    if (!marks.value || !svg.current) return;
    renderGantt(svg.current, marks.value);
  });
  useSignalEffect(() => {
    if (!marks.value || !svg.current) return;
    const { box, x } = marks.value;
    const cursor = page.cursor.value;
    renderMonth(svg.current, { box, x }, cursor && page.calmChart.value?.months[cursor.month], cursor?.pinned ?? false);
    const at = focused.value;
    svg.current.querySelectorAll('g.activity').forEach((row, i) => {
      row.classList.toggle('focused', i === at);
    });
  });
  const activities = (page.calmAnswer.value?.overview.summary.sites ?? []).flatMap((site) =>
    site.milestones.map((milestone) => ({ site, milestone })),
  );
  const drag = useBarDrag(page, marks, () => activities);
  const isFixed = useSignal(false);
  const said = focused.value === undefined ? undefined : activities[focused.value];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag.putBack()) {
      event.preventDefault();
      return;
    }
    const here = focused.value === undefined ? undefined : activities[focused.value];
    const sideways: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };
    const months = sideways[event.key];
    if (here && (months || event.key === 'Enter')) {
      isFixed.value = !(months ? drag.step(here, event.shiftKey ? 'end' : 'start', months) : drag.seek(here));
      event.preventDefault();
      return;
    }
    isFixed.value = false;
    const last = activities.length - 1;
    const now = focused.value;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: now === undefined ? 0 : now + 1,
      ArrowUp: now === undefined ? last : now - 1,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    focused.value = Math.max(0, Math.min(last, next));
    event.preventDefault();
  };
  return (
    <>
      <div
        class={drag.over.value ? `gantt-plot over-${drag.over.value}` : 'gantt-plot'}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart is one tab stop, moved through by its own keys
        tabIndex={0}
        aria-labelledby="gantt-title"
        aria-describedby="gantt-keys"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          const taken = drag.take(event);
          if (!taken) return;
          focused.value = taken.index;
          isFixed.value = taken.isFixed;
        }}
        onPointerMove={drag.move}
        onPointerUp={drag.letGo}
        onPointerCancel={drag.putBack}
        onPointerLeave={() => {
          drag.over.value = undefined;
        }}
        onBlur={() => {
          focused.value = undefined;
        }}
      >
        <svg ref={svg} class="figure" aria-hidden="true" />
      </div>
      <p class="gantt-said" role="status">
        {said ? (
          <>
            <strong>{said.site.names[words.language]}</strong> {activitySentence(said.milestone, words)}{' '}
            {isFixed.value && words.t(said.milestone.actual ? 'gantt.fixed' : 'gantt.noLever')}
          </>
        ) : (
          <span class="quiet" id="gantt-keys">
            {words.t('gantt.keys')}
          </span>
        )}
      </p>
      <ul class="unseen">
        {activities.map(({ site, milestone }) => (
          <li key={`${site.id} ${milestone.id}`}>
            {site.names[words.language]}. {activitySentence(milestone, words)}
          </li>
        ))}
      </ul>
    </>
  );
}

import { usePage, useWords } from '../context.ts';
import { ganttTitle } from './gantt-words.ts';
import { later } from './later.tsx';

const GanttOpen = later(() => import('./gantt-open.tsx').then((module) => module.GanttOpen));

/** The build-out of the sites, folded until it is asked for. */
export function Gantt() {
  const page = usePage();
  const words = useWords();
  const summary = page.calmAnswer.value?.overview.summary;
  if (!summary?.sites.some(({ milestones }) => milestones.length > 0)) return null;
  const open = page.charts.ganttOpen.value;
  return (
    <details
      class="gantt"
      data-chart="gantt"
      open={open}
      onToggle={(event) => {
        page.charts.ganttOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <h2 id="gantt-title">{ganttTitle(summary, words)}</h2>
      </summary>
      {open && <GanttOpen />}
    </details>
  );
}

import { usePage, useWords } from '../context.ts';
import { later } from './later.tsx';

const WorkOpen = later(() => import('./work-open.tsx').then((module) => module.WorkOpen));

/** What the accelerators do for whom, folded until it is asked for. */
export function Work() {
  const page = usePage();
  const { t } = useWords();
  const summary = page.calmAnswer.value?.overview.summary;
  if (!summary?.work.some(({ mfu, interactiveTokensPerS, learners }) => mfu > 0 || interactiveTokensPerS > 0 || learners > 0))
    return null;
  const open = page.charts.workOpen.value;
  return (
    <details
      class="work"
      open={open}
      onToggle={(event) => {
        page.charts.workOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <h2 id="work-title">{t('work.title')}</h2>
      </summary>
      {open && <WorkOpen />}
    </details>
  );
}

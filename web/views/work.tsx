import { usePage } from '../context.ts';
import { Folded } from './folded.tsx';
import { later } from './later.tsx';

const WorkOpen = later(() => import('./work-open.tsx').then((module) => module.WorkOpen));

/** What the accelerators do for whom, folded until it is asked for. */
export function Work() {
  const page = usePage();
  const summary = page.calmAnswer.value?.overview.summary;
  const works = summary?.work.some(
    ({ mfu, interactiveTokensPerS, learners }) => mfu > 0 || interactiveTokensPerS > 0 || learners > 0,
  );
  return works ? <Folded name="work" open={page.charts.workOpen} Part={WorkOpen} /> : null;
}

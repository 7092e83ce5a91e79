import { usePage } from '../context.ts';
import { Folded } from './folded.tsx';
import { later } from './later.tsx';

const LoadOpen = later(() => import('./load-open.tsx').then((module) => module.LoadOpen));

/** How the draw behaves over the hours of a year, folded until it is asked for. */
export function Load() {
  const page = usePage();
  return page.calmAnswer.value ? <Folded name="load" open={page.charts.loadOpen} Part={LoadOpen} /> : null;
}

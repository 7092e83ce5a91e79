import { usePage } from '../context.ts';
import { Folded } from './folded.tsx';
import { later } from './later.tsx';

const TownOpen = later(() => import('./town-open.tsx').then((module) => module.TownOpen));

/** What a town, a grid operator and a law ask of each site, folded until it is asked for. */
export function Town() {
  const page = usePage();
  return page.calmAnswer.value ? <Folded name="town" open={page.charts.townOpen} Part={TownOpen} /> : null;
}

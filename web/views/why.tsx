import { usePage } from '../context.ts';
import { later } from './later.tsx';
import type { Told } from './why-drawer.tsx';

const Drawer = later<Told>(() => import('./why-drawer.tsx').then((module) => module.Drawer));

/** The reasons of the month that was asked for, while the run has them. */
export function Why() {
  const page = usePage();
  const place = page.charts.why.value;
  const summary = page.answer.value?.overview.summary;
  const site = summary?.sites.find(({ id }) => id === place?.site);
  const binding = site?.binding.find(({ month }) => month === place?.month);
  return place && site && binding ? <Drawer place={place} site={site} binding={binding} /> : null;
}

import { usePage, useWords } from '../context.ts';
import { later } from './later.tsx';

const TownOpen = later(() => import('./town-open.tsx').then((module) => module.TownOpen));

/** What a town, a grid operator and a law ask of each site, folded until it is asked for. */
export function Town() {
  const page = usePage();
  const { t } = useWords();
  if (!page.calmAnswer.value) return null;
  const open = page.charts.townOpen.value;
  return (
    <details
      class="town"
      open={open}
      onToggle={(event) => {
        page.charts.townOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <h2 id="town-title">{t('town.title')}</h2>
      </summary>
      {open && <TownOpen />}
    </details>
  );
}

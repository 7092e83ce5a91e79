import { usePage, useWords } from '../context.ts';
import { LeverCard } from './lever.tsx';

/** The levers of the plan, in a column that scrolls by itself. */
export function Levers() {
  const page = usePage();
  const { t } = useWords();
  const levers = page.description.value?.levers.filter(({ headline }) => headline) ?? [];
  return (
    <section class="levers" aria-labelledby="levers-title">
      <h2 id="levers-title">{t('levers.title')}</h2>
      <p class="note">{t('levers.note')}</p>
      {levers.map((lever) => (
        <LeverCard key={lever.id} lever={lever} />
      ))}
    </section>
  );
}

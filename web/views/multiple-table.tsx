import { usePage, useWords } from '../context.ts';
import { later } from './later.tsx';

const ValuesTable = later(() => import('./values-table.tsx').then((module) => module.ValuesTable));

/** The values of the small charts, month by month. */
export function MultipleTable() {
  const page = usePage();
  const { t } = useWords();
  return (
    <details
      class="values"
      open={page.charts.valuesOpen.value}
      onToggle={(event) => {
        page.charts.valuesOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{t('multiples.table')}</summary>
      {page.charts.valuesOpen.value && <ValuesTable />}
    </details>
  );
}

import { multipleOf } from '../charts/multiples.ts';
import { usePage, useWords } from '../context.ts';
import { MultipleTable } from './multiple-table.tsx';
import { SmallChart } from './small-chart.tsx';

const FIRST = ['accelerators', 'tokens', 'energy'] as const;

/** Four small charts in a row, on the axis of time and the crosshair of the main one. */
export function Multiples() {
  const page = usePage();
  const { t } = useWords();
  if (!page.calmAnswer.value) return null;
  return (
    <section class={page.slow.value ? 'multiples stale' : 'multiples'} aria-labelledby="multiples-title">
      <h2 id="multiples-title" class="unseen">
        {t('multiples.title')}
      </h2>
      <div class="row">
        {FIRST.map((id) => (
          <SmallChart key={id} id={id} make={(overview, chart, site) => multipleOf(overview, chart, id, site)} />
        ))}
        <SmallChart
          id={page.charts.lastMultiple.value}
          make={(overview, chart, site) => multipleOf(overview, chart, page.charts.lastMultiple.value, site)}
        >
          <Swap />
        </SmallChart>
      </div>
      <MultipleTable />
    </section>
  );
}

/** Carbon or money in the last place. */
function Swap() {
  const page = usePage();
  const { t } = useWords();
  const next = page.charts.lastMultiple.value === 'carbon' ? 'budget' : 'carbon';
  return (
    <button
      type="button"
      class="swap"
      onClick={() => {
        page.charts.lastMultiple.value = next;
      }}
    >
      {t(`swap.${next}`)}
    </button>
  );
}

import { useComputed } from '@preact/signals';
import { WORK_MULTIPLES } from '../charts/work-ids.ts';
import { workMultipleOf } from '../charts/work-multiples.ts';
import { usePage, useWords } from '../context.ts';
import { SmallChart } from './small-chart.tsx';
import { MultiplesTable } from './values-table.tsx';

/** The four charts of the work, with what an hour can't show said below, and their values as a table. */
export function WorkOpen() {
  const page = usePage();
  const { t, format } = useWords();
  const summary = page.calmAnswer.value?.overview.summary;
  const multiples = useComputed(() => {
    const [answer, chart] = [page.calmAnswer.value, page.calmChart.value];
    return answer && chart ? WORK_MULTIPLES.map((id) => workMultipleOf(answer.overview, chart, id)) : [];
  });
  if (!summary) return null;
  const { effectiveTrainingTimeRatio, kappa, rampMw } = summary.training;
  return (
    <section class="multiples" aria-labelledby="work-title">
      <div class="row">
        {WORK_MULTIPLES.map((id) => (
          <SmallChart key={id} id={id} make={(overview, chart) => workMultipleOf(overview, chart, id)} />
        ))}
      </div>
      <p class="note">
        {t('work.useful', { ratio: format.percent(effectiveTrainingTimeRatio, 1), kappa: format.number(kappa, 2, 0) })}
        {rampMw > 0 && ` ${t('work.ramp', { mw: format.mw(rampMw) })}`}
      </p>
      <details class="values">
        <summary>{t('work.table')}</summary>
        <MultiplesTable multiples={multiples.value} caption={t('work.caption')} />
      </details>
    </section>
  );
}

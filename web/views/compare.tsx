import { useEffect } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { AddPlan } from './compare-add.tsx';
import { CompareFigure } from './compare-figure.tsx';
import { ComparedInputs } from './compare-inputs.tsx';
import { Outcomes } from './compare-outcomes.tsx';
import { ComparedPlans } from './compare-plans.tsx';
import { WhyPlans } from './compare-why.tsx';
import { useCompare, useCompareWords } from './use-compare.ts';
import './beside.css';
import './compare.css';

/** Up to four plans side by side: what each comes to, what changed between them, and why. */
export function Compare() {
  const page = usePage();
  const compare = useCompare();
  const { t } = useWords();
  const { say } = useCompareWords();
  // A plan that is let go here is put beside the others instead of being opened.
  useEffect(() => {
    page.fileDoor.value = (file) => void compare.addFile(file);
    return () => {
      page.fileDoor.value = undefined;
    };
  }, [page, compare]);
  const isAlone = compare.slots.value.length === 0;
  const canShow = compare.ready.value.length > 1;
  return (
    <section class="compare" aria-labelledby="compare-title">
      <h1 id="compare-title">{say('title')}</h1>
      <p class="note">{say(isAlone ? 'leadAlone' : 'lead')}</p>
      {compare.unkept.value && <p class="note">{say('keptNot')}</p>}
      {page.answer.value ? <ComparedPlans /> : <p class="quiet">{t('state.computing')}</p>}
      <AddPlan />
      {canShow && (
        <>
          <CompareFigure />
          <ComparedInputs />
          <Outcomes />
          <WhyPlans />
        </>
      )}
    </section>
  );
}

import { useComputed } from '@preact/signals';
import { pointedMonth } from '../compare-cursor.ts';
import {
  compareSource,
  comparedSite,
  compareSubtitle,
  endsTitle,
  furthestTitle,
  gapsSaid,
  shownPlans,
} from '../compare-shown.ts';
import type { Compare } from '../compare-state.ts';
import { MODES } from '../compared.ts';
import { planName } from '../compare-text.ts';
import { usePage, useWords } from '../context.ts';
import { differenceText, valueText } from '../measure-text.ts';
import { Choosers } from './choosers.tsx';
import { CompareFiles } from './compare-files.tsx';
import { ComparePanels } from './compare-panels.tsx';
import { ComparePlot } from './compare-plot.tsx';
import { CompareTable } from './compare-table.tsx';
import { useCompare, useCompareWords } from './use-compare.ts';

/** The measure of all plans: laid over one another, side by side, as differences, or as a table. */
export function CompareFigure() {
  const page = usePage();
  const compare = useCompare();
  const words = useWords();
  const said = useCompareWords();
  const { say } = said;
  const shown = useComputed(() => shownPlans(page, compare));
  const mode = compare.mode.value;
  const now = shown.value;
  if (!now) return null;
  const isDifference = mode === 'difference';
  const nameOf = (id: string) => planName(now.plans.find((plan) => plan.id === id)!, page, words, said);
  const sites = [
    ...new Map(now.plans.flatMap(({ overview }) => overview.summary.sites.map((site) => [site.id, site] as const))).values(),
  ];
  const title = isDifference ? furthestTitle(now, words, said) : endsTitle(now, words, said);
  return (
    <section class="compare-figure" aria-labelledby="compare-figure-title">
      <div class="figure-head">
        <div>
          <h2 id="compare-figure-title">{title}</h2>
          <p class="subtitle">
            {compareSubtitle(now, isDifference, words, said)} {mode === 'overlay' && say('ribbonNote')}
          </p>
        </div>
        <Choosers id="compare" sites={sites} site={comparedSite(page, compare)} />
      </div>
      <ModeSwitch compare={compare} />
      {gapsSaid(now, words, said).map((text) => (
        <p key={text} class="compare-gap quiet" role="note">
          {text}
        </p>
      ))}
      {(mode === 'overlay' || mode === 'difference') && <ComparePlot shown={now} isDifference={isDifference} nameOf={nameOf} />}
      {mode === 'panels' && <ComparePanels shown={now} nameOf={nameOf} />}
      {mode === 'table' && <CompareTable shown={now} nameOf={nameOf} />}
      {mode !== 'table' && <MonthLine shown={now} />}
      <div class="under">
        <p class="source">{compareSource(now.plans, nameOf, said)}</p>
        <CompareFiles mode={mode} shown={now} />
      </div>
    </section>
  );
}

function ModeSwitch({ compare }: { readonly compare: Compare }) {
  const { say } = useCompareWords();
  return (
    <fieldset class="switch compare-modes">
      <legend class="unseen">{say('view')}</legend>
      {MODES.map((mode) => (
        <button
          key={mode}
          type="button"
          aria-pressed={compare.mode.value === mode}
          onClick={() => {
            compare.mode.value = mode;
          }}
        >
          {say(`mode.${mode}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** The values of the month that is pointed at; spoken as it moves. */
function MonthLine({ shown }: { readonly shown: NonNullable<ReturnType<typeof shownPlans>> }) {
  const page = usePage();
  const compare = useCompare();
  const words = useWords();
  const { say } = useCompareWords();
  const { data, over, plans } = shown;
  const pointed = pointedMonth(page, compare);
  const month = data.months.findIndex(({ key }) => key === pointed?.key);
  return (
    <p class="month-status" role="status">
      {pointed && month >= 0 ? (
        <>
          <strong>{words.format.month(pointed.key)}</strong>
          {pointed.pinned && <span class="pin"> ({words.t('cursor.pinned')})</span>}
          {data.series.map(({ id, values }) => {
            const { letter } = plans.find((plan) => plan.id === id)!;
            const difference = over.series.find((one) => one.id === id)?.values[month];
            return (
              <span key={id}>
                {' · '}
                {letter} {valueText(data.measure, values[month]!, words)}
                {difference !== undefined && ` (${differenceText(over.measure, difference, words)})`}
              </span>
            );
          })}
        </>
      ) : (
        <span class="quiet">{say('cursorHint')}</span>
      )}
    </p>
  );
}

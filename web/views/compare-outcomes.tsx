import { useSignal } from '@preact/signals';
import { outcomeNumbers } from '../../src/index.ts';
import { outcomeIds, outcomeLabel, outcomeText, percentOf, planName, signedOf } from '../compare-text.ts';
import { outcomesCsv } from '../compare-outcomes.ts';
import { compareWords } from '../compare-words.ts';
import { usePage, useWords } from '../context.ts';
import { lastDayOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { CompareTableFiles } from './compare-table-files.tsx';
import { useCompare, useCompareWords } from './use-compare.ts';

/** What each plan comes to, and how far that lies from the base. */
export function Outcomes() {
  const page = usePage();
  const compare = useCompare();
  const words = useWords();
  const said = useCompareWords();
  const { say } = said;
  const inPercent = useSignal(false);
  const plans = compare.ready.value;
  const base = compare.basePlan.value!;
  const numbers = plans.map(({ overview }) => outcomeNumbers(overview.summary));
  const baseNumbers = outcomeNumbers(base.overview.summary);
  const summaries = plans.map(({ overview }) => overview.summary);
  const ids = outcomeIds(numbers);
  const leadIn = ({ language, format }: Words): string => {
    const own = compareWords(language);
    const ends = plans.map(({ letter, overview }) => `${letter} ${format.date(lastDayOf(overview.summary.to))}`);
    const isUneven = new Set(summaries.map(({ to }) => to)).size > 1;
    return [
      own.say('outcomesLead'),
      ...(isUneven ? [own.say('periods', { list: ends.join(', ') })] : []),
      own.say('boundNote'),
    ].join(' ');
  };
  const difference = (id: string, plan: number): string => {
    const [value, from] = [numbers[plan]![id] ?? Number.NaN, baseNumbers[id] ?? Number.NaN];
    return inPercent.value ? percentOf(id, value, from, words) : signedOf(id, value - from, words, said);
  };
  const others = plans.filter(({ id }) => id !== base.id);
  return (
    <section class="compare-outcomes" aria-labelledby="compare-outcomes-title">
      <h2 id="compare-outcomes-title">{say('outcomes')}</h2>
      <p class="subtitle">{leadIn(words)}</p>
      <p class="compare-tools">
        <span class="says">{say('differences')}</span>
        <fieldset class="switch">
          <legend class="unseen">{say('differences')}</legend>
          {([false, true] as const).map((percent) => (
            <button
              key={String(percent)}
              type="button"
              aria-pressed={inPercent.value === percent}
              onClick={() => {
                inPercent.value = percent;
              }}
            >
              {say(percent ? 'percent' : 'absolute')}
            </button>
          ))}
        </fieldset>
        <CompareTableFiles
          plans={plans}
          base={base}
          name="outcomesCsv"
          title="outcomes"
          lead={leadIn}
          parts={['compare', 'outcomes']}
          csv={() => outcomesCsv(plans, base)}
          table={async (named, own) => (await import('../export/outcome-tables.ts')).outcomesTable(named, base.letter, own)}
        />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys */}
      <section class="scroll compare-scroll" tabIndex={0} aria-label={say('outcomesCsv')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('outcome')}</th>
              {plans.map((plan) => (
                <th key={plan.id} scope="col" title={planName(plan, page, words, said)}>
                  {plan.letter}
                </th>
              ))}
              {others.map((plan) => (
                <th key={`over ${plan.id}`} scope="col">
                  {say('tableOver', { letter: plan.letter, base: base.letter })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => (
              <tr key={id} data-outcome={id}>
                <th scope="row">{outcomeLabel(id, summaries, words, said)}</th>
                {plans.map((plan, i) => (
                  <td key={plan.id}>{outcomeText(id, numbers[i]![id], words, said)}</td>
                ))}
                {others.map((plan) => (
                  <td key={`over ${plan.id}`} class="over">
                    {difference(id, plans.indexOf(plan))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

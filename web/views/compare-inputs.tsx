import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ComparedInput, Lever, LocalText } from '../../src/index.ts';
import { inputCounts, inputRows, inputsCsv, type Order, shownInputs } from '../compare-inputs.ts';
import { planName } from '../compare-text.ts';
import { SHOWS } from '../compared.ts';
import { usePage } from '../context.ts';
import { leversByPointer } from '../source-rows.ts';
import { EngineRefusal, reasonOf } from '../reason.ts';
import { compareWords } from '../compare-words.ts';
import type { Words } from '../i18n/messages.ts';
import { sourceWords } from '../source-words.ts';
import { requestOf, sameWork } from '../work.ts';
import { CompareTableFiles } from './compare-table-files.tsx';
import { useCompare, useCompareWords } from './use-compare.ts';

/** After this long without another change it is asked for. */
const REST_MS = 200;

/** What the plans are asked, side by side. */
export function ComparedInputs() {
  const page = usePage();
  const compare = useCompare();
  const { say } = useCompareWords();
  const plans = compare.ready.value;
  const told = compare.inputs;
  const failed = useSignal<LocalText | undefined>(undefined);
  const isCurrent =
    told.value?.works.length === plans.length && plans.every(({ work }, i) => sameWork(work, told.value!.works[i]!));
  useEffect(() => {
    if (isCurrent) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      try {
        const answer = await page.engine.compared(plans.map(({ work }) => requestOf(work)));
        if (!answer.ok) throw new EngineRefusal(answer.issues);
        if (!wanted) return;
        failed.value = undefined;
        told.value = { ids: plans.map(({ id }) => id), works: plans.map(({ work }) => work), inputs: answer.inputs };
      } catch (error) {
        if (wanted) failed.value = reasonOf(error);
      }
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [page, plans, isCurrent]);
  return (
    <section class="compare-inputs" aria-labelledby="compare-inputs-title">
      <h2 id="compare-inputs-title">{say('inputs')}</h2>
      {failed.value && <p class="fails">{say('inputsFailed', { reason: failed.value[page.language.value] })}</p>}
      {!failed.value && !isCurrent && (
        <p class="small" role="status">
          {say('inputsComputing')}
        </p>
      )}
      {told.value && isCurrent && <InputTable inputs={told.value.inputs} />}
    </section>
  );
}

function InputTable({ inputs }: { readonly inputs: readonly ComparedInput[] }) {
  const page = usePage();
  const compare = useCompare();
  const { language } = page;
  const said = useCompareWords();
  const { say } = said;
  const words = sourceWords(language.value);
  const { show } = compare;
  const order = useSignal<Order>({ by: 'document', down: false });
  const plans = compare.ready.value;
  const rows = useMemo(() => inputRows(inputs, words, said), [inputs, language.value]);
  const levers = useMemo(() => leversByPointer(page.description.value?.levers ?? []), [page.description.value]);
  const counts = inputCounts(rows);
  const shown = shownInputs(rows, show.value, order.value, language.value);
  const number = words.format.number;
  const foundIn = ({ language: of, format }: Words): string =>
    compareWords(of).say(counts.different === 0 ? 'inputsSame' : 'inputsFound', {
      different: format.number(counts.different),
      all: format.number(counts.all),
    });
  const head = (by: 'name' | number, name: string, title?: string) => {
    const isBy = order.value.by === by;
    return (
      <th
        key={String(by)}
        scope="col"
        title={title}
        aria-sort={isBy ? (order.value.down ? 'descending' : 'ascending') : undefined}
      >
        <button
          type="button"
          aria-label={say('sortBy', { column: name })}
          onClick={() => {
            // Up, down, and back to the order of the plan.
            order.value = isBy && order.value.down ? { by: 'document', down: false } : { by, down: isBy };
          }}
        >
          {name}
          {isBy && <span aria-hidden="true">{order.value.down ? ' ↓' : ' ↑'}</span>}
        </button>
      </th>
    );
  };
  return (
    <>
      <p role="status">{foundIn(words)}</p>
      <p class="compare-tools">
        <fieldset class="switch">
          <legend class="unseen">{say('show')}</legend>
          {SHOWS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={show.value === one}
              onClick={() => {
                show.value = one;
              }}
            >
              {say(`show.${one}`, { n: number(counts[one]) })}
            </button>
          ))}
        </fieldset>
        <CompareTableFiles
          plans={plans}
          base={compare.basePlan.value!}
          name="inputsCsv"
          title="inputs"
          lead={foundIn}
          parts={['compare', 'inputs', show.value]}
          csv={() =>
            inputsCsv(
              shown,
              plans.map(({ letter }) => letter),
            )
          }
          table={async (named, own) => {
            const { inputsTable } = await import('../export/outcome-tables.ts');
            const all = inputRows(inputs, sourceWords(own.language), compareWords(own.language));
            return inputsTable(shownInputs(all, show.value, order.value, own.language), named, own);
          }}
        />
      </p>
      {shown.length === 0 ? (
        <p class="quiet">{say(show.value === 'equal' ? 'emptyEqual' : 'emptyDifferent')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
        <section class="scroll compare-scroll" tabIndex={0} aria-label={say('inputsCsv')}>
          <table>
            <thead>
              <tr>
                {head('name', say('input'))}
                {plans.map((plan, i) => head(i, plan.letter, planName(plan, page, words, said)))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ input, label, texts }) => (
                <tr key={input.pointer} class={input.differs ? 'differs' : ''} data-pointer={input.pointer}>
                  <th scope="row" title={input.pointer}>
                    <Place lever={levers.get(input.pointer) ?? levers.get(`${input.pointer}/0`)} label={label} />
                  </th>
                  {texts.map((text, i) => (
                    <td key={plans[i]?.id ?? i}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

/** What an input is called; where the plan on the page has a lever for it, the whole row leads there. */
function Place({ lever, label }: { readonly lever: Lever | undefined; readonly label: string }) {
  const page = usePage();
  const { say } = useCompareWords();
  if (!lever) return <>{label}</>;
  return (
    <button
      type="button"
      class="to-lever"
      aria-label={say('toLever', { label })}
      onClick={() => {
        page.seek(lever.id);
        // The answer stands at the top; how far this view was scrolled means nothing there.
        scrollTo(0, 0);
      }}
    >
      {label}
    </button>
  );
}

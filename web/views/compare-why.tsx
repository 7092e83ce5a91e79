import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type Grain, MOST_AVERAGED, outcomeNumbers } from '../../src/index.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderWaterfall } from '../charts/render-waterfall.ts';
import { layoutWaterfall } from '../charts/waterfall.ts';
import type { Compare, ReadyPlan } from '../compare-state.ts';
import { outcomeIds, outcomeLabel, outcomeText, planName, signedOf } from '../compare-text.ts';
import { type WhyTold, whyKey, whyOfPlans } from '../compare-why-state.ts';
import { type WhyShown, whyShown } from '../compare-why-text.ts';
import { compareWords } from '../compare-words.ts';
import { usePage, useWords } from '../context.ts';
import { csvCell } from '../csv-cell.ts';
import type { ExportSource } from '../export/source.ts';
import type { Words } from '../i18n/messages.ts';
import { fileName, save } from '../save.ts';
import { sourceWords } from '../source-words.ts';
import { sameWork } from '../work.ts';
import { useRoom } from './box-size.ts';
import { answerOf, namedPlans } from './compare-files.tsx';
import { attempt, ChartFiles } from './downloads.tsx';
import { useCompare, useCompareWords } from './use-compare.ts';

const FILE = { width: 860, height: 400 };
const GRAINS: readonly Grain[] = ['input', 'part'];

/** Why one of the plans comes out otherwise than the base: what lies between them, parted among what was changed. */
export function WhyPlans() {
  const page = usePage();
  const compare = useCompare();
  const words = useWords();
  const said = useCompareWords();
  const { say } = said;
  const why = whyOfPlans(page);
  const chosen = useSignal<string | undefined>(undefined);
  const outcome = useSignal('accelerators');
  const grain = useSignal<Grain | undefined>(undefined);
  const base = compare.basePlan.value!;
  const others = compare.ready.value.filter(({ id }) => id !== base.id);
  const plan = others.find(({ id }) => id === chosen.value) ?? others[0]!;
  // Where single inputs are too many to be averaged over, the parts of the plan are the better question.
  const parted = grain.value ?? (differing(compare, base.id, plan.id) > MOST_AVERAGED ? 'part' : 'input');
  const key = whyKey(base.work, plan.work, parted);
  const state = why.state.value;
  const answer = why.answers.value.get(key);
  // The former answer stays until there is one to this question.
  const told = answer ?? why.last.value;
  const named = (one: ReadyPlan): ReadyPlan => ({ ...one, name: planName(one, page, words, said) });
  const summaries = [base, plan].map(({ overview }) => overview.summary);
  const ids = outcomeIds(summaries.map(outcomeNumbers));
  const isRunning = state.kind === 'running';
  return (
    <section class="compare-why" aria-labelledby="compare-why-title">
      <h2 id="compare-why-title">{say('why', { letter: plan.letter, base: base.letter })}</h2>
      <p class="subtitle">{say('whyLead')}</p>
      <p class="compare-tools">
        {others.length > 1 && (
          <label>
            <span class="says">{say('whyOf')}</span>{' '}
            <select
              id="why-plan"
              value={plan.id}
              onChange={(event) => {
                chosen.value = event.currentTarget.value;
              }}
            >
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.letter} {planName(one, page, words, said)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span class="says">{say('whyOutcome')}</span>{' '}
          <select
            id="why-outcome"
            value={outcome.value}
            onChange={(event) => {
              outcome.value = event.currentTarget.value;
            }}
          >
            {ids.map((id) => (
              <option key={id} value={id}>
                {outcomeLabel(id, summaries, words, said)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="says">{say('grain')}</span>{' '}
          <select
            id="why-grain"
            value={parted}
            onChange={(event) => {
              grain.value = event.currentTarget.value as Grain;
            }}
          >
            {GRAINS.map((one) => (
              <option key={one} value={one}>
                {say(`grain.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {isRunning ? (
          <button id="why-cancel" type="button" onClick={() => why.cancel()}>
            {say('whyCancel')}
          </button>
        ) : (
          <button id="why-run" type="button" onClick={() => void why.ask(named(base), named(plan), parted)}>
            {say(answer ? 'whyAgain' : 'whyRun')}
          </button>
        )}
      </p>
      <div class="why-progress" role="status">
        {state.kind === 'running' && (
          <>
            <progress
              value={state.done}
              max={state.of || 1}
              aria-label={say('why', { letter: plan.letter, base: base.letter })}
            />{' '}
            {state.of === 0
              ? say('running')
              : say('whyProgress', { done: words.format.number(state.done), of: words.format.number(state.of) })}
          </>
        )}
        {state.kind === 'cancelled' && say('whyCancelled')}
        {state.kind === 'failed' && <span class="fails">{say('whyFailed', { reason: state.reason[words.language] })}</span>}
      </div>
      {told && <Answer told={told} outcome={outcome.value} isStale={!answer} />}
    </section>
  );
}

/** In how many inputs two of the plans differ, as far as that is known. */
function differing({ inputs }: Compare, one: string, other: string): number {
  const known = inputs.value;
  const [a, b] = [known?.ids.indexOf(one) ?? -1, known?.ids.indexOf(other) ?? -1];
  if (!known || a < 0 || b < 0) return 0;
  return known.inputs.filter(({ values }) => JSON.stringify(values[a]) !== JSON.stringify(values[b])).length;
}

type AnswerProps = { readonly told: WhyTold; readonly outcome: string; readonly isStale: boolean };

function Answer({ told, outcome, isStale }: AnswerProps) {
  const page = usePage();
  const said = useCompareWords();
  const { say } = said;
  const words = sourceWords(page.language.value);
  const shown = whyShown(told, outcome, words, said);
  if (told.inputs.length === 0) return <p>{say('whySame', { letter: told.plan.letter, base: told.base.letter })}</p>;
  if (!shown) return <p>{say('whyUnknown')}</p>;
  return (
    <div class={isStale ? 'why-answer stale' : 'why-answer'}>
      {isStale && <p class="note">{say('whyStale')}</p>}
      <h3 id="compare-why-finding">{shown.title}</h3>
      <p class="subtitle">
        {shown.how} {shown.isBroken && say('whyBroken')}
      </p>
      <Waterfall shown={shown} />
      {shown.without.length > 0 && <p class="small">{say('whyNone', { list: shown.without.join(say('between')) })}</p>}
      {shown.refused !== '' && <p class="small refusal">{shown.refused}</p>}
      <details class="values">
        <summary>{say('whyTable')}</summary>
        <Parts shown={shown} told={told} />
      </details>
      <WhyFiles shown={shown} told={told} />
    </div>
  );
}

function Waterfall({ shown }: { readonly shown: WhyShown }) {
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const rows = useSignal(shown.rows);
  if (JSON.stringify(rows.peek()) !== JSON.stringify(shown.rows)) rows.value = shown.rows;
  useSignalEffect(() => {
    if (!room.value || !svg.current) return;
    const marks = layoutWaterfall(rows.value, Math.min(room.value.width, 1000));
    setQuietly(svg.current, 'width', Math.min(room.value.width, 1000));
    setQuietly(svg.current, 'height', marks.height);
    renderWaterfall(svg.current, marks);
  });
  return (
    <div class="waterfall">
      <svg ref={svg} class="figure" role="img" aria-labelledby="compare-why-finding" />
    </div>
  );
}

function Parts({ shown, told }: { readonly shown: WhyShown; readonly told: WhyTold }) {
  const words = useWords();
  const said = useCompareWords();
  const { say } = said;
  const { outcome, from, to, parts } = shown;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="scroll compare-scroll" tabIndex={0} aria-label={say('whyTable')}>
      <table class="why-parts">
        <thead>
          <tr>
            <th scope="col">{say('part')}</th>
            <th scope="col">{shown.title.split(/\s*: /).at(-1)}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{told.base.letter}</th>
            <td data-value={from}>{outcomeText(outcome, from, words, said)}</td>
          </tr>
          {parts.map(({ name, part, pointers }) => (
            <tr key={pointers.join()} class="part">
              <th scope="row">{name}</th>
              <td data-value={part}>{signedOf(outcome, part, words, said)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{told.plan.letter}</th>
            <td data-value={to}>{outcomeText(outcome, to, words, said)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function WhyFiles({ shown, told }: { readonly shown: WhyShown; readonly told: WhyTold }) {
  const page = usePage();
  const compare = useCompare();
  const said = useCompareWords();
  const { say } = said;
  const { outcome, from, to, parts } = shown;
  const plans = [told.base, told.plan].flatMap((plan): ReadyPlan[] => {
    if (plan.run.kind !== 'told') return [];
    // As long as the plan stands as it stood, it goes by its own name or by none.
    const now = compare.plans.value.find(({ id, work }) => id === plan.id && sameWork(work, plan.work));
    return [{ ...plan, name: now ? now.name : plan.name, overview: plan.run.overview }];
  });
  const named = namedPlans(plans, page);
  const { summary } = plans[0]!.overview;
  const name = ['compare', 'why', told.plan.letter, outcome.replace('/', '-')];
  /** The plans go by their names in the language of the file, and so do their parts. */
  const toldIn = (of: Words) => {
    const [base, plan] = named.map((one) => one.name(of));
    const own = { ...told, base: { ...told.base, name: base }, plan: { ...told.plan, name: plan } };
    return whyShown(own, outcome, sourceWords(of.language), compareWords(of.language)) ?? shown;
  };
  const source = (): ExportSource => ({
    id: `compare-why-${outcome}`,
    parts: name,
    answer: answerOf(plans[0]!),
    plans: named,
    size: FILE,
    name: ({ language }) => compareWords(language).say('whyCsv'),
    headings: (of) => {
      const { title, how } = toldIn(of);
      return { title, subtitle: how, description: `${title}. ${how}` };
    },
    draft: (of) => {
      const { rows } = toldIn(of);
      return (width) => {
        const marks = layoutWaterfall(rows, width);
        return { height: marks.height, draw: (plot) => renderWaterfall(plot, marks) };
      };
    },
    table: async (of) => (await import('../export/compare-tables.ts')).whyTable(toldIn(of), named, of),
    rests: '/',
  });
  const csv = () =>
    attempt(page, async () => {
      const lines = [
        [told.base.letter, '', from],
        ...parts.map(({ name, part, pointers }) => [name, pointers.join(' '), part]),
        [told.plan.letter, '', to],
      ];
      const text = [['part', 'inputs', outcome], ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n');
      save(fileName(summary, name, 'csv'), [`${text}\r\n`], 'text/csv');
    });
  return (
    <p class="downloads">
      <span>{say('files')}</span>
      <ChartFiles name={say('whyCsv')} source={source} csv={csv} />
    </p>
  );
}

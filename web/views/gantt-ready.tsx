import type { SiteReady } from '../../src/index.ts';
import type { ReadyAnswer } from '../../workers/protocol.ts';
import { useWords } from '../context.ts';
import type { Words } from '../i18n/messages.ts';
import { type ReadySay, readyWords } from '../ready-words.ts';
import { shortName } from '../sites.ts';
import type { Page } from '../state.ts';
import { type Asked, useAsked } from './asked.ts';
import './gantt-ready.css';

export type ReadyState = Asked<Extract<ReadyAnswer, { readonly ok: true }>>;

/** When sites may be ready, asked again once an answer has stood for a moment; until then the dates from before stay. */
export function useReady(page: Page): ReadyState {
  return useAsked((request) => page.engine.ready(request), [page.calmAnswer.value], true);
}

/** A row a site: its date by the plan, and the dates that half and nine in ten of the draws keep. */
export function GanttReady({ state }: { readonly state: ReadyState }) {
  const words = useWords();
  const { format, language } = words;
  const say = readyWords(language);
  if (state.kind !== 'told')
    return (
      <p class="quiet" role="status">
        {state.kind === 'computing' ? say('computing') : say('failed', { reason: state.reason[language] })}
      </p>
    );
  const date = (iso: string | null) => (iso === null ? say('never') : format.shortDate(iso));
  const generators = state.told.sites.filter((site) => site.generators !== null);
  return (
    <div class="ready">
      <h3>{say('title')}</h3>
      <p class="note">{say('lead', { n: format.number(state.told.draws) })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys */}
      <section class="scroll few" tabIndex={0} aria-label={say('title')}>
        <table>
          <caption class="unseen">{say('title')}</caption>
          <thead>
            <tr>
              {(['site', 'plan', 'p50', 'p90', 'byEnd'] as const).map((key) => (
                <th key={key} scope="col">
                  {say(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {state.told.sites.map((site) => (
              <tr key={site.site}>
                <th scope="row">{shortName(site.names[language])}</th>
                <td>{date(site.plan)}</td>
                <td>{date(site.p50)}</td>
                <td>{date(site.p90)}</td>
                <td>{format.percent(site.byEnd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {generators.map((site) => (
        <p key={site.site} class="note">
          {generatorText(site, say, words)}
        </p>
      ))}
    </div>
  );
}

function generatorText({ names, generators }: SiteReady, say: ReadySay, { format, language }: Words): string {
  const { thermalMw, path, hoursPerYear, noxKgPerHour, noxTPerYear } = generators!;
  const site = shortName(names[language]);
  if (thermalMw === 0) return say('noGenerators', { site });
  return say('generators', {
    site,
    mw: format.mw(thermalMw),
    path: path === null ? say('noPath') : path[language].toLowerCase(),
    hours: format.quantity(hoursPerYear, 'h'),
    t: format.number(noxTPerYear, 1),
    kg: format.number(Math.round(noxKgPerHour)),
  });
}

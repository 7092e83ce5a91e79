import { usePage, useWords } from '../context.ts';
import { promiseLines, trainingLine } from '../promises.ts';

/** Each promise of the plan: what was reached by its day, and whether it was kept. */
export function Targets() {
  const page = usePage();
  const words = useWords();
  const summary = page.calmAnswer.value?.overview.summary;
  if (!summary) return null;
  const lines = promiseLines(summary, words);
  return (
    <section class={page.slow.value ? 'targets stale' : 'targets'} aria-labelledby="targets-title">
      <h2 id="targets-title">{words.t('targets.title')}</h2>
      {lines.length === 0 && <p>{words.t('targets.none')}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              class="what"
              title={words.t('answer.from')}
              onClick={() => page.openSources({ text: '', pointer: `/targets/${line.id}/target` })}
            >
              {line.label}
            </button>
            <span class="reached">{line.reached}</span>
            <span class={line.met ? 'verdict met' : 'verdict'}>
              {line.verdict}
              {line.assumed && <span class="assumed"> ({words.t('targets.assumed')})</span>}
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet">{trainingLine(summary, words)}</p>
    </section>
  );
}

/** The checks that every run makes of itself, as one quiet line that opens. */
export function Checks() {
  const page = usePage();
  const { t, count, format } = useWords();
  const checks = page.calmAnswer.value?.overview.summary.checks;
  if (!checks || checks.length === 0) return null;
  const ok = checks.filter((check) => check.ok).length;
  return (
    <details class={ok === checks.length ? 'checks' : 'checks failing'}>
      <summary>{count('checks.line', checks.length, { ok: format.number(ok) })}</summary>
      <ul>
        {checks.map((check) => (
          <li key={check.id} class={check.ok ? '' : 'fails'}>
            <span lang="en">{check.sentence}</span>
            {!check.ok && ` (${t('checks.failed', { detail: check.detail })})`}
          </li>
        ))}
      </ul>
    </details>
  );
}

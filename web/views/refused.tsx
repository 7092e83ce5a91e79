import { useEffect, useRef } from 'preact/hooks';
import type { Issue } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';
import { MAX_FILE_BYTES } from '../opening.ts';
import type { Refusal } from '../state.ts';

/** Why a file was not opened: every fault with its place, what was found, what is allowed and what would mend it. */
export function Refused() {
  const refusal = usePage().refusal.value;
  return refusal ? <Panel refusal={refusal} /> : null;
}

function Panel({ refusal }: { readonly refusal: Refusal }) {
  const page = usePage();
  const { t, count, format } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [refusal]);
  const { file, issues, reason } = refusal;
  const limit = format.quantity(MAX_FILE_BYTES / 1024 / 1024, format.language === 'fr' ? 'Mo' : 'MB');
  return (
    <section class="refused" aria-labelledby="refused-title">
      <h2 id="refused-title" tabIndex={-1} ref={heading}>
        {reason === undefined && (file === undefined ? t('refused.plan') : t('refused.title', { file }))}
        {reason !== undefined && t(`refused.${reason}`, { file: file ?? '', limit })}
      </h2>
      <button
        type="button"
        onClick={() => {
          page.refusal.value = undefined;
        }}
      >
        {t('state.dismiss')}
      </button>
      {issues.length > 0 && <p id="refused-count">{count('refused.count', issues.length)}</p>}
      {issues.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
        <section class="faults" tabIndex={0} aria-labelledby="refused-count">
          <ol>
            {issues.map((issue, i) => (
              <Fault key={i} issue={issue} />
            ))}
          </ol>
        </section>
      )}
    </section>
  );
}

function Fault({ issue }: { readonly issue: Issue }) {
  const { t, format } = useWords();
  const { language } = format;
  const suggestion = issue.suggestion[language];
  return (
    <li>
      <dl>
        <dt>{t('refused.where')}</dt>
        <dd>{issue.place ? issue.place[language] : <code>{issue.pointer || t('refused.top')}</code>}</dd>
        <dt>{t('refused.found')}</dt>
        <dd>{issue.found[language]}</dd>
        <dt>{t('refused.allowed')}</dt>
        <dd>{issue.allowed[language]}</dd>
        {suggestion && <dt>{t('refused.mend')}</dt>}
        {suggestion && <dd>{suggestion}</dd>}
      </dl>
    </li>
  );
}

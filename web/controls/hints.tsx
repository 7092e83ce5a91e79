import { signal, useComputed } from '@preact/signals';
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { PageContext, usePage, useWords } from '../context.ts';
import { dismissedHints, keepDismissedHints } from '../preferences.ts';

const HINTS = ['sentence', 'lever', 'ribbon'] as const;
export type HintName = (typeof HINTS)[number];
/** After what part of the page each hint stands. */
const PLACES: Readonly<Record<HintName, string>> = {
  sentence: '#answer .sentence',
  lever: '.levers .lever, .sheet .turn',
  ribbon: '#answer .plot',
};

const dismissed = signal<readonly string[]>(dismissedHints());

/** Three hints for the first visit, each beside what it speaks of. They wait for the first answer and stay away once closed. */
export function Hints() {
  const page = usePage();
  const isReady = useComputed(() => page.answer.value !== undefined && page.description.value !== undefined).value;
  useEffect(() => {
    if (!isReady) return;
    const hosts = HINTS.filter((name) => !dismissed.peek().includes(name)).flatMap((name) => {
      const place = document.querySelector(PLACES[name]);
      if (!place) return [];
      const host = document.createElement('div');
      place.after(host);
      render(
        <PageContext.Provider value={page}>
          <Hint name={name} />
        </PageContext.Provider>,
        host,
      );
      return [host];
    });
    return () => {
      for (const host of hosts) {
        render(null, host);
        host.remove();
      }
    };
  }, [isReady, page]);
  return null;
}

function Hint({ name }: { readonly name: HintName }) {
  const page = usePage();
  const { t } = useWords();
  // Who has moved a lever knows what they are for.
  if (dismissed.value.includes(name) || (name === 'lever' && page.history.value.past.length > 0)) return null;
  return (
    <p class="hint">
      {t(`hint.${name}`)}
      <button
        type="button"
        aria-label={`${t('hint.dismiss')}: ${t(`hint.${name}`)}`}
        onClick={() => {
          dismissed.value = [...dismissed.value, name];
          keepDismissedHints(dismissed.value);
        }}
      >
        {t('state.dismiss')}
      </button>
    </p>
  );
}

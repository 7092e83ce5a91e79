import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import type { Words } from '../i18n/messages.ts';
import type { Answer } from '../state.ts';
import './colophon.css';

/** Under every view: whose words these are, and a line to quote what the page shows. */
export function Colophon() {
  const { t } = useWords();
  return (
    <footer class="colophon">
      <p>{t('cite.voice')}</p>
      <Cite />
    </footer>
  );
}

/** The line by which a run is quoted: what it is of, by which model, and where it can be opened again. */
export function citationOf({ overview, changes }: Answer, address: string, today: string, words: Words): string {
  const { summary } = overview;
  const about = {
    version: summary.modelVersion,
    plan: summary.scenario.names[words.language],
    asOf: words.format.date(summary.asOf),
    hash: summary.scenario.hash.slice(0, 8),
    address,
    today: words.format.date(today),
  };
  const moved = Object.keys(changes).length;
  return moved === 0 ? words.t('cite.plain', about) : words.count('cite.changed', moved, about);
}

/** The address is written after a gesture: by then it names what is shown. */
const AFTER_MS = 700;

function Cite() {
  const page = usePage();
  const words = useWords();
  const { t } = words;
  const said = useSignal<'copied' | 'refused' | undefined>(undefined);
  const isOpen = useSignal(false);
  const address = useSignal(location.href);
  const answer = isOpen.value ? page.answer.value : page.answer.peek();
  useEffect(() => {
    said.value = undefined;
    address.value = location.href;
    const timer = setTimeout(() => {
      address.value = location.href;
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [answer, address, said]);
  const line = answer ? citationOf(answer, address.value, new Date().toISOString().slice(0, 10), words) : '';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(line);
      said.value = 'copied';
    } catch {
      said.value = 'refused';
    }
  };
  return (
    <details
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{t('cite.open')}</summary>
      <blockquote>{line}</blockquote>
      <p>
        <button type="button" disabled={line === ''} onClick={copy}>
          {t('cite.copy')}
        </button>{' '}
        <span role="status">{said.value && t(`cite.${said.value}`)}</span>
      </p>
    </details>
  );
}

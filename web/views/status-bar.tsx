import { useOffline, usePage, useWords } from '../context.ts';
import { keysShown } from '../controls/keys.ts';
import { MonthStatus } from './month-status.tsx';

/** One quiet line: the month that is pointed at, and which run the page shows. */
export function StatusBar() {
  return (
    <div class="status-bar">
      <MonthStatus />
      <RunFacts />
      <KeysButton />
    </div>
  );
}

function RunFacts() {
  const page = usePage();
  const { t, count, format } = useWords();
  const isOffline = useOffline()?.isOffline.value;
  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const { summary } = answer.overview;
  // Told before the answer that it is of: it changes with that and never alone.
  const elapsedMs = page.charts.elapsedMs.peek();
  const changes = Object.keys(answer.changes).length;
  const imported = summary.imports.length;
  const facts = [
    ...(isOffline ? [t('status.offline')] : []),
    t('status.model', { version: summary.modelVersion }),
    ...(answer.isDraft ? [t('status.draft')] : []),
    ...(elapsedMs === undefined ? [] : [t('status.run', { time: format.quantity(elapsedMs, 'ms') })]),
    ...(changes > 0 ? [count('status.changes', changes)] : imported === 0 ? [t('status.unchanged')] : []),
    ...(imported > 0 ? [count('status.imports', imported)] : []),
  ];
  return <p class="run-facts">{facts.join(' · ')}</p>;
}

function KeysButton() {
  const { t } = useWords();
  return (
    <button
      type="button"
      class="keys-open"
      aria-keyshortcuts="?"
      onClick={() => {
        keysShown.value = true;
      }}
    >
      {t('keys.open')}
    </button>
  );
}

import type { Summary } from '../../src/index.ts';
import { useOffline, usePage, useWords } from '../context.ts';
import { MonthStatus } from './month-status.tsx';

/** One quiet line: the month that is pointed at, and which run the page shows. */
export function StatusBar() {
  const page = usePage();
  const summary = page.answer.value?.overview.summary;
  return (
    <div class="status-bar">
      <MonthStatus />
      {summary && <RunFacts summary={summary} />}
    </div>
  );
}

function RunFacts({ summary }: { readonly summary: Summary }) {
  const page = usePage();
  const { t, count, format } = useWords();
  const isOffline = useOffline()?.isOffline.value;
  const { value: elapsedMs } = page.charts.elapsedMs;
  const changes = Object.keys(page.answer.value?.changes ?? {}).length;
  const imported = summary.imports.length;
  const facts = [
    ...(isOffline ? [t('status.offline')] : []),
    t('status.model', { version: summary.modelVersion }),
    ...(page.answer.value?.isDraft ? [t('status.draft')] : []),
    ...(elapsedMs === undefined ? [] : [t('status.run', { time: format.quantity(elapsedMs, 'ms') })]),
    ...(changes > 0 ? [count('status.changes', changes)] : imported === 0 ? [t('status.unchanged')] : []),
    ...(imported > 0 ? [count('status.imports', imported)] : []),
  ];
  return <p class="run-facts">{facts.join(' · ')}</p>;
}

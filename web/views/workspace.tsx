import { useEffect } from 'preact/hooks';
import { usePage } from '../context.ts';
import { hasKeys, letterOf } from '../controls/keys.ts';
import { Levers } from '../controls/levers.tsx';
import { Figure } from './figure.tsx';
import { Gantt } from './gantt.tsx';
import { Load } from './load.tsx';
import { Money } from './money.tsx';
import { Multiples } from './multiples.tsx';
import { Notices } from './notices.tsx';
import { Refused } from './refused.tsx';
import { Sentence } from './sentence.tsx';
import { Checks, Targets } from './targets.tsx';
import { Town } from './town.tsx';
import { Why } from './why.tsx';
import { openWhy } from './why-open.ts';
import { Work } from './work.tsx';

/** Levers at the left, the answer and what backs it at the right; on a narrow screen one under the other. */
export function Workspace() {
  useLetterKeys();
  return (
    <main>
      <div class="answer" id="answer" tabIndex={-1}>
        <Notices />
        <Refused />
        <Sentence />
        <Figure />
        <Why />
        <Multiples />
        <Work />
        <Load />
        <Money />
        <Town />
        <Gantt />
      </div>
      <Levers />
      <div class="proof">
        <Targets />
        <Checks />
      </div>
    </main>
  );
}

/** T shows and hides the table, W tells why and Escape closes it, E exports the chart that has the focus; none while a field or a control has the keys. */
function useLetterKeys(): void {
  const page = usePage();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const letter = letterOf(event);
      if (letter === 't') page.tableOpen.value = !page.tableOpen.value;
      if (letter === 'w') openWhy(page);
      if (letter === 'e') exportFocused(event);
      const isEscape = event.key === 'Escape' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isEscape && !event.defaultPrevented && !hasKeys(event.target)) page.charts.why.value = undefined;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [page]);
}

/** Opens the files of the chart that the key was pressed in; anywhere else those of the main one. */
function exportFocused(event: KeyboardEvent): void {
  const within = event.target instanceof Element ? event.target.closest('[data-chart]') : null;
  const button = (within ?? document.querySelector('.main-figure'))?.querySelector<HTMLButtonElement>('.export-open');
  if (!button) return;
  event.preventDefault();
  button.click();
}

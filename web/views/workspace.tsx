import { useEffect } from 'preact/hooks';
import { usePage } from '../context.ts';
import { Levers } from '../controls/levers.tsx';
import { Figure } from './figure.tsx';
import { Notices } from './notices.tsx';
import { Refused } from './refused.tsx';
import { Sentence } from './sentence.tsx';
import { Checks, Targets } from './targets.tsx';

/** Levers at the left, the answer and what backs it at the right; on a narrow screen one under the other. */
export function Workspace() {
  useTableKey();
  return (
    <main>
      <div class="answer" id="answer" tabIndex={-1}>
        <Notices />
        <Refused />
        <Sentence />
        <Figure />
      </div>
      <Levers />
      <div class="proof">
        <Targets />
        <Checks />
      </div>
    </main>
  );
}

/** The letter T shows and hides the table, unless a field or a control has the keys. */
function useTableKey(): void {
  const page = usePage();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, select, textarea, [contenteditable]')) return;
      page.tableOpen.value = !page.tableOpen.value;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [page]);
}

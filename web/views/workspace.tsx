import { useEffect } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { DropTarget } from '../controls/drop-target.tsx';
import { Header } from '../controls/header.tsx';
import { Levers } from '../controls/levers.tsx';
import { Figure } from './figure.tsx';
import { Notices } from './notices.tsx';
import { Refused } from './refused.tsx';
import { Sentence } from './sentence.tsx';
import { Checks, Targets } from './targets.tsx';

/** The whole page: levers at the left, the answer and what backs it at the right; on a narrow screen one under the other. */
export function Workspace() {
  const page = usePage();
  const { t } = useWords();
  useTableKey();
  return (
    <>
      <a class="skip" href="#answer">
        {t('page.skip')}
      </a>
      <Header />
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
      <p class="busy" role="status">
        {page.slow.value || !page.answer.value ? <Busy /> : ''}
      </p>
      <DropTarget />
    </>
  );
}

function Busy() {
  const page = usePage();
  const { t } = useWords();
  return page.notice.value?.kind === 'gone' || (page.notice.value?.kind === 'failed' && !page.slow.value) ? null : (
    <span>{t('state.computing')}</span>
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

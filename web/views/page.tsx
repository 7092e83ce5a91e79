import { usePage, useWords } from '../context.ts';
import { DropTarget } from '../controls/drop-target.tsx';
import { Header } from '../controls/header.tsx';
import { Workspace } from './workspace.tsx';

/** The page: its head, and the part of it that is in front. */
export function PageFrame() {
  const page = usePage();
  const { t } = useWords();
  return (
    <>
      <a class="skip" href="#answer">
        {t('page.skip')}
      </a>
      <Header />
      <Workspace />
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

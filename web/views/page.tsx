import { useComputed, useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { DropTarget } from '../controls/drop-target.tsx';
import { Header } from '../controls/header.tsx';
import { Hints } from '../controls/hints.tsx';
import { ImportedHours } from '../controls/imported-hours.tsx';
import { hasKeys, historyKey } from '../controls/keys.ts';
import { SessionNotices } from '../controls/session-notices.tsx';
import { SiteQuestion } from '../controls/site-question.tsx';
import { pointerOf } from '../edits.ts';
import { reasonOf } from '../reason.ts';
import type { View } from '../state.ts';
import { Colophon } from './colophon.tsx';
import { Workspace } from './workspace.tsx';

/** The page: its head, and the part of it that is in front. */
export function PageFrame() {
  const page = usePage();
  const { t } = useWords();
  const view = page.view.value;
  useHistoryKeys();
  useSourceKey();
  return (
    <>
      <a class="skip" href="#answer">
        {t('page.skip')}
      </a>
      <Header />
      <ImportedHours />
      <SessionNotices />
      {view === 'workspace' ? <Workspace /> : <Beside key={view} view={view} />}
      {view === 'workspace' && <Hints />}
      <Colophon />
      <p class="busy" role="status">
        <Busy />
      </p>
      <DropTarget />
      <SiteQuestion />
    </>
  );
}

/** The views beside the plan are fetched when they are first asked for: most visits never need them. */
const VIEWS: Readonly<Record<Exclude<View, 'workspace'>, () => Promise<FunctionComponent>>> = {
  sources: () => import('./sources.tsx').then(({ Sources }) => Sources),
  map: () => import('./map.tsx').then(({ SiteMap }) => SiteMap),
  accuracy: () => import('./accuracy.tsx').then(({ Accuracy }) => Accuracy),
};

function Beside({ view }: { readonly view: Exclude<View, 'workspace'> }) {
  const page = usePage();
  const { t } = useWords();
  const loaded = useSignal<{ readonly View: FunctionComponent } | undefined>(undefined);
  useEffect(() => {
    VIEWS[view]().then(
      (View) => {
        loaded.value = { View };
      },
      (error: unknown) => {
        page.view.value = 'workspace';
        page.notice.value = { kind: 'failed', reason: reasonOf(error) };
      },
    );
  }, [loaded, page, view]);
  const View = loaded.value?.View;
  return (
    <main class="single" id="answer" tabIndex={-1}>
      {View ? <View /> : <p class="quiet">{t('state.computing')}</p>}
    </main>
  );
}

function useHistoryKeys(): void {
  const page = usePage();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const way = historyKey(event);
      if (!way) return;
      event.preventDefault();
      page[way]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [page]);
}

/** The letter S on a lever leads to its row in the sources. */
function useSourceKey(): void {
  const page = usePage();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || event.ctrlKey || event.metaKey || event.altKey || hasKeys(event.target)) return;
      const id = event.target instanceof Element ? event.target.closest<HTMLElement>('.lever')?.dataset.lever : undefined;
      const lever = page.description.value?.levers.find((one) => one.id === id);
      if (lever) page.openSources({ text: '', pointer: pointerOf(lever) });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [page]);
}

function Busy() {
  const page = usePage();
  const { t } = useWords();
  // Whether there is an answer, not which: each move of a lever brings another.
  const isBusy = useComputed(() => page.slow.value || !page.answer.value).value;
  if (!isBusy) return null;
  return page.notice.value?.kind === 'gone' || (page.notice.value?.kind === 'failed' && !page.slow.value) ? null : (
    <span>{t('state.computing')}</span>
  );
}

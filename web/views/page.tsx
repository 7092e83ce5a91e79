import { useComputed, useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { DropTarget } from '../controls/drop-target.tsx';
import { Header } from '../controls/header.tsx';
import { Hints } from '../controls/hints.tsx';
import { ImportedHours } from '../controls/imported-hours.tsx';
import { useKeys } from '../controls/key-actions.ts';
import { keysShown } from '../controls/keys.ts';
import { SessionNotices } from '../controls/session-notices.tsx';
import { SiteQuestion } from '../controls/site-question.tsx';
import { reasonOf } from '../reason.ts';
import type { View } from '../state.ts';
import { Colophon } from './colophon.tsx';
import { ExportHost } from './export-host.tsx';
import { later } from './later.tsx';
import { Workspace } from './workspace.tsx';

/** The page: its head, and the part of it that is in front. */
export function PageFrame() {
  const page = usePage();
  const { t } = useWords();
  const view = page.view.value;
  const aside = useKeys();
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
        {aside && <span>{t(`keys.${aside}`)}</span>}
      </p>
      <DropTarget />
      <SiteQuestion />
      <ExportHost />
      {page.charts.writing.value && <MeasureDialog />}
      {keysShown.value && <KeyMap />}
    </>
  );
}

/** So is what measures are written in. */
const MeasureDialog = later<object>(() => import('../own-measure/dialog.tsx').then(({ MeasureDialog }) => MeasureDialog));

/** The list of keys is fetched when it is first asked for. */
const KeyMap = later<object>(() => import('../controls/key-map.tsx').then(({ KeyMap }) => KeyMap));

/** The views beside the plan are fetched when they are first asked for: most visits never need them. */
const VIEWS: Readonly<Record<Exclude<View, 'workspace'>, () => Promise<FunctionComponent>>> = {
  sources: () => import('./sources.tsx').then(({ Sources }) => Sources),
  map: () => import('./map.tsx').then(({ SiteMap }) => SiteMap),
  accuracy: () => import('./accuracy.tsx').then(({ Accuracy }) => Accuracy),
  compare: () => import('./compare.tsx').then(({ Compare }) => Compare),
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

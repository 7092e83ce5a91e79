import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import type { Language } from '../format.ts';
import { savePlan } from '../save-plan.ts';
import type { Theme, View } from '../state.ts';
import { attempt } from '../views/downloads.tsx';
import { OPEN_FIELD } from './key-actions.ts';
import { PlanChooser } from './plan-chooser.tsx';
import { PlansPanel } from './plans-panel.tsx';
import { useSession } from './session.ts';
import { ResetAll, UndoRedo } from './undo-redo.tsx';

export function Header() {
  return (
    <header>
      <p class="brand">
        <svg viewBox="0 0 16 32" width="11" height="22" aria-hidden="true">
          <path d="M6 0h4v27l-2 5-2-5z" class="pole" />
          <path d="M6 6h4v6H6zm0 12h4v6H6z" class="band" />
        </svg>
        Jalon
      </p>
      <PlanChooser />
      <OpenFile />
      <SaveFile />
      <CopyLink />
      <PlansPanel />
      <UndoRedo />
      <ResetAll />
      <ViewSwitch />
      <div class="settings">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}

function OpenFile() {
  const page = usePage();
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" aria-keyshortcuts="Control+O Meta+O" onClick={() => input.current?.click()}>
        {t('header.open')}
      </button>
      <input
        ref={input}
        id={OPEN_FIELD}
        type="file"
        accept=".json,.epw,.csv,application/json,text/csv"
        hidden
        aria-label={t('header.open')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void page.openFile(file);
          event.currentTarget.value = ''; // the same file may be chosen again
        }}
      />
    </>
  );
}

/** The plan with its changes as a file that this page, the command line and an editor can open. */
function SaveFile() {
  const page = usePage();
  const { t } = useWords();
  const isEmpty = useComputed(() => !page.answer.value).value;
  return (
    <button type="button" disabled={isEmpty} aria-keyshortcuts="Control+S Meta+S" onClick={() => void savePlan(page)}>
      {t('header.save')}
    </button>
  );
}

function CopyLink() {
  const page = usePage();
  const session = useSession();
  const { t } = useWords();
  return (
    <button
      type="button"
      aria-label={t('header.link')}
      disabled={!page.answer.value}
      onClick={() => attempt(page, async () => (await import('../copy-link.ts')).copyLink(page, session))}
    >
      <span class="roomy">{t('header.link')}</span>
      <span class="tight">{t('header.linkShort')}</span>
    </button>
  );
}

function ViewSwitch() {
  const page = usePage();
  return (
    <>
      <ViewButton
        view="compare"
        open={() => {
          page.view.value = 'compare';
        }}
      />
      <ViewButton view="sources" open={() => page.openSources({ text: '', pointer: undefined })} />
      <ViewButton
        view="map"
        open={() => {
          page.view.value = 'map';
        }}
      />
      <ViewButton
        view="accuracy"
        open={() => {
          page.view.value = 'accuracy';
        }}
      />
    </>
  );
}

/** Leads to a view, and from there back to the plan. */
function ViewButton({ view, open }: { readonly view: Exclude<View, 'workspace'>; readonly open: () => void }) {
  const page = usePage();
  const { t } = useWords();
  const isOpen = page.view.value === view;
  const close = () => {
    page.view.value = 'workspace';
  };
  return (
    <button type="button" data-view={view} onClick={isOpen ? close : open}>
      {t(isOpen ? 'header.workspace' : `header.${view}`)}
    </button>
  );
}

const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'fr', name: 'Français' },
  { code: 'en', name: 'English' },
];

function LanguageSwitch() {
  const page = usePage();
  const { t, language } = useWords();
  return (
    <fieldset class="switch">
      <legend class="unseen">{t('header.language')}</legend>
      {LANGUAGES.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language === code}
          aria-label={`${code.toUpperCase()} ${name}`}
          onClick={() => {
            page.language.value = code;
          }}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

function ThemeSwitch() {
  const page = usePage();
  const { t } = useWords();
  return (
    <label>
      <span class="unseen">{t('header.theme')}</span>
      <select
        value={page.theme.value}
        onChange={(event) => {
          page.theme.value = event.currentTarget.value as Theme;
        }}
      >
        {THEMES.map((theme) => (
          <option key={theme} value={theme}>
            {t(`theme.${theme}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

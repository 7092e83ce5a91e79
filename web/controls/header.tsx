import { useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import type { Language } from '../format.ts';
import type { Theme } from '../state.ts';
import { PlanChooser } from './plan-chooser.tsx';

export function Header() {
  const page = usePage();
  const { t } = useWords();
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
      <button type="button" disabled={Object.keys(page.changes.value).length === 0} onClick={() => page.resetAll()}>
        {t('header.reset')}
      </button>
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
      <button type="button" onClick={() => input.current?.click()}>
        {t('header.open')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
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

/** Language and theme: asked of the address first, then of what was kept, then of the browser. */
import type { Language } from './format.ts';
import type { Theme } from './state.ts';

const LANGUAGE_KEY = 'jalon.language';
const THEME_KEY = 'jalon.theme';
const HINTS_KEY = 'jalon.hints';
const LETTERS_KEY = 'jalon.letters';
const PRESETS_KEY = 'jalon.presets';

export function firstLanguage(query: URLSearchParams): Language {
  const asked = query.get('lang') ?? kept(LANGUAGE_KEY);
  if (asked === 'fr' || asked === 'en') return asked;
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

export function firstTheme(query: URLSearchParams): Theme {
  const asked = query.get('theme') ?? kept(THEME_KEY);
  return asked === 'light' || asked === 'dark' ? asked : 'system';
}

export function keepLanguage(language: Language): void {
  keep(LANGUAGE_KEY, language);
}

export function keepTheme(theme: Theme): void {
  keep(THEME_KEY, theme);
}

/** Storage may be refused; the page then simply forgets. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // refused or full: the choice holds until the page closes
  }
}

export function dismissedHints(): readonly string[] {
  return kept(HINTS_KEY)?.split(' ') ?? [];
}

export function keepDismissedHints(names: readonly string[]): void {
  keep(HINTS_KEY, names.join(' '));
}

/** Whether keys of one sign act. */
export function lettersOnAtFirst(): boolean {
  return kept(LETTERS_KEY) !== 'off';
}

export function keepLettersOn(on: boolean): void {
  if (on !== lettersOnAtFirst()) keep(LETTERS_KEY, on ? 'on' : 'off');
}

/** Whether the changes to try were closed. */
export function arePresetsOff(): boolean {
  return kept(PRESETS_KEY) === 'off';
}

export function keepPresetsOff(): void {
  keep(PRESETS_KEY, 'off');
}

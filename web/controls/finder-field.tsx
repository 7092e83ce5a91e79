import type { Signal } from '@preact/signals';
import { useComputed } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { lockedOf } from './finder.ts';
import { letterOf } from './keys.ts';

export type Filter = 'all' | 'changed' | 'locked';
export type Search = { readonly query: Signal<string>; readonly filter: Signal<Filter> };

/** The field that finds levers, and whether all, only the changed ones or only the locked ones are looked through. */
export function Finder({ search }: { readonly search: Search }) {
  const page = usePage();
  const { t, format } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const changed = useComputed(() => Object.keys(page.changes.value).length).value;
  const locked = useComputed(() => Object.keys(lockedOf(page)).length).value;
  // With the field itself: who comes back to the plan and presses the key at once is heard.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (letterOf(event) !== '/') return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <search class="finder">
      <label for="find">{t('find.label')}</label>
      <div class="field">
        <input
          ref={field}
          id="find"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder={t('find.hint')}
          value={search.query.value}
          onInput={(event) => {
            search.query.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            if (search.query.value === '') field.current?.blur();
            search.query.value = '';
          }}
        />
        {search.query.value !== '' && (
          <button
            type="button"
            onClick={() => {
              search.query.value = '';
              field.current?.focus();
            }}
          >
            {t('find.clear')}
          </button>
        )}
      </div>
      <fieldset class="filter">
        <legend class="unseen">{t('find.filter')}</legend>
        {(['all', 'changed', 'locked'] as const).map((filter) => (
          <button
            key={filter}
            type="button"
            aria-pressed={search.filter.value === filter}
            onClick={() => {
              search.filter.value = filter;
            }}
          >
            {t(`find.${filter}`, { n: format.number(filter === 'locked' ? locked : changed) })}
          </button>
        ))}
      </fieldset>
    </search>
  );
}

import type { Signal } from '@preact/signals';
import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { hasKeys } from './keys.ts';

export type Search = { readonly query: Signal<string>; readonly changedOnly: Signal<boolean> };

/** The field that finds levers, and whether all or only the changed ones are looked through. */
export function Finder({ search }: { readonly search: Search }) {
  const page = usePage();
  const { t, format } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const changed = useComputed(() => Object.keys(page.changes.value).length).value;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || hasKeys(event.target)) return;
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
        <button
          type="button"
          aria-pressed={!search.changedOnly.value}
          onClick={() => {
            search.changedOnly.value = false;
          }}
        >
          {t('find.all')}
        </button>
        <button
          type="button"
          aria-pressed={search.changedOnly.value}
          onClick={() => {
            search.changedOnly.value = true;
          }}
        >
          {t('find.changed', { n: format.number(changed) })}
        </button>
      </fieldset>
    </search>
  );
}

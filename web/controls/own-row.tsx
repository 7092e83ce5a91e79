import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { dayText } from '../format.ts';
import type { OwnPlan } from '../shelf.ts';
import { type NameTrouble, nameTrouble } from './own-name.ts';

type RowProps = { readonly plan: OwnPlan; readonly onOpen: () => void; readonly onDeleted: () => void };

/** One plan of one's own, with all that can be done to it; each is a step that undo takes back. */
export function OwnRow({ plan, onOpen, onDeleted }: RowProps) {
  const page = usePage();
  const { t, format } = useWords();
  const isRenamed = useSignal(false);
  const { name } = plan;
  const isHere = page.own.value === name;
  return (
    <li class="own" aria-current={isHere ? 'true' : undefined}>
      {isRenamed.value ? (
        <Rename
          name={name}
          onDone={() => {
            isRenamed.value = false;
          }}
        />
      ) : (
        <>
          <span class="name">
            <button
              type="button"
              aria-label={t('kept.choose', { name })}
              onClick={() => {
                onOpen();
                page.openOwn(name);
              }}
            >
              {name}
            </button>
            <span class="quiet">{t(isHere ? 'own.here' : 'own.savedOn', { date: format.shortDate(dayText(plan.savedMs)) })}</span>
          </span>
          <span class="ways">
            <button
              type="button"
              aria-label={t('own.renameLabel', { name })}
              onClick={() => {
                isRenamed.value = true;
              }}
            >
              {t('own.rename')}
            </button>
            <button type="button" aria-label={t('own.duplicateLabel', { name })} onClick={() => page.duplicateOwn(name)}>
              {t('own.duplicate')}
            </button>
            <button
              type="button"
              aria-label={t('own.deleteLabel', { name })}
              onClick={() => {
                page.deleteOwn(name);
                onDeleted();
              }}
            >
              {t('kept.forget')}
            </button>
          </span>
        </>
      )}
    </li>
  );
}

function Rename({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const page = usePage();
  const words = useWords();
  const { t } = words;
  const field = useRef<HTMLInputElement>(null);
  const trouble = useSignal<NameTrouble | undefined>(undefined);
  useEffect(() => field.current?.select(), []);
  return (
    <form
      class="save-as"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = field.current!.value;
        trouble.value = nameTrouble(page, wanted, words, name);
        if (trouble.value) return field.current?.focus();
        page.renameOwn(name, wanted);
        onDone();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Leaves the field, and not the panel with it.
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <div class="field">
        <input
          ref={field}
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-label={t('own.renameLabel', { name })}
          defaultValue={name}
          data-shown={name}
          aria-invalid={trouble.value ? 'true' : undefined}
          onInput={() => {
            trouble.value = undefined;
          }}
        />
        <button type="submit">{t('own.rename')}</button>
        <button type="button" onClick={onDone}>
          {t('own.cancel')}
        </button>
      </div>
      <p class="trouble" role="alert">
        {trouble.value?.said}
      </p>
    </form>
  );
}

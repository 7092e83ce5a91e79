import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { ownNamed } from '../shelf.ts';
import { attempt } from '../views/downloads.tsx';
import { type NameTrouble, nameTrouble } from './own-name.ts';
import { OwnRow } from './own-row.tsx';
import { useSession } from './session.ts';

/** Plans of one's own under their names, and the files that were opened: all that this browser keeps. */
export function PlansPanel() {
  const page = usePage();
  const session = useSession();
  const { t, format } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLParagraphElement>(null);
  const isOpen = useSignal(false);
  const files = page.files.value;
  const own = [...page.shelf.value].sort((a, b) => a.name.localeCompare(b.name, format.language));
  const place = () => {
    if (!button.current || !panel.current) return;
    const { left, bottom } = button.current.getBoundingClientRect();
    panel.current.style.left = `${Math.max(8, Math.min(left, innerWidth - panel.current.offsetWidth - 8))}px`;
    panel.current.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - panel.current.offsetHeight - 8))}px`;
  };
  const leave = () => panel.current?.hidePopover();
  return (
    <>
      <button ref={button} type="button" popovertarget="kept">
        {own.length + files.length > 0 ? t('own.open', { n: format.number(own.length + files.length) }) : t('own.openNone')}
      </button>
      <div
        ref={panel}
        id="kept"
        class="source kept"
        popover="auto"
        onToggle={(event) => {
          isOpen.value = event.newState === 'open';
          place();
        }}
      >
        {isOpen.value && <SaveAs />}
        <p>
          <button
            type="button"
            disabled={!page.answer.value}
            onClick={() => attempt(page, async () => (await import('../save-orders.ts')).saveOrders(page))}
          >
            {t('orders.save')}
          </button>
        </p>
        <p class="part" ref={title} tabIndex={-1}>
          {t('own.title')}
        </p>
        {own.length === 0 && <p class="note">{t('own.none')}</p>}
        <ul>
          {own.map((plan) => (
            <OwnRow key={plan.name} plan={plan} onOpen={leave} onDeleted={() => title.current?.focus()} />
          ))}
        </ul>
        {files.length > 0 && (
          <>
            <p class="part">{t('own.files')}</p>
            <ul>
              {files.map((file) => (
                <li key={file.name}>
                  <button
                    type="button"
                    aria-label={t('kept.choose', { name: file.name })}
                    onClick={() => {
                      leave();
                      page.choosePlan(file);
                    }}
                  >
                    {file.name}
                  </button>
                  <button
                    type="button"
                    aria-label={t('kept.forgetLabel', { name: file.name })}
                    onClick={() => session.forget(file.name)}
                  >
                    {t('kept.forget')}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}

/** The work on the page under a name. A name that another plan has is asked about, and nothing is written over unasked. */
function SaveAs() {
  const page = usePage();
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const field = useRef<HTMLInputElement>(null);
  const trouble = useSignal<NameTrouble | undefined>(undefined);
  const saved = useSignal<string | undefined>(undefined);
  const name = page.own.value ?? '';
  useEffect(() => field.current?.focus(), []);

  const save = (wanted: string) => {
    trouble.value = undefined;
    page.saveOwn(wanted);
    saved.value = page.own.value;
  };
  return (
    <form
      class="save-as"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = field.current!.value;
        saved.value = undefined;
        trouble.value = nameTrouble(page, wanted, words, page.own.value);
        if (!trouble.value) save(wanted);
        else field.current?.focus();
      }}
    >
      <label for="save-as">{t('own.saveAs')}</label>
      <div class="field">
        <input
          ref={field}
          id="save-as"
          type="text"
          autocomplete="off"
          spellcheck={false}
          defaultValue={name}
          data-shown={name}
          aria-describedby="save-as-said"
          aria-invalid={trouble.value ? 'true' : undefined}
          onInput={() => {
            trouble.value = undefined;
            saved.value = undefined;
          }}
        />
        <button type="submit" disabled={!page.calmAnswer.value}>
          {t('own.save')}
        </button>
      </div>
      <div id="save-as-said" role="status">
        {trouble.value && <p class="trouble">{trouble.value.said}</p>}
        {trouble.value?.fault === 'taken' && (
          <button type="button" onClick={() => save(ownNamed(page.shelf.value, field.current!.value)!.name)}>
            {t('own.replace')}
          </button>
        )}
        {saved.value !== undefined && (
          <p class="note">{t(session.unkept.value ? 'own.unkept' : 'own.saved', { name: saved.value })}</p>
        )}
      </div>
    </form>
  );
}

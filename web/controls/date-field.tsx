import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { FIRST_DAY, LAST_DAY, readDate } from './read-date.ts';
import type { DateLever } from './lever-text.ts';

type FieldProps = {
  readonly lever: DateLever;
  readonly label: string;
  readonly value: string;
  readonly trouble: { value: string };
  readonly said: string;
  /** Why nothing moves it, where it is locked. */
  readonly holds: string | undefined;
};

/** What ends is meant by the last day of the month or quarter that is written. */
const LAST = /\.(by|until|to|actualEnd|announcedEnd|commitBy)$|^to$/;

/** A date in a field that reads what people write, beside the browser's own calendar. */
export function DateField({ lever, label, value, trouble, said, holds }: FieldProps) {
  const page = usePage();
  const { t, format } = useWords();
  const shown = format.date(value);
  const draft = useSignal<{ readonly text: string; readonly over: string } | undefined>(undefined);
  /** What a text that could mean more than one day was taken for. */
  const read = useSignal<{ readonly text: string; readonly over: string } | undefined>(undefined);
  const calendar = useRef<HTMLInputElement>(null);
  const text = draft.value?.over === shown ? draft.value.text : shown;

  const move = (date: string) => {
    trouble.value = '';
    if (date !== value) page.moveLever(lever, date);
  };
  const commit = (typed: string) => {
    draft.value = undefined;
    read.value = undefined;
    if (typed.trim() === shown) {
      trouble.value = '';
      return;
    }
    const found = readDate(typed, value, LAST.test(lever.field) ? 'last' : 'first');
    if (!found.ok) {
      const ends = { from: format.date(FIRST_DAY), to: format.date(LAST_DAY) };
      trouble.value = t(`date.${found.fault}`, { ...ends, typed: typed.trim(), former: shown });
      return;
    }
    if (found.sense !== 'day')
      read.value = { text: t('date.readAs', { typed: typed.trim(), value: format.date(found.date) }), over: found.date };
    move(found.date);
  };
  const id = `lever-${lever.id}`;
  return (
    <>
      <div class="field dated">
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={text}
          data-shown={shown}
          aria-describedby={said ? `trouble-${lever.id}` : undefined}
          aria-invalid={said ? 'true' : undefined}
          readOnly={holds !== undefined}
          onInput={(event) => {
            draft.value = { text: event.currentTarget.value, over: shown };
          }}
          onChange={(event) => commit(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (holds !== undefined && event.key.length === 1 && !event.ctrlKey && !event.metaKey) trouble.value = holds;
            if (event.key !== 'Escape') return;
            draft.value = undefined;
            trouble.value = '';
          }}
        />
        <button
          type="button"
          aria-label={t('date.calendarOf', { label })}
          disabled={holds !== undefined}
          onClick={() => calendar.current?.showPicker()}
        >
          {t('date.calendar')}
        </button>
        <input
          ref={calendar}
          class="unseen"
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          min={FIRST_DAY}
          max={LAST_DAY}
          value={value}
          onChange={({ currentTarget: field }) => {
            read.value = undefined;
            if (field.value && field.validity.valid) move(field.value);
          }}
        />
      </div>
      <p class="note read" role="status">
        {read.value?.over === value && read.value.text}
      </p>
    </>
  );
}

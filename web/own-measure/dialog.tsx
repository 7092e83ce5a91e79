import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { MeasureFault } from '../../workers/measure/program.ts';
import { usePage, useWords } from '../context.ts';
import { reasonOf } from '../reason.ts';
import { askReader, chooseOwn } from './choose.ts';
import { draftOf, dropDraft, keepDraft } from './draft.ts';
import {
  isListed,
  LONGEST_NAME,
  MOST_MEASURES,
  nameFault,
  type OwnMeasure,
  tidyName,
  withMeasure,
  withoutMeasure,
} from './list.ts';
import { NameLists } from './name-lists.tsx';
import { Told, type Reading } from './told.tsx';
import { measureWords } from './words.ts';
import './own-measure.css';

/** Where a measure is written: its name, its formula, what it comes to, and the names that it may be made of. */
export function MeasureDialog() {
  const page = usePage();
  const words = useWords();
  const say = measureWords(words.language);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const writing = page.charts.writing.value?.former;
  // One that came by a link is new here: it takes the place of none, whatever its name.
  const former = writing && isListed(page.measures.value, writing) ? writing : undefined;
  // What Escape closed is no less written.
  const draft = useSignal(draftOf(page, writing));
  const name = useSignal((draft.value ?? writing)?.name ?? '');
  const formula = useSignal((draft.value ?? writing)?.formula ?? '');
  const isDone = useRef(false);
  const reading = useSignal<Reading | undefined>(undefined);
  /** What it was to be saved in the place of: then what lacks is told, and before that it is not held against the writer. */
  const asked = useSignal<{ readonly into: OwnMeasure | undefined } | undefined>(undefined);
  const newest = useRef(0);
  useEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
    field.current?.setSelectionRange(formula.value.length, formula.value.length);
    if (formula.value !== '') void read(formula.value);
  }, []);

  async function read(text: string): Promise<Reading> {
    const mine = ++newest.current;
    let found: Reading;
    try {
      found = await askReader(text);
    } catch (error) {
      found = { ok: false, faults: [], failed: reasonOf(error)[words.language] };
    }
    if (mine === newest.current) reading.value = found;
    return found;
  }

  function write(text: string, from: number, to = from): void {
    formula.value = text;
    void read(text);
    const box = field.current;
    if (!box) return;
    box.value = text;
    box.focus();
    box.setSelectionRange(from, to);
  }

  /** Where the cursor stands, with room around a name. */
  function insert(text: string): void {
    const box = field.current!;
    const [from, to] = [box.selectionStart, box.selectionEnd];
    const before = formula.value.slice(0, from);
    const gap = before === '' || /[\s(]$/.test(before) ? '' : ' ';
    const at = from + gap.length + text.length;
    write(`${before}${gap}${text}${formula.value.slice(to)}`, at);
  }

  function mend({ at, length }: MeasureFault, by: string): void {
    write(formula.value.slice(0, at) + by + formula.value.slice(at + length), at + by.length);
  }

  /** Closes for good: nothing is left that was only typed. */
  function finish(): void {
    isDone.current = true;
    dropDraft(page, writing);
    dialog.current?.close();
  }

  function discard(): void {
    dropDraft(page, writing);
    draft.value = undefined;
    asked.value = undefined;
    name.value = writing?.name ?? '';
    const text = writing?.formula ?? '';
    write(text, text.length);
  }

  async function save(into: OwnMeasure | undefined): Promise<void> {
    asked.value = { into };
    const found = await read(formula.value);
    if (!found.ok || nameFault(page.measures.value, name.value, into)) {
      if (!found.ok) field.current?.focus();
      else dialog.current?.querySelector<HTMLElement>('#measure-name')?.focus();
      return;
    }
    const measure = { name: tidyName(name.value), formula: formula.value.trim() };
    const kind = into && into.formula === measure.formula ? 'renameMeasure' : 'saveMeasure';
    if (into?.name !== measure.name || into.formula !== measure.formula)
      page.changeMeasures(withMeasure(page.measures.value, measure, into), kind, measure.name);
    finish();
    await chooseOwn(page, measure);
  }

  const fault = asked.value && nameFault(page.measures.value, name.value, asked.value.into);
  return (
    <dialog
      ref={dialog}
      class="own-measure"
      aria-labelledby="measure-title"
      onClose={() => {
        if (!isDone.current) keepDraft(page, writing, { name: name.value, formula: formula.value });
        page.charts.writing.value = undefined;
      }}
      // The letters and Escape mean the dialog here, and nothing behind it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form
        class="measure-sheet"
        onSubmit={(event) => {
          event.preventDefault();
          void save(former);
        }}
      >
        <div class="measure-head">
          <h2 id="measure-title">{former ? say('dialog.edit', { name: former.name }) : say('dialog.new')}</h2>
          <button type="button" class="close" onClick={() => dialog.current?.close()}>
            {say('dialog.close')}
          </button>
        </div>
        <div class="measure-write">
          {draft.value && (
            <p class="measure-draft" role="status">
              {say('dialog.draft')}{' '}
              <button type="button" onClick={discard}>
                {say('dialog.discard')}
              </button>
            </p>
          )}
          <label class="measure-field" for="measure-name">
            <span>{say('dialog.name')}</span>
            <input
              id="measure-name"
              type="text"
              autocomplete="off"
              value={name.value}
              aria-invalid={fault !== undefined}
              aria-describedby="measure-name-fault"
              onInput={(event) => {
                name.value = event.currentTarget.value;
              }}
            />
          </label>
          <p id="measure-name-fault" class="measure-fault" role="status">
            {fault &&
              say(`name.${fault}`, {
                name: tidyName(name.value),
                most: words.format.number(fault === 'many' ? MOST_MEASURES : LONGEST_NAME),
              })}
          </p>
          <label class="measure-field" for="measure-formula">
            <span>{say('dialog.formula')}</span>
            <textarea
              id="measure-formula"
              ref={field}
              rows={3}
              spellcheck={false}
              autocomplete="off"
              autocapitalize="off"
              value={formula.value}
              aria-describedby="measure-told measure-help"
              aria-invalid={reading.value?.ok === false && formula.value.trim() !== ''}
              onInput={(event) => {
                formula.value = event.currentTarget.value;
                void read(formula.value);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey) return;
                event.preventDefault();
                void save(former);
              }}
            />
          </label>
          <Told
            reading={formula.value.trim() === '' && !asked.value ? undefined : reading.value}
            onPlace={({ at, length }) => {
              field.current?.focus();
              field.current?.setSelectionRange(at, at + Math.max(1, length));
            }}
            onMend={mend}
          />
          <p class="measure-actions">
            <button type="submit">{say('dialog.save')}</button>
            {former && (
              <button type="button" onClick={() => void save(undefined)}>
                {say('dialog.saveNew')}
              </button>
            )}
            {former && (
              <button
                type="button"
                onClick={() => {
                  page.changeMeasures(withoutMeasure(page.measures.value, former.name), 'deleteMeasure', former.name);
                  finish();
                }}
              >
                {say('dialog.delete')}
              </button>
            )}
          </p>
          <p id="measure-help" class="quiet">
            {say('dialog.help')}
          </p>
        </div>
        <NameLists onPick={insert} />
      </form>
    </dialog>
  );
}

import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { arePresetsOff, keepPresetsOff } from '../preferences.ts';
import { presetsFor } from '../presets.ts';

const isOff = signal(arePresetsOff());

/** A few changes to try with one press, each one step of undo; closed once, they stay away. */
export function Presets() {
  const page = usePage();
  const { t } = useWords();
  const levers = page.description.value?.levers;
  // Those of the answer, not of the hand: a lever that is held moves at each input, and what there is to try does not.
  const { edits, overview } = page.calmAnswer.value ?? {};
  const summary = overview?.summary;
  const locks = page.locks.value;
  const presets = useMemo(
    () => (isOff.value || !levers || !edits || !summary ? [] : presetsFor(levers, edits, locks, summary)),
    [levers, summary, edits, locks, isOff.value],
  );
  if (presets.length === 0) return null;
  return (
    <fieldset class="presets">
      <legend class="unseen">{t('preset.title')}</legend>
      <span class="quiet" aria-hidden="true">
        {t('preset.title')}
      </span>
      {presets.map(({ name, moves }) => (
        <button key={name} type="button" class="chip" onClick={() => page.applyPreset(name, moves)}>
          {t(`preset.${name}`)}
        </button>
      ))}
      <button
        type="button"
        aria-label={t('preset.close')}
        onClick={() => {
          isOff.value = true;
          keepPresetsOff();
          // The button goes, and the keys with it: they are given to what stands before it.
          document.querySelector<HTMLElement>('.why-open')?.focus();
        }}
      >
        {t('state.dismiss')}
      </button>
    </fieldset>
  );
}

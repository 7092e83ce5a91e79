import { useComputed } from '@preact/signals';
import { usePage, useWords } from '../context.ts';
import type { Words } from '../i18n/messages.ts';
import { isNone } from '../imports.ts';
import type { Page, What } from '../state.ts';
import { leverLabel } from './lever-text.ts';

/** The two buttons say what they would take back or bring again. */
export function UndoRedo() {
  const page = usePage();
  const words = useWords();
  const past = useComputed(() => page.history.value.past.at(-1)?.what).value;
  const future = useComputed(() => page.history.value.future.at(-1)?.what).value;
  const name = (what: What | undefined, plain: 'history.undo' | 'history.redo') =>
    what ? words.t(`${plain}What`, { what: whatText(what, page, words) }) : words.t(plain);
  return (
    <div class="travel">
      <button
        type="button"
        disabled={!past}
        title={name(past, 'history.undo')}
        aria-label={name(past, 'history.undo')}
        aria-keyshortcuts="Control+Z Meta+Z"
        onClick={() => page.undo()}
      >
        {words.t('history.undo')}
      </button>
      <button
        type="button"
        disabled={!future}
        title={name(future, 'history.redo')}
        aria-label={name(future, 'history.redo')}
        aria-keyshortcuts="Control+Shift+Z Control+Y"
        onClick={() => page.redo()}
      >
        {words.t('history.redo')}
      </button>
    </div>
  );
}

export function ResetAll() {
  const page = usePage();
  const { t } = useWords();
  const isChanged = useComputed(() => Object.keys(page.edits.value).length > 0 || !isNone(page.imports.value)).value;
  return (
    <button type="button" disabled={!isChanged} onClick={() => page.resetAll()}>
      <span class="roomy">{t('header.resetAll')}</span>
      <span class="tight">{t('header.resetAllShort')}</span>
    </button>
  );
}

function whatText(what: What, page: Page, words: Words): string {
  switch (what.kind) {
    case 'lever':
      return leverLabel(what.lever, words);
    case 'lock':
    case 'unlock':
      return words.t(`history.${what.kind}`, { label: leverLabel(what.lever, words) });
    case 'own':
    case 'savePlan':
    case 'renamePlan':
    case 'duplicatePlan':
    case 'deletePlan':
      return words.t(`history.${what.kind}`, { name: what.name });
    case 'saveMeasure':
    case 'renameMeasure':
    case 'deleteMeasure':
      return words.t(`history.${what.kind}`, { name: what.name });
    case 'preset':
      return words.maybe(`preset.${what.preset}`) ?? what.preset;
    case 'resetAll':
      return words.t('history.resetAll');
    case 'resetGroup':
      return words.t('history.resetGroup', { group: words.t(`group.${what.group}`) });
    case 'import':
    case 'dropImport':
      return words.t(`history.${what.kind}`, { file: what.file });
    case 'plan': {
      const card = page.plans.value.find(({ name }) => what.plan.kind === 'shipped' && name === what.plan.name);
      return words.t('history.plan', { name: card?.title[words.language] ?? what.plan.name });
    }
  }
}

import { useSignal } from '@preact/signals';
import type { Lever } from '../../src/index.ts';
import { useWords } from '../context.ts';
import { LeverCard } from './lever.tsx';

type SheetProps = { readonly levers: readonly Lever[]; readonly onAll: () => void };

/** On a phone: one lever at the foot of the screen, so that the chart stays in sight while it moves. */
export function LeverSheet({ levers, onAll }: SheetProps) {
  const { t, format } = useWords();
  const at = useSignal(0);
  const lever = levers[Math.min(at.value, levers.length - 1)];
  const go = (by: number) => {
    at.value = (at.value + by + levers.length) % levers.length;
  };
  return (
    <section class="sheet" aria-label={t('sheet.title')}>
      <div class="turn">
        <button type="button" aria-label={t('sheet.previous')} disabled={levers.length < 2} onClick={() => go(-1)}>
          ◀
        </button>
        <span>
          {t('find.count', { n: format.number(Math.min(at.value + 1, levers.length)), m: format.number(levers.length) })}
        </span>
        <button type="button" aria-label={t('sheet.next')} disabled={levers.length < 2} onClick={() => go(1)}>
          ▶
        </button>
        <button type="button" class="all" onClick={onAll}>
          {t('sheet.all')}
        </button>
      </div>
      {lever && <LeverCard key={lever.id} lever={lever} />}
    </section>
  );
}

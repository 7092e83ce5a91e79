import type { Lever } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';

/** Locks a lever where it stands: nothing moves it until it is unlocked. */
export function Padlock({
  lever,
  label,
  isLocked,
}: {
  readonly lever: Lever;
  readonly label: string;
  readonly isLocked: boolean;
}) {
  const page = usePage();
  const { t } = useWords();
  return (
    <button
      type="button"
      class="padlock"
      aria-pressed={isLocked}
      aria-label={t('lock.label', { label })}
      title={t(isLocked ? 'lock.off' : 'lock.on')}
      onClick={() => page.toggleLock(lever)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={isLocked ? 'M5 7V5a3 3 0 0 1 6 0v2' : 'M5 7V4a3 3 0 0 1 6 0'} class="bow" />
        <path d="M3 7h10v7H3z" class="body" />
      </svg>
    </button>
  );
}

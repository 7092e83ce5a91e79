import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';

/**
 * A value worked out of signals, and of what the component was given: it is worked out anew when either changes,
 * and the component is drawn again only when the value itself is another.
 */
export function useDerived<T>(work: () => T, given: readonly unknown[]): T {
  return useMemo(() => computed(work), given).value;
}

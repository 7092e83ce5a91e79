/** One month for all charts: pointer and keys move it, a click or Enter pins it, Escape frees it. */
import { usePage } from '../context.ts';

const QUARTER = 3;

export type MonthPointer = ReturnType<typeof useMonthPointer>;

/** Handlers for a chart whose month under a point `monthAt` tells. */
export function useMonthPointer(monthAt: (event: MouseEvent) => number | undefined) {
  const page = usePage();
  const months = () => page.chart.value?.months.length ?? 0;
  const leave = () => {
    if (!page.cursor.value?.pinned) page.cursor.value = undefined;
  };
  return {
    onPointerMove: (event: PointerEvent) => {
      const month = monthAt(event);
      if (month !== undefined && !page.cursor.value?.pinned && page.cursor.value?.month !== month)
        page.cursor.value = { month, pinned: false };
    },
    onPointerLeave: leave,
    onBlur: leave,
    onClick: (event: MouseEvent) => {
      const month = monthAt(event);
      const now = page.cursor.value;
      if (month !== undefined) page.cursor.value = { month, pinned: !(now?.pinned && now.month === month) };
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const now = page.cursor.value;
      if (event.key === 'Escape') {
        // With no month to free, the key goes on to whatever else it closes.
        if (!now) return;
        page.cursor.value = undefined;
      } else if (event.key === 'Enter' && now) page.cursor.value = { ...now, pinned: !now.pinned };
      else {
        const month = monthAfter(event.key, now?.month ?? months(), months());
        if (month === undefined) return;
        page.cursor.value = { month, pinned: now?.pinned ?? false };
      }
      event.preventDefault();
    },
  };
}

/** Where a key leads from a month; nowhere for other keys. */
export function monthAfter(key: string, month: number, months: number): number | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -QUARTER, PageDown: QUARTER };
  const last = months - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(last, month + step));
}

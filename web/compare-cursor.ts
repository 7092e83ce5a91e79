/** The month that all charts of the view point at: the one of the page, and beyond the run of the page's plan one of the view's own. */
import { type Compare, compareOf } from './compare-state.ts';
import { usePage } from './context.ts';
import type { Page } from './state.ts';
import { monthAfter } from './views/month-pointer.ts';

export type Pointed = { readonly key: string; readonly pinned: boolean };

export function pointedMonth(page: Page, compare: Compare): Pointed | undefined {
  const cursor = page.cursor.value;
  const key = cursor && page.chart.value?.months[cursor.month]?.key;
  return cursor && key !== undefined ? { key, pinned: cursor.pinned } : compare.beyond.value;
}

function point(page: Page, compare: Compare, next: Pointed | undefined): void {
  const month = next ? (page.chart.value?.months.findIndex(({ key }) => key === next.key) ?? -1) : -1;
  page.cursor.value = next && month >= 0 ? { month, pinned: next.pinned } : undefined;
  compare.beyond.value = next && month < 0 ? next : undefined;
}

/** Handlers for a chart whose months these are; `monthAt` tells which of them lies under a point. */
export function useComparePointer(
  months: () => readonly { readonly key: string }[],
  monthAt: (event: MouseEvent) => number | undefined,
) {
  const page = usePage();
  const compare = compareOf(page);
  const now = () => pointedMonth(page, compare);
  const keyAt = (event: MouseEvent) => months()[monthAt(event) ?? -1]?.key;
  const leave = () => {
    if (!now()?.pinned) point(page, compare, undefined);
  };
  return {
    onPointerMove: (event: PointerEvent) => {
      const key = keyAt(event);
      const last = now();
      if (key !== undefined && !last?.pinned && last?.key !== key) point(page, compare, { key, pinned: false });
    },
    onPointerLeave: leave,
    onBlur: leave,
    onClick: (event: MouseEvent) => {
      const key = keyAt(event);
      const last = now();
      if (key !== undefined) point(page, compare, { key, pinned: !(last?.pinned && last.key === key) });
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const last = now();
      const all = months();
      if (event.key === 'Escape') {
        if (!last) return;
        point(page, compare, undefined);
      } else if (event.key === 'Enter' && last) point(page, compare, { ...last, pinned: !last.pinned });
      else {
        const at = last ? all.findIndex(({ key }) => key === last.key) : all.length;
        const month = monthAfter(event.key, at < 0 ? all.length : at, all.length);
        const key = all[month ?? -1]?.key;
        if (key === undefined) return;
        point(page, compare, { key, pinned: last?.pinned ?? false });
      }
      event.preventDefault();
    },
  };
}

/** Bars of the build-out taken by hand or by keys: the lever behind them follows, and the plan with it. */
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Milestone, SiteResult } from '../../src/index.ts';
import { BAR, type GanttMarks } from '../charts/gantt.ts';
import { timeOf } from '../format.ts';
import { type Grip, gripsOf, monthsAfter, type Snap } from '../gantt-moves.ts';
import type { Page } from '../state.ts';

export type Activity = { readonly site: SiteResult; readonly milestone: Milestone };
type End = 'start' | 'end';
type Held = { readonly grip: Grip; readonly fromX: number; readonly fromMs: number; value: Grip['value'] };

/** How near a pointer must come to a bar, and to its end, in pixels. */
const NEAR = 6;
const NEAR_END = 7;

export function useBarDrag(page: Page, marks: ReadonlySignal<GanttMarks | undefined>, activities: () => readonly Activity[]) {
  const held = useRef<Held | undefined>(undefined);
  /** What lies under the pointer. */
  const over = useSignal<End | 'fixed' | undefined>(undefined);

  function gripOf({ site, milestone }: Activity, end: End): Grip | undefined {
    const levers = page.description.peek()?.levers ?? [];
    return gripsOf(site.id, milestone, site.milestones, levers, page.edits.peek())[end];
  }

  function hit(event: PointerEvent): { readonly index: number; readonly end: End } | undefined {
    const { x, y } = placeOf(event);
    const rows = marks.peek()?.rows ?? [];
    const index = rows.findIndex(({ bar, y: middle }) => {
      if (!bar || Math.abs(y - middle) > BAR / 2 + NEAR) return false;
      return x >= bar.x - NEAR && x <= bar.x + bar.width + NEAR;
    });
    const row = rows[index];
    if (!row?.bar) return undefined;
    const right = row.bar.x + row.bar.width;
    // An end beyond the edge is not there to be taken.
    return { index, end: !row.arrow && x > right - Math.min(NEAR_END, row.bar.width / 2) ? 'end' : 'start' };
  }

  function timeAt(x: number): number {
    return marks.peek()!.x.invert(x);
  }

  return {
    over,

    /** Takes a bar; tells which, and whether it can be moved. */
    take(event: PointerEvent): { readonly index: number; readonly isFixed: boolean } | undefined {
      const found = event.button === 0 ? hit(event) : undefined;
      if (!found) return undefined;
      const activity = activities()[found.index]!;
      const grip = gripOf(activity, found.end);
      if (!grip) return { index: found.index, isFixed: true };
      const { start, date } = activity.milestone;
      const fromMs = timeOf(found.end === 'end' ? date! : start!);
      held.current = { grip, fromX: placeOf(event).x, fromMs, value: grip.value };
      const plot = event.currentTarget as HTMLElement;
      plot.setPointerCapture(event.pointerId);
      // Keys, Escape among them, go to what is held.
      plot.focus({ preventScroll: true });
      event.preventDefault();
      return { index: found.index, isFixed: false };
    },

    move(event: PointerEvent): void {
      const now = held.current;
      if (!now) {
        const found = hit(event);
        over.value = found && (gripOf(activities()[found.index]!, found.end) ? found.end : 'fixed');
        return;
      }
      const ms = now.fromMs + timeAt(placeOf(event).x) - timeAt(now.fromX);
      const value = now.grip.valueAt(ms, snapOf(event));
      if (value === now.value) return;
      now.value = value;
      page.dragLever(now.grip.lever, value);
    },

    letGo(): void {
      if (!held.current) return;
      held.current = undefined;
      page.endGesture();
    },

    /** Puts back what is held; tells whether something was. */
    putBack(): boolean {
      const now = held.current;
      if (!now) return false;
      page.dragLever(now.grip.lever, now.grip.value);
      held.current = undefined;
      page.endGesture();
      return true;
    },

    /** Moves the begin or the end of a step by a month; tells whether it can be. */
    step(activity: Activity, end: End, months: 1 | -1): boolean {
      const grip = gripOf(activity, end);
      if (!grip) return false;
      const { start, date } = activity.milestone;
      page.moveLever(grip.lever, grip.valueAt(monthsAfter(timeOf(end === 'end' ? date! : start!), months), 'month'));
      return true;
    },

    /** Leads to the lever behind a step, for an exact value; tells whether there is one. */
    seek(activity: Activity): boolean {
      const grip = gripOf(activity, 'end') ?? gripOf(activity, 'start');
      if (grip) page.seek(grip.lever.id);
      return grip !== undefined;
    },
  };
}

function snapOf(event: PointerEvent): Snap {
  return event.shiftKey ? 'week' : 'month';
}

/** Where a pointer is on the picture, whose pixels are those of the page. */
function placeOf(event: PointerEvent): { readonly x: number; readonly y: number } {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

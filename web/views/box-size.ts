/** The width of an element, as a signal that follows it. */
import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** The width of the parent of what `ref` names, in whole pixels; the window's height comes along. */
export function useRoom(
  ref: RefObject<Element | null>,
): Signal<{ readonly width: number; readonly windowHeight: number } | undefined> {
  const room = useSignal<{ readonly width: number; readonly windowHeight: number } | undefined>(undefined);
  useEffect(() => {
    const box = ref.current!.parentElement!;
    const measure = () => {
      const now = { width: Math.floor(box.clientWidth), windowHeight: innerHeight };
      const last = room.value;
      if (now.width > 0 && (last?.width !== now.width || last.windowHeight !== now.windowHeight)) room.value = now;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    addEventListener('resize', measure);
    measure();
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, [ref, room]);
  return room;
}

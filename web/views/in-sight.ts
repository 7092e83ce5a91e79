/** Whether what is drawn can be seen while a hand moves a lever. */
import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePage } from '../context.ts';

/**
 * True while a hand holds a lever and an element is out of sight: what nobody sees is drawn when the hand lets go, or when it is scrolled to,
 * and the answer has that time.
 */
export function useRest(ref: RefObject<Element | null>): ReadonlySignal<boolean> {
  const { held } = usePage();
  const isInSight = useSignal(true);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      isInSight.value = entries.at(-1)!.isIntersecting;
    });
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, [ref, isInSight]);
  return useComputed(() => held.value !== undefined && !isInSight.value);
}

import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Draws whenever the signals that it reads change, at once. Effects of components wait for the next frame and then hold it up; an answer
 * that comes between two frames is drawn by the time the next begins.
 */
export function useDrawing(draw: () => void): void {
  const latest = useRef(draw);
  latest.current = draw;
  useEffect(() => effect(() => latest.current()), []);
}

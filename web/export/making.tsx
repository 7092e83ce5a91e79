import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../context.ts';
import { type Outcome, Told } from './outcome.tsx';
import { exportWords } from './words.ts';

type Props = {
  /** How far it is, from 0 to 1, and what is said of it; nothing while none is made. */
  readonly making: { readonly share: number; readonly text: string } | undefined;
  readonly start: string;
  readonly onStart: () => void;
  readonly onCancel: () => void;
  readonly outcome: Outcome;
};

/** The button that makes a file; while one is made, how far that is and the way to give it up. Then how it ended. */
export function Making({ making, start, onStart, onCancel, outcome }: Props) {
  const say = exportWords(useWords().language);
  const ways = useRef<HTMLDivElement>(null);
  const isMaking = making !== undefined;
  const was = useRef(isMaking);
  /** True when the button that is about to be replaced has the keys: the one in its place then has them. */
  const hadKeys = useRef(false);
  if (was.current !== isMaking) {
    was.current = isMaking;
    hadKeys.current = ways.current?.contains(document.activeElement) ?? false;
  }
  useLayoutEffect(() => {
    if (hadKeys.current) ways.current?.querySelector('button')?.focus();
  }, [isMaking]);
  return (
    <div class="export-ways" ref={ways}>
      {making === undefined ? (
        <button type="button" class="main-way" onClick={onStart}>
          {start}
        </button>
      ) : (
        <>
          <label class="making">
            <span>{making.text}</span>
            <progress max={1} value={making.share} />
          </label>
          <button type="button" onClick={onCancel}>
            {say('cancel')}
          </button>
        </>
      )}
      <Told outcome={outcome} />
    </div>
  );
}

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { leftFor, leverValue } from '../edits.ts';
import { fieldText, type Quantity, type Reading, shortText, unitText, valueText } from './lever-text.ts';
import { readAtOnce, readTyped } from './typed.ts';

type ControlProps = {
  readonly lever: Quantity;
  readonly label: string;
  readonly value: number;
  readonly trouble: { value: string };
  readonly said: string;
  /** Why nothing moves it, where it is locked. */
  readonly holds: string | undefined;
};

/** A number in a field that takes exact values, and on a slider that answers while it moves. */
export function QuantityControl({ lever, label, value, trouble, said, holds }: ControlProps) {
  const page = usePage();
  const words = useWords();
  const shown = fieldText(lever, value, words);
  /** What is being typed over the value that stood there: it holds for as long as that value does. */
  const draft = useSignal<{ readonly text: string; readonly over: string } | undefined>(undefined);
  const text = draft.value?.over === shown ? draft.value.text : shown;

  /** The text that a reader is at work on, or what the last one came to for as long as the value holds. */
  const read = useSignal<{ readonly typed: string; readonly value: number | undefined } | undefined>(undefined);
  const asked = useRef(0);

  const settle = (reading: Reading) => {
    const left = leftFor(lever, page.edits.peek(), page.locks.peek()) ?? Number.POSITIVE_INFINITY;
    if (!reading.ok) trouble.value = reading.trouble;
    else if (reading.value > left)
      trouble.value = words.t(lever.balance.length > 0 ? 'lock.beyondRest' : 'lever.beyondRest', {
        left: valueText(lever, left, words),
        former: valueText(lever, value, words),
      });
    else {
      trouble.value = '';
      if (reading.value !== value) page.moveLever(lever, reading.value);
      return true;
    }
    return false;
  };
  /** What stands in the field now: it may have been typed since the last drawing. */
  const commit = async (typed: string) => {
    const mine = ++asked.current;
    read.value = undefined;
    const text = typed.trim();
    const reading = text === shown ? undefined : readAtOnce(lever, typed, value, words);
    if (text === shown || reading) {
      draft.value = undefined;
      trouble.value = '';
      if (reading) settle(reading);
      return;
    }
    read.value = { typed: text, value: undefined };
    const found = await readTyped(lever, typed, value, words);
    // Something else was typed, or the lever was moved, while this was read.
    if (mine !== asked.current) return;
    read.value = undefined;
    if (leverValue(lever, page.edits.peek()) !== value) return;
    draft.value = undefined;
    if (settle(found) && found.ok) read.value = { typed: text, value: found.value };
  };
  const note = read.value;
  const { low, high } = lever;
  return (
    <div class="quantity">
      <div class="field">
        <input
          id={`lever-${lever.id}`}
          type="text"
          autocomplete="off"
          size={Math.max(8, Math.min(20, text.length + 1))}
          value={text}
          data-shown={shown}
          aria-describedby={`unit-${lever.id} ends-${lever.id}${said ? ` trouble-${lever.id}` : ''}`}
          aria-invalid={said ? 'true' : undefined}
          readOnly={holds !== undefined}
          onInput={(event) => {
            draft.value = { text: event.currentTarget.value, over: shown };
          }}
          onChange={(event) => void commit(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (holds !== undefined && event.key.length === 1 && !event.ctrlKey && !event.metaKey) trouble.value = holds;
            if (event.key === 'Escape') {
              draft.value = undefined;
              trouble.value = '';
            }
          }}
        />
        <span id={`unit-${lever.id}`}>{unitText(lever, value, words)}</span>
      </div>
      <p class="note read" role="status">
        {note?.value === undefined
          ? note && words.t('typed.reading')
          : note.value === value && words.t('typed.readAs', { typed: note.typed, value: valueText(lever, value, words) })}
      </p>
      <Slider
        lever={lever}
        label={label}
        value={value}
        isHeld={holds !== undefined}
        onHeld={() => {
          trouble.value = holds ?? '';
        }}
        onMove={(stoppedAt) => {
          const key = lever.balance.length > 0 ? 'lock.stopped' : 'lever.stopped';
          trouble.value = stoppedAt === undefined ? '' : words.t(key, { left: valueText(lever, stoppedAt, words) });
        }}
      />
      <p class="ends" id={`ends-${lever.id}`}>
        <span>{shortText(lever, lever.min, words)}</span>
        {low !== null && high !== null && (
          <span>{words.t('lever.range', { low: shortText(lever, low, words), high: shortText(lever, high, words) })}</span>
        )}
        <span>{shortText(lever, lever.max, words)}</span>
      </p>
    </div>
  );
}

/** With the shift key an arrow goes ten steps. */
const TENFOLD: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
]);

type SliderProps = {
  readonly lever: Quantity;
  readonly label: string;
  readonly value: number;
  readonly isHeld: boolean;
  readonly onHeld: () => void;
  readonly onMove: (stoppedAt?: number) => void;
};

/** From the first movement until the pointer or the key is let go, all values are one gesture. */
function Slider({ lever, label, value, isHeld, onHeld, onMove }: SliderProps) {
  const page = usePage();
  const words = useWords();
  const isKeyDown = useRef(false);
  return (
    <Track lever={lever} value={value}>
      <input
        type="range"
        class="slider"
        aria-label={words.t('lever.slider', { label })}
        aria-valuetext={valueText(lever, value, words)}
        min={lever.min}
        max={lever.max}
        step={lever.step}
        value={value}
        aria-disabled={isHeld}
        onInput={(event) => {
          if (isHeld) {
            // The thumb goes back: a slider cannot be made read-only, and a disabled one would lose the keys.
            event.currentTarget.valueAsNumber = value;
            onHeld();
            return;
          }
          const wanted = snapped(lever, event.currentTarget.valueAsNumber);
          const left = leftFor(lever, page.edits.peek(), page.locks.peek());
          if (left !== undefined && wanted > left) {
            // The thumb stops with the value: where that stays as it was, nothing else would bring it back.
            event.currentTarget.valueAsNumber = left;
            onMove(left);
            page.dragLever(lever, left);
            return;
          }
          onMove();
          page.dragLever(lever, wanted);
        }}
        onChange={() => {
          // A key that is held repeats both events; it ends when it is let go.
          if (!isKeyDown.current) page.endGesture();
        }}
        onKeyDown={(event) => {
          isKeyDown.current = true;
          const tenfold = event.shiftKey ? TENFOLD.get(event.key) : undefined;
          if (event.key !== 'Delete' && tenfold === undefined) return;
          event.preventDefault();
          if (isHeld) return onHeld();
          onMove();
          if (tenfold === undefined) return page.moveLever(lever, lever.planValue);
          const most = Math.min(lever.max, leftFor(lever, page.edits.peek(), page.locks.peek()) ?? lever.max);
          const wanted = snapped(lever, value + 10 * tenfold * lever.step);
          page.dragLever(lever, Math.max(lever.min, Math.min(most, wanted)));
        }}
        onKeyUp={() => {
          isKeyDown.current = false;
          page.endGesture();
        }}
        onBlur={() => {
          isKeyDown.current = false;
          page.endGesture();
        }}
      />
    </Track>
  );
}

type TrackProps = { readonly lever: Quantity; readonly value: number; readonly children: ComponentChildren };

/** The slider with its marks: the likely range as a stretch of the track, the plan's own value as a tick. */
function Track({ lever, value, children }: TrackProps) {
  const span = lever.max - lever.min || 1;
  const at = (x: number) => Math.max(0, Math.min(1, (x - lever.min) / span));
  // The thumb's middle never reaches the ends of the track: its half width stays free on both sides.
  const place = (share: number) => `calc(var(--thumb) / 2 + ${(share * 100).toFixed(3)}% - ${share.toFixed(5)} * var(--thumb))`;
  const { low, high } = lever;
  return (
    <div class="track">
      <span class="rail" />
      {low !== null && high !== null && (
        <span
          class="likely"
          style={{
            left: place(at(low)),
            width: `calc(${((at(high) - at(low)) * 100).toFixed(3)}% - ${(at(high) - at(low)).toFixed(5)} * var(--thumb))`,
          }}
        />
      )}
      <span class={value === lever.planValue ? 'tick here' : 'tick'} style={{ left: place(at(lever.planValue)) }} />
      {children}
    </div>
  );
}

/** A slider counts its steps from its left end in binary fractions; the value is the decimal that is meant. */
function snapped(lever: Quantity, value: number): number {
  const near = Math.abs(value - lever.planValue) < lever.step / 2 ? lever.planValue : value;
  return lever.integer ? Math.round(near) : Number(near.toPrecision(12));
}

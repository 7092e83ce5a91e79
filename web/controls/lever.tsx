import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Lever } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';
import { fieldText, leverLabel, type Quantity, readLever, unitText, valueText } from './lever-text.ts';
import { SourceMark } from './source-mark.tsx';

/** One lever: its name and source, and a control that re-runs the plan while it moves. */
export function LeverCard({ lever }: { readonly lever: Lever }) {
  const page = usePage();
  const words = useWords();
  const label = leverLabel(lever, words);
  const changed = page.changes.value[lever.id];
  const trouble = useSignal('');
  const refused = page.leverTrouble.value;
  const said = refused?.id === lever.id ? words.t('lever.refused', { reason: refused.reason }) : trouble.value;
  const planText = lever.kind === 'quantity' ? valueText(lever, lever.planValue, words) : choiceText(String(lever.planValue));

  function choiceText(option: string): string {
    return (
      words.maybe(`choice.${option}`) ??
      (lever.kind === 'choice' ? lever.optionNames[option]?.[words.language] : undefined) ??
      option
    );
  }

  return (
    <div class={changed ? 'lever changed' : 'lever'}>
      <div class="head">
        <label for={`lever-${lever.id}`}>{label}</label>
        <SourceMark lever={lever} label={label} />
      </div>
      {lever.kind === 'quantity' ? (
        <QuantityControl
          lever={lever}
          label={label}
          value={(changed?.value as number | undefined) ?? lever.planValue}
          trouble={trouble}
          said={said}
        />
      ) : lever.kind === 'choice' ? (
        <select
          id={`lever-${lever.id}`}
          value={String(changed?.value ?? lever.planValue)}
          aria-describedby={said ? `trouble-${lever.id}` : undefined}
          onChange={(event) => page.moveLever(lever, event.currentTarget.value)}
        >
          {lever.options.map((option) => (
            <option key={option} value={option}>
              {choiceText(option)}
            </option>
          ))}
        </select>
      ) : lever.kind === 'date' ? (
        <input
          id={`lever-${lever.id}`}
          type="date"
          value={String(changed?.value ?? lever.planValue)}
          aria-describedby={said ? `trouble-${lever.id}` : undefined}
          onChange={(event) => event.currentTarget.value && page.moveLever(lever, event.currentTarget.value)}
        />
      ) : (
        <input
          id={`lever-${lever.id}`}
          type="checkbox"
          checked={Boolean(changed?.value ?? lever.planValue)}
          onChange={(event) => page.moveLever(lever, event.currentTarget.checked)}
        />
      )}
      <p class="trouble" id={`trouble-${lever.id}`} role="alert">
        {said}
      </p>
      {changed && (
        <button
          type="button"
          class="reset"
          aria-label={words.t('lever.resetLabel', { label, value: planText })}
          onClick={() => {
            trouble.value = '';
            page.moveLever(lever, lever.planValue);
          }}
        >
          {words.t('lever.reset', { value: planText })}
        </button>
      )}
    </div>
  );
}

type ControlProps = {
  readonly lever: Quantity;
  readonly label: string;
  readonly value: number;
  readonly trouble: { value: string };
  readonly said: string;
};

function QuantityControl({ lever, label, value, trouble, said }: ControlProps) {
  const page = usePage();
  const words = useWords();
  const { t } = words;
  const shown = fieldText(lever, value, words);
  const typed = useSignal(shown);
  useEffect(() => {
    typed.value = shown;
  }, [shown]);

  const commit = () => {
    if (typed.value.trim() === shown) {
      trouble.value = '';
      return;
    }
    const reading = readLever(lever, typed.value, value, words);
    trouble.value = reading.ok ? '' : reading.trouble;
    if (reading.ok && reading.value !== value) page.moveLever(lever, reading.value);
    else typed.value = shown;
  };
  const id = `lever-${lever.id}`;
  return (
    <div class="quantity">
      <div class="field">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={typed.value}
          aria-describedby={`unit-${lever.id} ends-${lever.id}${said ? ` trouble-${lever.id}` : ''}`}
          aria-invalid={said ? 'true' : undefined}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onChange={commit}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              typed.value = shown;
              trouble.value = '';
            }
          }}
        />
        <span id={`unit-${lever.id}`}>{unitText(lever, value, words)}</span>
      </div>
      <Track lever={lever} value={value}>
        <input
          type="range"
          class="slider"
          aria-label={t('lever.slider', { label })}
          aria-valuetext={valueText(lever, value, words)}
          min={lever.min}
          max={lever.max}
          step={lever.step}
          value={value}
          onInput={(event) => {
            trouble.value = '';
            page.moveLever(lever, snapped(lever, event.currentTarget.valueAsNumber));
          }}
        />
      </Track>
      <p class="ends" id={`ends-${lever.id}`}>
        <span>{fieldText(lever, lever.min, words)}</span>
        {lever.low !== null && lever.high !== null && (
          <span>{t('lever.range', { low: fieldText(lever, lever.low, words), high: fieldText(lever, lever.high, words) })}</span>
        )}
        <span>{fieldText(lever, lever.max, words)}</span>
      </p>
    </div>
  );
}

/** The slider with its marks: the likely range as a stretch of the track, the plan's own value as a tick. */
function Track({
  lever,
  value,
  children,
}: {
  readonly lever: Quantity;
  readonly value: number;
  readonly children: preact.ComponentChildren;
}) {
  const at = (x: number) => Math.max(0, Math.min(1, (x - lever.min) / (lever.max - lever.min)));
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

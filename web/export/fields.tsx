import { useId } from 'preact/hooks';

export type Option<T extends string> = { readonly value: T; readonly label: string; readonly says?: string };

type RadiosProps<T extends string> = {
  readonly legend: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  /** Side by side, where each is a word. */
  readonly inRow?: boolean;
};

/** One of a few, all of them in sight. */
export function Radios<T extends string>({ legend, options, value, onChoose, inRow = false }: RadiosProps<T>) {
  const name = useId();
  return (
    <fieldset class={inRow ? 'radios in-row' : 'radios'}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span>
            {option.label}
            {option.says !== undefined && <small> {option.says}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type WritingProps = {
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly most: number;
  readonly says?: string;
  /** Takes our own text back, where another stands. */
  readonly reset: { readonly label: string; readonly take: () => void } | undefined;
  readonly onWrite: (text: string) => void;
};

/** A text that may be written over. */
export function Writing({ label, value, rows, most, says, reset, onWrite }: WritingProps) {
  const id = useId();
  return (
    <div class="writing">
      <div class="writing-head">
        <label for={id}>{label}</label>
        {reset && (
          <button type="button" onClick={reset.take}>
            {reset.label}
          </button>
        )}
      </div>
      <textarea
        id={id}
        rows={rows}
        maxLength={most}
        value={value}
        aria-describedby={says === undefined ? undefined : `${id}-says`}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
      {says !== undefined && (
        <small id={`${id}-says`} class="quiet">
          {says}
        </small>
      )}
    </div>
  );
}

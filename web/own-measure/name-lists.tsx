import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { FUNCTIONS, SERIES, type Series } from '../../workers/measure/names.ts';
import { unitText } from '../../workers/measure/unit-words.ts';
import { useWords } from '../context.ts';
import { measureWords } from './words.ts';

/** The names that a formula may be made of, each with its unit and what it means. One tab stop each; arrows lead through them. */
export function NameLists({ onPick }: { readonly onPick: (text: string) => void }) {
  const { language } = useWords();
  const say = measureWords(language);
  const unitOf = ({ unit, byMonth }: Series) => {
    const text = unitText(unit)[language];
    return byMonth === 'sum' ? say('unit.perDay', { unit: text }) : text;
  };
  return (
    <div class="measure-names">
      <p class="quiet">{say('dialog.pick')}</p>
      <List
        title={say('dialog.names')}
        rows={SERIES.map((one) => ({ name: one.name, text: one.name, unit: unitOf(one), means: say(`series.${one.name}`) }))}
        onPick={onPick}
      />
      <List
        title={say('dialog.functions')}
        rows={FUNCTIONS.map((name) => ({ name: `${name}( )`, text: `${name}(`, unit: '', means: say(`function.${name}`) }))}
        onPick={onPick}
      />
    </div>
  );
}

type Row = { readonly name: string; readonly text: string; readonly unit: string; readonly means: string };

function List({
  title,
  rows,
  onPick,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly onPick: (text: string) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const at = useSignal(0);
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -rows.length, End: rows.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    at.value = Math.max(0, Math.min(rows.length - 1, at.value + step));
    list.current?.querySelectorAll<HTMLElement>('button')[at.value]?.focus();
  };
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul ref={list}>
        {rows.map(({ name, text, unit, means }, i) => (
          <li key={name}>
            <button
              type="button"
              tabIndex={i === at.value ? 0 : -1}
              onKeyDown={turn}
              onClick={() => {
                at.value = i;
                onPick(text);
              }}
            >
              <span class="measure-word">{name}</span>
              <span class="measure-unit">{unit}</span>
              <span class="measure-means">{means}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

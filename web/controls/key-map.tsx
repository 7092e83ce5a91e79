import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../context.ts';
import { KEY_LIST, type KeyRow } from './key-list.ts';
import { type KeysKey, keysText } from './key-words.ts';
import { keysShown, lettersOn } from './keys.ts';

const NAMES: ReadonlyMap<string, KeysKey> = new Map([
  ['shift', 'keys.shift'],
  ['Del', 'keys.delete'],
  ['Home', 'keys.home'],
  ['End', 'keys.end'],
  ['Enter', 'keys.enter'],
  ['Esc', 'keys.escape'],
  ['PgUp', 'keys.pageUp'],
  ['PgDn', 'keys.pageDown'],
]);
const IS_MAC = /^Mac|^iP/.test(navigator.platform);

/** The keys that are in force, and the switch of those of one sign. */
export function KeyMap() {
  const { language } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const say = (key: KeysKey) => keysText(language, key);
  // A dialog of the browser's own: it holds the focus, Escape closes it, and the focus goes back to where it was.
  useEffect(() => dialog.current?.showModal(), []);
  const name = (key: string): string => {
    if (key === 'mod') return IS_MAC ? '⌘' : say('keys.control');
    const named = NAMES.get(key);
    return named ? say(named) : key;
  };
  return (
    <dialog
      ref={dialog}
      class="keys"
      aria-labelledby="keys-title"
      onClose={() => {
        keysShown.value = false;
      }}
    >
      <div class="title">
        <h2 id="keys-title">{say('keys.title')}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('keys.close')}
        </button>
      </div>
      <div class="lists">
        {KEY_LIST.map(({ where, rows }) => (
          <section key={where}>
            <h3>{say(where)}</h3>
            <dl>
              {rows.map((row) => (
                <Row key={row.does} row={row} name={name} does={say(row.does)} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="letters">
        <input
          type="checkbox"
          checked={lettersOn.value}
          onChange={(event) => {
            lettersOn.value = event.currentTarget.checked;
          }}
        />
        {say('keys.letters')}
      </label>
      <p class="note">{say('keys.lettersNote')}</p>
    </dialog>
  );
}

function Row({ row, name, does }: { readonly row: KeyRow; readonly name: (key: string) => string; readonly does: string }) {
  return (
    <>
      <dt class={row.isLetter && !lettersOn.value ? 'off' : ''}>
        {row.ways.map((keys, i) => (
          <span key={i}>
            {i > 0 && ', '}
            {keys.map((key, n) => (
              <span key={key}>
                {n > 0 && ' '}
                <kbd>{name(key)}</kbd>
              </span>
            ))}
          </span>
        ))}
      </dt>
      <dd class={row.isLetter && !lettersOn.value ? 'off' : ''}>{does}</dd>
    </>
  );
}

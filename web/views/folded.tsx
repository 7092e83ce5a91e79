import type { Signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useWords } from '../context.ts';

type Name = 'work' | 'load' | 'money' | 'town';

/** A section under a heading of its own, folded, and not made, until it is asked for. */
export function Folded({
  name,
  open,
  Part,
}: {
  readonly name: Name;
  readonly open: Signal<boolean>;
  readonly Part: FunctionComponent;
}) {
  const { t } = useWords();
  return (
    <details
      class={name}
      open={open.value}
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>
        <h2 id={`${name}-title`}>{t(`${name}.title`)}</h2>
      </summary>
      {open.value && <Part />}
    </details>
  );
}

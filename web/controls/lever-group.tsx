import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Group, Lever } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';
import { pointerOf } from '../edits.ts';
import { useDerived } from './derived.ts';
import { byPlace } from './finder.ts';
import { LeverCard } from './lever.tsx';
import { placeText } from './lever-text.ts';

type GroupProps = { readonly group: Group; readonly levers: readonly Lever[] };

/** One of the six groups. Its levers are drawn only while it is open: there are some twelve hundred in all. */
export function LeverGroup({ group, levers }: GroupProps) {
  const page = usePage();
  const { t, format } = useWords();
  const isOpen = useSignal(false);
  const pointers = useMemo(() => new Set(levers.map(pointerOf)), [levers]);
  const changed = useDerived(
    () => Object.keys(page.edits.value).filter((pointer) => pointers.has(pointer)).length,
    [pointers, page],
  );
  useOpenedFor(levers, isOpen);
  if (levers.length === 0) return null;
  const [plain, advanced] = [levers.filter((lever) => !lever.advanced), levers.filter((lever) => lever.advanced)];
  return (
    <details
      class="group"
      open={isOpen.value}
      onToggle={(event) => {
        if (event.target === event.currentTarget) isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <h3>{t(`group.${group}`)}</h3> <span class="quiet">{format.number(levers.length)}</span>
        {changed > 0 && <span class="moved">{t('group.changed', { n: format.number(changed) })}</span>}
      </summary>
      {isOpen.value && (
        <>
          {changed > 0 && (
            <button type="button" onClick={() => page.resetGroup(group)}>
              {t('group.reset')}
            </button>
          )}
          <Places levers={plain} />
          {advanced.length > 0 && <Advanced levers={advanced} />}
        </>
      )}
    </details>
  );
}

function Advanced({ levers }: { readonly levers: readonly Lever[] }) {
  const { t, format } = useWords();
  const isOpen = useSignal(false);
  useOpenedFor(levers, isOpen);
  return (
    <details
      class="advanced"
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{t('group.advanced', { n: format.number(levers.length) })}</summary>
      {isOpen.value && <Places levers={levers} />}
    </details>
  );
}

function Places({ levers }: { readonly levers: readonly Lever[] }) {
  const words = useWords();
  return (
    <>
      {[...byPlace(levers)].map(([place, here]) => (
        <div key={place} class="place">
          {place !== '' && <h4>{placeText({ ...here[0]!, place: here[0]!.place.slice(0, 1) }, words)}</h4>}
          {here.map((lever) => (
            <LeverCard key={lever.id} lever={lever} shown="inPlace" />
          ))}
        </div>
      ))}
    </>
  );
}

/** Opens what holds the lever that is sought. */
function useOpenedFor(levers: readonly Lever[], isOpen: { value: boolean }): void {
  const page = usePage();
  const holds = useDerived(
    () => page.sought.value !== undefined && levers.some(({ id }) => id === page.sought.value),
    [levers, page],
  );
  useEffect(() => {
    if (holds) isOpen.value = true;
  }, [holds, isOpen]);
}

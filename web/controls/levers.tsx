import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Group, Lever } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';
import { wordsFor } from '../i18n/messages.ts';
import { found, lockedOf, searchable } from './finder.ts';
import { type Filter, Finder, type Search } from './finder-field.tsx';
import { LeverCard } from './lever.tsx';
import { LeverGroup } from './lever-group.tsx';
import { useIsPhone } from './phone.ts';
import { useSession } from './session.ts';
import { LeverSheet } from './sheet.tsx';

const GROUPS: readonly Group[] = ['sites', 'grid', 'cooling', 'compute', 'workload', 'money'];
const NONE: readonly Lever[] = [];
/** More than these are drawn only when asked for. */
const FEW = 24;

/** The levers of the plan, in a column that scrolls by itself: the few that matter most, then all others by group, or what is searched. */
export function Levers() {
  const page = usePage();
  const { t } = useWords();
  const levers = page.description.value?.levers ?? NONE;
  const search: Search = { query: useSignal(''), filter: useSignal<Filter>('all') };
  const isPhone = useIsPhone().value;
  const isListOpen = useSignal(false);
  const title = useRef<HTMLHeadingElement>(null);
  // The list stands far below the button that opened it.
  useEffect(() => {
    if (isListOpen.value) title.current?.focus();
  }, [isListOpen.value]);
  const isSearching = useComputed(() => search.query.value.trim() !== '' || search.filter.value !== 'all').value;
  // A lever that is sought from elsewhere stands in the list, whatever is searched.
  const isSought = useComputed(() => page.sought.value !== undefined).value;
  if (isPhone && !isListOpen.value && !isSought)
    return (
      <LeverSheet
        levers={levers.filter(({ headline }) => headline)}
        onAll={() => {
          isListOpen.value = true;
        }}
      />
    );
  return (
    <section class="levers" aria-labelledby="levers-title">
      <h2 id="levers-title" ref={title} tabIndex={-1}>
        {t('levers.title')}
      </h2>
      {isPhone && (
        <button
          type="button"
          onClick={() => {
            isListOpen.value = false;
          }}
        >
          {t('sheet.close')}
        </button>
      )}
      <p class="note">{t('levers.note')}</p>
      <AddressNote />
      <Finder search={search} />
      {isSearching && !isSought ? <Results levers={levers} search={search} /> : <All levers={levers} />}
    </section>
  );
}

function All({ levers }: { readonly levers: readonly Lever[] }) {
  return (
    <>
      {levers
        .filter(({ headline }) => headline)
        .map((lever) => (
          <LeverCard key={lever.id} lever={lever} />
        ))}
      <div class="groups">
        {GROUPS.map((group) => (
          <LeverGroup key={group} group={group} levers={levers.filter((lever) => lever.group === group && !lever.headline)} />
        ))}
      </div>
    </>
  );
}

/** What matches, flat, each under the name of its group. */
function Results({ levers, search }: { readonly levers: readonly Lever[]; readonly search: Search }) {
  const page = usePage();
  const { t, format } = useWords();
  const entries = useMemo(() => searchable(levers, [wordsFor('en'), wordsFor('fr')]), [levers]);
  const isAllShown = useSignal('');
  const query = search.query.value;
  const filter = search.filter.value;
  const chosen = useComputed(() => {
    if (search.filter.value === 'all') return '';
    return Object.keys(search.filter.value === 'changed' ? page.changes.value : lockedOf(page)).join('\n');
  }).value;
  const ids = new Set(chosen.split('\n'));
  const matching = found(entries, query).filter((lever) => filter === 'all' || isAmong(lever, ids));
  const shown = isAllShown.value === query && query !== '' ? matching : matching.slice(0, FEW);
  return (
    <div class="results">
      <p class="count" role="status">
        {t('find.count', { n: format.number(matching.length), m: format.number(entries.length) })}
      </p>
      {matching.length === 0 && (query !== '' || chosen === '') && (
        <p class="note">{t(query !== '' ? 'find.none' : filter === 'locked' ? 'find.nothingLocked' : 'find.nothingChanged')}</p>
      )}
      {matching.length === 0 && filter !== 'all' && (
        <button
          type="button"
          onClick={() => {
            search.filter.value = 'all';
          }}
        >
          {t('find.clearFilter')}
        </button>
      )}
      {shown.map((lever, i) => (
        <div key={lever.id}>
          {shown[i - 1]?.group !== lever.group && <h3>{t(`group.${lever.group}`)}</h3>}
          <LeverCard lever={lever} />
        </div>
      ))}
      {shown.length < matching.length && (
        <button
          type="button"
          onClick={() => {
            isAllShown.value = query;
          }}
        >
          {t('find.more', { n: format.number(matching.length) })}
        </button>
      )}
      {filter === 'changed' && <Elsewhere levers={levers} ids={ids} />}
    </div>
  );
}

/** A headline is changed or locked as itself, or where one of its places is. */
function isAmong(lever: Lever, ids: ReadonlySet<string>): boolean {
  return ids.has(lever.id) || lever.targets.some(({ pointer }) => ids.has(pointer));
}

/** What a link may change that no lever shows. */
function Elsewhere({ levers, ids }: { readonly levers: readonly Lever[]; readonly ids: ReadonlySet<string> }) {
  const page = usePage();
  const { t } = useWords();
  const known = new Set(levers.flatMap((lever) => [lever.id, ...lever.targets.map(({ pointer }) => pointer)]));
  const rest = [...ids].filter((id) => id !== '' && !known.has(id));
  if (rest.length === 0) return null;
  return (
    <>
      <h3>{t('find.elsewhere')}</h3>
      <ul class="elsewhere">
        {rest.map((pointer) => (
          <li key={pointer}>
            <code>{`${pointer}: ${page.edits.value[pointer]}`}</code>
            <button type="button" aria-label={`${t('find.takeBack')}: ${pointer}`} onClick={() => page.dropEdit(pointer)}>
              {t('find.takeBack')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Why the address does not hold everything that is on the page. */
function AddressNote() {
  const session = useSession();
  const { t } = useWords();
  const note = session.note.value;
  return (
    <p class="note address" role="status">
      {note && t(`address.${note === 'compared' ? 'tooLong' : note}`)}
    </p>
  );
}

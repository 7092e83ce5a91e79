import { useEffect, useRef } from 'preact/hooks';
import { LONGEST } from '../address.ts';
import { usePage, useWords } from '../context.ts';
import { linkWords } from '../link-words.ts';
import type { Broken } from '../pack.ts';
import { tabsOf } from '../tabs.ts';
import { Close } from './close.tsx';
import { useSession } from './session.ts';

/** Why a link could not be unfolded; without a reason, what is to be said of links that were copied and of other tabs. */
export function LinkNotices({ reason }: { readonly reason?: Broken }) {
  const session = useSession();
  if (reason) return <BrokenLink reason={reason} />;
  return (
    <>
      <LinkCopied />
      {session.isKeeping.value && <TabsNotice />}
    </>
  );
}

/** That the link was copied, and what it leads to; where it could not be, the link itself. */
function LinkCopied() {
  const page = usePage();
  const session = useSession();
  const { format, language } = useWords();
  const say = linkWords(language);
  const copied = session.copied.value;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (copied && !copied.isCopied) field.current?.select();
  }, [copied]);
  // What was said of a link holds for what was on the page then.
  useEffect(() => {
    const [plan, edits] = [page.plan.peek(), page.edits.peek()];
    return page.edits.subscribe((now) => {
      if (now !== edits || page.plan.peek() !== plan) session.copied.value = undefined;
    });
  }, [copied, page, session]);
  if (!copied) return null;
  const isLong = copied.href.length > LONGEST;
  return (
    <div class="notice told">
      <div>
        <p>
          {copied.isCopied ? say(copied.note ? `copied.${copied.note}` : 'copied') : say('refused')}
          {isLong && ` ${say('long', { n: format.number(copied.href.length) })}`}
        </p>
        {!copied.isCopied && <input ref={field} type="text" readOnly aria-label={say('field')} value={copied.href} />}
      </div>
      <Close
        onClose={() => {
          session.copied.value = undefined;
        }}
      />
    </div>
  );
}

/** Why the folded part of a link could not be read, and that nothing of one's own is lost. */
function BrokenLink({ reason }: { readonly reason: Broken }) {
  const session = useSession();
  const { language } = useWords();
  const say = linkWords(language);
  return (
    <p>
      {say(`broken.${reason}`)} {session.keptWork.value && say('broken.kept')}
    </p>
  );
}

/** That another tab is at work as well. */
function TabsNotice() {
  const page = usePage();
  const session = useSession();
  const { language } = useWords();
  const say = linkWords(language);
  const tabs = tabsOf(page, session);
  if (!tabs || tabs.isRead.value || (!tabs.other.value && tabs.told.value !== 'taken')) return null;
  const isTaken = tabs.told.value === 'taken';
  return (
    <div class="notice told tabs">
      <p>
        {say(isTaken ? 'tabs.taken' : 'tabs.open')} {tabs.told.value === 'silent' && say('tabs.silent')}
      </p>
      {!isTaken && (
        <button type="button" onClick={() => tabs.takeOver()}>
          {say('tabs.take')}
        </button>
      )}
      <Close
        onClose={() => {
          tabs.isRead.value = true;
        }}
      />
    </div>
  );
}

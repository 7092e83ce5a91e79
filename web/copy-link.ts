/** The link to all that is on the page, into the clipboard. */
import { reasonOf } from './reason.ts';
import type { Session } from './session.ts';
import type { Page } from './state.ts';

export async function copyLink(page: Page, session: Session): Promise<void> {
  const bare = `${location.origin}${location.pathname}`;
  // The language is part of what is seen, and no other part of the present address is.
  const made = session.link(`?lang=${page.language.peek()}`).then((link) => {
    if (!link) throw new Error('There is no plan yet.');
    return { ...link, href: bare + link.query };
  });
  const text = made.then(({ href }) => new Blob([href], { type: 'text/plain' }));
  // Said below: a browser without a clipboard never looks at it.
  text.catch(() => {});
  let isCopied = true;
  try {
    // Asked within the press of the button: some browsers refuse what comes later.
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
  } catch {
    isCopied = false;
  }
  try {
    session.copied.value = { ...(await made), isCopied };
  } catch (error) {
    page.notice.value = { kind: 'exportFailed', reason: reasonOf(error) };
  }
}

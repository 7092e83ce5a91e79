import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyLink } from '../../web/copy-link.ts';
import type { Link } from '../../web/link.ts';
import type { Session } from '../../web/session.ts';
import type { Notice, Page } from '../../web/state.ts';

beforeEach(() => void vi.stubGlobal('location', { origin: 'https://jalon.example', pathname: '/plan/' }));
afterEach(() => void vi.unstubAllGlobals());

function pressed(link: (present: string) => Promise<Link | undefined>) {
  const page = { language: signal('fr'), notice: signal<Notice | undefined>(undefined) };
  const session = { link, copied: signal<Session['copied']['value']>(undefined) };
  return { page, session, copy: () => copyLink(page as unknown as Page, session as unknown as Session) };
}

test('the link goes into the clipboard in the language of the page', async () => {
  const written: string[] = [];
  vi.stubGlobal(
    'ClipboardItem',
    class {
      constructor(readonly parts: Record<string, Promise<Blob>>) {}
    },
  );
  vi.stubGlobal('navigator', {
    clipboard: {
      write: async ([item]: [{ parts: Record<string, Promise<Blob>> }]) =>
        written.push(await (await item.parts['text/plain']!).text()),
    },
  });
  const { session, copy } = pressed(async (present) => ({ query: `${present}&view=map`, note: undefined }));
  await copy();
  expect(written).toEqual(['https://jalon.example/plan/?lang=fr&view=map']);
  expect(session.copied.value).toMatchObject({ href: written[0], isCopied: true });
});

test('without a clipboard the link itself is shown', async () => {
  vi.stubGlobal('navigator', {});
  const { session, copy } = pressed(async () => ({ query: '?view=map', note: undefined }));
  await copy();
  expect(session.copied.value).toMatchObject({ href: 'https://jalon.example/plan/?view=map', isCopied: false });
});

test('a link that cannot be made is said, and none is shown', async () => {
  vi.stubGlobal('navigator', {});
  const { page, session, copy } = pressed(() => Promise.reject(new Error('what folds is gone')));
  await copy();
  expect(page.notice.value).toMatchObject({ kind: 'exportFailed', reason: { en: 'what folds is gone' } });
  expect(session.copied.value).toBeUndefined();
});

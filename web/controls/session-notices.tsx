import { useOffline, usePage, useWords } from '../context.ts';
import { Notices } from '../views/notices.tsx';
import type { Broken } from '../pack.ts';
import { later } from '../views/later.tsx';
import { Close } from './close.tsx';
import { useSession } from './session.ts';

const LinkNotices = later<{ readonly reason?: Broken }>(() => import('./link-notices.tsx').then((all) => all.LinkNotices));

/** What of a link could not be followed, and that nothing is kept: said once, in place, until it is closed. */
export function SessionNotices() {
  const page = usePage();
  const session = useSession();
  const { t } = useWords();
  const offline = useOffline();
  const trouble = session.trouble.value;
  const isUnkept = session.unkept.value && !session.unkeptRead.value;
  const isInFull = trouble && trouble.unread.length === 0 && !trouble.plan && !trouble.file && !trouble.broken;
  return (
    <>
      <div class="session-notices" role="alert">
        {trouble && (
          <div class="notice">
            <div>
              {!isInFull && <p>{t('address.title')}</p>}
              {trouble.broken && <LinkNotices reason={trouble.broken} />}
              {trouble.plan && <p>{t('address.plan', { name: trouble.plan })}</p>}
              {trouble.file && <p>{t('address.missing', { name: trouble.file })}</p>}
              {trouble.version && <p>{t('address.version', trouble.version)}</p>}
              {trouble.unread.length > 0 && (
                <>
                  <p>{t('address.unread')}</p>
                  <ul>
                    {trouble.unread.map((part, i) => (
                      <li key={i}>
                        <code>{part}</code>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </div>
            <Close
              onClose={() => {
                session.trouble.value = undefined;
              }}
            />
          </div>
        )}
        {isUnkept && (
          <div class="notice">
            <p>{t('kept.refused')}</p>
            <Close
              onClose={() => {
                session.unkeptRead.value = true;
              }}
            />
          </div>
        )}
        {offline?.isNewer.value && (
          <div class="notice">
            <p>{t('state.newer')}</p>
            <button type="button" onClick={offline.takeNewer}>
              {t('state.takeNewer')}
            </button>
          </div>
        )}
      </div>
      <div class="link-notices" role="status">
        {(session.copied.value || session.isKeeping.value) && <LinkNotices />}
      </div>
      {/* In the workspace the notices of the calculation stand beside the answer. */}
      {page.view.value !== 'workspace' && <Notices />}
    </>
  );
}

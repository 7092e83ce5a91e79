import type { OrderTotals } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';

/** What happened to the calculation, said once and calmly; the last results stay below. */
export function Notices() {
  const page = usePage();
  const { t, count, format } = useWords();
  const notice = page.notice.value;
  const totals = ({ orders, accelerators }: OrderTotals) =>
    count('orders.total', orders, { accelerators: format.number(accelerators) });
  return (
    <div class="notices" role="alert">
      {notice && (
        <p class="notice">
          <span>
            {notice.kind === 'failed' && t('state.failed', { reason: notice.reason[format.language] })}
            {notice.kind === 'exportFailed' && t('power.svgFailed', { reason: notice.reason[format.language] })}
            {notice.kind === 'restarted' && t('state.restarted')}
            {notice.kind === 'gone' && t('state.gone')}
            {notice.kind === 'orders' &&
              t('orders.taken', { file: notice.file, after: totals(notice.after), before: totals(notice.before) })}
            {notice.kind === 'locked' && count('lock.kept', notice.kept)}
          </span>
          {notice.kind === 'gone' ? (
            <button type="button" onClick={() => location.reload()}>
              {t('state.reload')}
            </button>
          ) : (
            <button
              type="button"
              onClick={() => {
                page.notice.value = undefined;
              }}
            >
              {t('state.dismiss')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

import type { Binding, MonthLedger } from '../../src/index.ts';
import { ceilingBars, hourBars } from '../charts/why.ts';
import { useWords } from '../context.ts';

/** Every ceiling of the month, lowest first; the lowest is the limit. The table is the chart. */
export function Ceilings({ binding, month }: { readonly binding: Binding; readonly month: string }) {
  const { t, format } = useWords();
  const bars = ceilingBars(binding);
  return (
    <div class="why-part">
      <h3>{t('why.ceilings', { month: format.month(month) })}</h3>
      <table class="bars">
        <thead class="unseen">
          <tr>
            <th scope="col">{t('why.limitName')}</th>
            <th scope="col">{t('why.bar')}</th>
            <th scope="col">{t('why.itMw')}</th>
            <th scope="col">{t('table.accelerators')}</th>
            <th scope="col">{t('why.above')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.constraint} class={bar.binds ? 'limit' : ''}>
              <th scope="row">{t(`constraint.${bar.constraint}`)}</th>
              <td class="bar">
                <Bar share={bar.share} />
              </td>
              <td>{format.mw1(bar.itMw)}</td>
              <td class="count">{format.number(Math.floor(bar.accelerators))}</td>
              <td class="note">{bar.binds ? t('why.isLimit') : t('why.aboveBy', { mw: format.mw1(bar.aboveMw) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small">{t('why.ceilingsNote')}</p>
    </div>
  );
}

/** Where the hours of the ordered accelerators went; the bars sum to all of them. */
export function Hours({ entry, month }: { readonly entry: MonthLedger | undefined; readonly month: string }) {
  const { t, format } = useWords();
  const bars = hourBars(entry);
  return (
    <div class="why-part">
      <h3>{t('why.hours', { month: format.month(month) })}</h3>
      {bars.length === 0 && <p class="small">{t('why.noHours')}</p>}
      {bars.length > 0 && (
        <table class="bars">
          <thead class="unseen">
            <tr>
              <th scope="col">{t('why.cause')}</th>
              <th scope="col">{t('why.bar')}</th>
              <th scope="col">{t('why.hoursUnit')}</th>
              <th scope="col">{t('why.share')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ cause, hours, share }) => (
              <tr key={cause} class={cause === 'served' ? 'served' : 'lost'}>
                <th scope="row">{t(`cause.${cause}`)}</th>
                <td class="bar">
                  <Bar share={share} />
                </td>
                <td>{format.number(hours)}</td>
                <td class="note">{format.percent(share, 1)}</td>
              </tr>
            ))}
            <tr class="sum">
              <th scope="row">{t('why.ordered')}</th>
              <td class="bar" />
              <td>{format.number(entry!.ordered)}</td>
              <td class="note">{format.percent(1)}</td>
            </tr>
          </tbody>
        </table>
      )}
    </div>
  );
}

/** A bar of a row; the number stands beside it. */
function Bar({ share }: { readonly share: number }) {
  return (
    <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(0.5, share * 100)} height="10" />
    </svg>
  );
}

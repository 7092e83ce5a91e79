import type { Binding, MonthLedger, SiteResult } from '../../src/index.ts';
import { ceilingBars, hourBars } from '../charts/why.ts';
import { useWords } from '../context.ts';
import { type WhyFile, WhyFiles } from './why-files.tsx';

/** Every ceiling of the month, lowest first; the lowest is the limit. The table is the chart. */
export function Ceilings({ binding, site }: { readonly binding: Binding; readonly site: SiteResult }) {
  const { t, format } = useWords();
  const { month } = binding;
  const bars = ceilingBars(binding);
  const name = t('why.ceilings', { month: format.month(month) });
  const file: WhyFile = {
    part: 'limits',
    site: site.id,
    month,
    told: (words) => {
      const own = words.t('why.ceilings', { month: words.format.month(month) });
      return {
        name: own,
        title: `${site.names[words.language]}. ${own}`,
        subtitle: words.t('why.ceilingsNote'),
        rows: bars.map(({ constraint, share, itMw, accelerators, binds, aboveMw }) => ({
          name: words.t(`constraint.${constraint}`),
          share,
          value: words.t('why.fileValue', {
            mw: words.format.mw1(itMw),
            n: words.format.number(Math.floor(accelerators)),
          }),
          note: binds ? words.t('why.isLimit') : words.t('why.aboveBy', { mw: words.format.mw1(aboveMw) }),
          kind: binds ? ('limit' as const) : ('plain' as const),
        })),
      };
    },
    head: 'limit,itMw,accelerators,binds',
    cells: bars.map(({ constraint, itMw, accelerators, binds }) => [constraint, itMw, Math.floor(accelerators), binds]),
  };
  return (
    <div class="why-part" data-chart={`why-${file.part}`}>
      <h3>{name}</h3>
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
      <WhyFiles file={file} />
    </div>
  );
}

/** Where the hours of the ordered accelerators went; the bars sum to all of them. */
export function Hours({
  entry,
  month,
  site,
}: {
  readonly entry: MonthLedger | undefined;
  readonly month: string;
  readonly site: SiteResult;
}) {
  const { t, format } = useWords();
  const bars = hourBars(entry);
  const name = t('why.hours', { month: format.month(month) });
  const longest = bars[0]?.share ?? 1;
  const file: WhyFile = {
    part: 'hours',
    site: site.id,
    month,
    told: (words) => {
      const own = words.t('why.hours', { month: words.format.month(month) });
      return {
        name: own,
        title: `${site.names[words.language]}. ${own}`,
        subtitle: words.t('why.fileHours', { n: words.format.number(entry?.ordered ?? 0) }),
        rows: bars.map(({ cause, hours, share }) => ({
          name: words.t(`cause.${cause}`),
          share: share / longest,
          value: words.format.number(hours),
          note: words.format.percent(share, 1),
          kind: cause === 'served' ? ('served' as const) : ('plain' as const),
        })),
      };
    },
    head: 'cause,acceleratorHours,share',
    cells: bars.map(({ cause, hours, share }) => [cause, hours, share]),
  };
  return (
    <div class="why-part" data-chart={`why-${file.part}`}>
      <h3>{name}</h3>
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
      {bars.length > 0 && <WhyFiles file={file} />}
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

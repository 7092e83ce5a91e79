import { useEffect, useRef } from 'preact/hooks';
import type { Binding, SiteResult } from '../../src/index.ts';
import type { WhyPlace } from '../chart-state.ts';
import { ceilingBars, nextAfter } from '../charts/why.ts';
import { usePage, useWords } from '../context.ts';
import { heatOf } from '../heat.ts';
import { cutsBy } from '../import-cuts.ts';
import { atSite } from './site-name.ts';
import { Ceilings, Hours } from './why-bars.tsx';
import { Gains } from './why-gains.tsx';

/** What the drawer tells of. */
export type Told = { readonly place: WhyPlace; readonly site: SiteResult; readonly binding: Binding };

/** Why a site stood where it did in a month: its limits, what less of them would give, and where the hours went. */
export function Drawer({ place, site, binding }: Told) {
  const page = usePage();
  const words = useWords();
  const { t, format } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  // The keys go in on opening and on another month, and back on closing to where they were.
  useEffect(() => {
    if (!section.current?.contains(document.activeElement)) before.current = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    section.current?.scrollIntoView?.({ block: 'nearest' });
  }, [place]);
  const close = () => {
    page.charts.why.value = undefined;
    const back = before.current;
    const target =
      back instanceof HTMLElement && back.isConnected && back !== document.body ? back : document.querySelector('.plot');
    (target as HTMLElement | null)?.focus({ preventScroll: true });
  };
  const summary = page.answer.value!.overview.summary;
  const entry = summary.ledgerByMonth.find((row) => row.site === site.id && row.month === place.month);
  const row = summary.monthly.find((one) => one.site === site.id && one.month === place.month);
  const values = { at: atSite(site, words), month: format.month(place.month) };
  const heat = heatOf(summary, site.id, place.month, words);
  const cut = cutsBy(site, place.month, words);
  const accelerators = Math.round(row?.inServiceAccelerators ?? 0);
  return (
    <section
      class="why"
      ref={section}
      aria-labelledby="why-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <div class="why-head">
        <h2 id="why-title" tabIndex={-1} ref={heading}>
          {accelerators > 0 ? t('why.title', { ...values, n: format.number(accelerators) }) : t('why.titleNone', values)}
        </h2>
        <button type="button" class="close" onClick={close}>
          {t('state.dismiss')}
        </button>
      </div>
      <p class="why-lead">
        <Lead site={site} binding={binding} />
      </p>
      {heat !== '' && <p class="why-heat">{heat}</p>}
      {cut !== '' && <p class="why-heat">{cut}</p>}
      <div class="why-columns">
        {binding.ceilings.length > 0 && <Ceilings binding={binding} site={site} />}
        <Gains place={place} site={site} binding={binding} />
        <Hours entry={entry} month={place.month} site={site} />
      </div>
    </section>
  );
}

/** What holds the site, in a sentence: a limit and the next one, or an activity with its dates and what follows. */
function Lead({ site, binding }: { readonly site: SiteResult; readonly binding: Binding }) {
  const { t, count, format, language } = useWords();
  const constraints = format.list(binding.constraint.map((constraint) => t(`constraint.${constraint}`)));
  const activity = site.milestones.find(({ id }) => id === binding.activity);
  if (activity) {
    const name = activity.name[language];
    const after = nextAfter(site.milestones, activity).map((next) => next.name[language]);
    return (
      <>
        {activity.start && activity.date
          ? t('why.waits', { constraints, activity: name, start: format.date(activity.start), end: format.date(activity.date) })
          : t('why.waitsNoDate', { constraints, activity: name })}{' '}
        {activity.critical && t('why.critical')}
        {!activity.critical && activity.slackDays !== null && count('why.slack', activity.slackDays)}{' '}
        {after.length > 0 && t('why.then', { after: format.list(after) })}
      </>
    );
  }
  if (binding.constraint.length === 0) return <>{t('why.nothing')}</>;
  const limit = ceilingBars(binding).find(({ binds }) => binds);
  if (!limit) return <>{t(binding.constraint.includes('demand') ? 'why.demand' : 'why.limitBare', { constraints })}</>;
  return (
    <>
      {count('why.limit', Math.floor(limit.accelerators), { constraints, mw: format.mw1(limit.itMw) })}{' '}
      {binding.next && t('why.next', { next: t(`constraint.${binding.next}`), slack: format.mw1(binding.slackMw) })}
    </>
  );
}

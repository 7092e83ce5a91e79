import type { ComponentChildren } from 'preact';
import type { SiteAnswers, SiteStudy } from '../../src/index.ts';
import { shortName } from '../sites.ts';
import type { TownKey, TownWords } from '../town-words.ts';

export type Props = { readonly study: SiteStudy; readonly words: TownWords };

/** A table in a box that scrolls. */
export function Box({
  caption,
  few = true,
  asked = false,
  children,
}: {
  readonly caption: string;
  readonly few?: boolean;
  /** A question a row: on a phone it stands above its answers. */
  readonly asked?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class={few ? 'scroll few' : 'scroll'} tabIndex={0} aria-label={caption}>
      <table class={asked ? 'asked' : undefined}>
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

export function nameOf({ site, names }: Pick<SiteAnswers, 'site' | 'names'>, { say, language }: TownWords): string {
  return site === 'all' ? say('all') : shortName(names[language]);
}

export function SiteHead({ first, study, words }: Props & { readonly first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {study.answers.map((one) => (
          <th key={one.site} scope="col">
            {nameOf(one, words)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type Row = {
  readonly key: TownKey;
  readonly means: string;
  readonly cell: (answers: SiteAnswers) => string;
  /** When the value held, below it. */
  readonly when?: (answers: SiteAnswers) => string | null;
};

/** One question a row, one site a column; what the question means stands below it. */
export function AnswersTable({ study, words }: Props) {
  const { say } = words;
  return (
    <Box caption={say('caption')} asked>
      <SiteHead first={say('question')} study={study} words={words} />
      <tbody>
        {rowsOf(study, words).map(({ key, means, cell, when }) => (
          <tr key={key}>
            <th scope="row">
              {say(key)}
              <span class="means">{means}</span>
            </th>
            {study.answers.map((one) => (
              <td key={one.site}>
                {cell(one)}
                {when?.(one) && <span class="when">{when(one)}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

function rowsOf({ winterPeak, coveredShare, heatDutyFromMw }: SiteStudy, { say, format }: TownWords): Row[] {
  const whole = (value: number | null): string => format.number(value ?? Number.NaN);
  const mw = (value: number): string => format.number(value, 1);
  const date = (iso: string | null): string | null => iso && format.shortDate(iso);
  const means = (key: TownKey): string => say(`${key}.means` as TownKey);
  const plain = (key: TownKey, cell: Row['cell'], when?: Row['when']): Row => ({
    key,
    means: means(key),
    cell,
    ...(when && { when }),
  });
  const winter = winterPeak
    ? say('power.winter.means', {
        hour: String(winterPeak.hour),
        date: format.date(winterPeak.date),
        degC: format.quantity(winterPeak.dryBulbC, '°C', 1),
      })
    : say('power.winterNone.means');
  return [
    plain('jobs.building', ({ buildingJobs }) => whole(buildingJobs)),
    plain('jobs.operation', ({ operationJobs }) => whole(operationJobs)),
    plain(
      'water.peak',
      ({ peakDayWaterM3 }) => whole(peakDayWaterM3),
      ({ peakDayDate }) => date(peakDayDate),
    ),
    plain(
      'water.low',
      ({ lowWaterM3 }) => whole(lowWaterM3),
      ({ lowWaterMonth }) => lowWaterMonth && format.shortMonth(lowWaterMonth),
    ),
    { key: 'power.winter', means: winter, cell: ({ winterPeakMw }) => mw(winterPeakMw) },
    plain('power.firm', ({ firmMw }) => mw(firmMw)),
    plain(
      'power.least',
      ({ leastHeadroomMw }) => mw(leastHeadroomMw),
      ({ leastHeadroomDate }) => date(leastHeadroomDate),
    ),
    plain('power.end', ({ headroomAtEndMw }) => mw(headroomAtEndMw)),
    plain('power.subscribed', ({ subscribedMw }) => mw(subscribedMw)),
    plain('power.subscribedLeft', ({ subscribedHeadroomMw }) => mw(subscribedHeadroomMw)),
    plain('power.flexible', ({ flexibleMw }) => mw(flexibleMw)),
    plain('heat.sold', ({ heatSoldMwh }) => whole(heatSoldMwh)),
    plain('heat.homes', ({ heatedHomes }) => whole(heatedHomes)),
    {
      key: 'heat.duty',
      means: say('heat.duty.means', { mw: format.quantity(heatDutyFromMw, 'MW', 1, 0) }),
      cell: ({ heatDuty }) => (heatDuty ? say(`duty.${heatDuty.status}`) : whole(null)),
      when: ({ heatDuty }) =>
        heatDuty?.from ? say('duty.since', { mw: format.mw(heatDuty.newMw), date: format.shortDate(heatDuty.from) }) : null,
    },
    plain('carbon.location', ({ co2LocationT }) => whole(co2LocationT)),
    {
      key: 'carbon.market',
      means: say('carbon.market.means', { share: format.percent(coveredShare) }),
      cell: ({ co2MarketT }) => whole(co2MarketT),
    },
    plain('carbon.made', ({ co2EmbodiedT }) => whole(co2EmbodiedT)),
  ];
}

export function FlexibleTable({ study, words }: Props) {
  const { say, format } = words;
  return (
    <Box caption={say('flexible.caption')}>
      <SiteHead first={say('flexible.hour')} study={study} words={words} />
      <tbody>
        {Array.from({ length: 24 }, (_, hour) => (
          <tr key={String(hour)}>
            <th scope="row">{say('flexible.hourOf', { hour: String(hour) })}</th>
            {study.flexible
              .filter((row) => row.hour === hour)
              .map(({ site, flexibleMw }) => (
                <td key={site}>{format.number(flexibleMw, 1)}</td>
              ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

export function UnusedTable({ study, words }: Props) {
  const { say, format } = words;
  const months = [...new Set(study.unused.map(({ month }) => month))];
  return (
    <Box caption={say('unused.caption')} few={false}>
      <SiteHead first={say('unused.month')} study={study} words={words} />
      <tbody>
        {months.map((month) => (
          <tr key={month}>
            <th scope="row">{format.shortMonth(month)}</th>
            {study.unused
              .filter((row) => row.month === month)
              .map(({ site, unusedMw }) => (
                <td key={site}>{format.number(unusedMw, 1)}</td>
              ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

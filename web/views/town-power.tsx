import type { SiteStudy } from '../../src/index.ts';
import type { TownKey, TownWords } from '../town-words.ts';
import { Box, SiteHead } from './town-tables.tsx';

type Power = SiteStudy['power'][number];

/** What flexible power is worth, how far training swings, and how often the supply fails: one line each, one site a column. */
export function PowerTable({ study, words }: { readonly study: SiteStudy; readonly words: TownWords }) {
  const { say, format } = words;
  const { dearestHours, monthsGained } = study.flexibleTerms;
  // Three digits say enough of a worth that rests on assumptions.
  const euros = (value: number): string => format.number(Number((value / 1000).toPrecision(3)), 1, 0);
  const few = (value: number): string => format.number(value, 3);
  const row = (key: TownKey, cell: (power: Power) => string, values: Readonly<Record<string, string>> = {}) => (
    <tr key={key}>
      <th scope="row">
        {say(key)}
        <span class="means">{say(`${key}.means` as TownKey, values)}</span>
      </th>
      {study.power.map((one) => (
        <td key={one.site}>{cell(one)}</td>
      ))}
    </tr>
  );
  const months = say(`power.months.${format.plural(monthsGained)}`, { count: format.number(monthsGained, 1, 0) });
  return (
    <Box caption={say('power.caption')} asked>
      <SiteHead first={say('question')} study={study} words={words} />
      <tbody>
        {row('power.tender', ({ tenderEurPerYear }) => euros(tenderEurPerYear))}
        {row('power.dearest', ({ dearestHoursEurPerYear }) => euros(dearestHoursEurPerYear), { hours: String(dearestHours) })}
        {row('power.earlier', ({ earlierEur }) => euros(earlierEur), { months })}
        {row('power.swing', ({ swingMw }) => format.number(swingMw, 2))}
        {row('power.storage', ({ storageKwh }) => (storageKwh > 0 ? few(storageKwh) : format.number(Number.NaN)))}
        {row('power.outages', ({ outagesPerYear }) => few(outagesPerYear))}
        {row('power.away', ({ awayHPerYear }) => format.number(awayHPerYear, 2))}
        {row('power.uptime', ({ uptime }) => format.number(100 * uptime, 4))}
      </tbody>
    </Box>
  );
}

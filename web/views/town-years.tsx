import type { SiteStudy } from '../../src/index.ts';
import type { TownKey } from '../town-words.ts';
import { Box, nameOf, type Props } from './town-tables.tsx';

/** Heading and cells of a column, for tables with a row a site and year. */
type Column<R> = readonly [heading: TownKey, cell: (row: R) => string];

function YearTable<R extends { readonly site: string; readonly year: number; readonly whole?: boolean }>({
  study,
  words,
  caption,
  rows,
  columns,
}: Props & { readonly caption: string; readonly rows: readonly R[]; readonly columns: readonly Column<R>[] }) {
  const { say } = words;
  const names = new Map(study.answers.map((one) => [one.site, nameOf(one, words)]));
  return (
    <Box caption={caption}>
      <thead>
        <tr>
          <th scope="col">{say('filing.site')}</th>
          <th scope="col">{say('filing.year')}</th>
          {columns.map(([heading]) => (
            <th key={heading} scope="col">
              {say(heading)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.site} ${row.year}`}>
            <th scope="row">{names.get(row.site)}</th>
            <td>{row.whole === false ? say('filing.part', { year: String(row.year) }) : row.year}</td>
            {columns.map(([heading, cell]) => (
              <td key={heading}>{cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

export function EfficiencyTable({ study, words }: Props) {
  const { say, format } = words;
  const columns: readonly Column<SiteStudy['efficiency'][number]>[] = [
    ['efficiency.pue', ({ pue }) => format.number(pue, 3)],
    ['efficiency.itue', ({ itue }) => format.number(itue, 3)],
    ['efficiency.tue', ({ tue }) => format.number(tue, 3)],
    ['efficiency.supplies', ({ suppliesShare }) => format.number(100 * suppliesShare, 1)],
    ['efficiency.fans', ({ fansShare }) => format.number(100 * fansShare, 1)],
  ];
  return <YearTable study={study} words={words} caption={say('efficiency.caption')} rows={study.efficiency} columns={columns} />;
}

export function HeatTable({ study, words }: Props) {
  const { say, format } = words;
  const columns: readonly Column<SiteStudy['heat'][number]>[] = [
    ['heat.demand', ({ demandMwh }) => format.number(demandMwh)],
    ['heat.available', ({ availableMwh }) => format.number(availableMwh)],
    ['heat.soldColumn', ({ soldMwh }) => format.number(soldMwh)],
    ['heat.pump', ({ pumpMwh }) => format.number(pumpMwh)],
    ['heat.demandShare', ({ demandShare }) => format.number(100 * demandShare)],
    ['heat.useShare', ({ useShare }) => format.number(100 * useShare)],
    ['heat.source', ({ sourceC }) => format.number(sourceC)],
    ['heat.cop', ({ cop }) => format.number(cop, 1)],
    ['filing.erf', ({ erf }) => format.number(erf, 3)],
    ['heat.ere', ({ ere }) => format.number(ere, 3)],
    ['heat.homesColumn', ({ homes }) => format.number(homes)],
  ];
  return <YearTable study={study} words={words} caption={say('heat.caption')} rows={study.heat} columns={columns} />;
}

export function CarbonTable({ study, words }: Props) {
  const { say, format } = words;
  const columns: readonly Column<SiteStudy['carbon'][number]>[] = [
    ['carbon.direct', ({ locationDirectT }) => format.number(locationDirectT)],
    ['carbon.lifecycle', ({ locationLifecycleT }) => format.number(locationLifecycleT)],
    ['carbon.marketColumn', ({ marketDirectT }) => format.number(marketDirectT)],
    ['carbon.marginal', ({ marginalT }) => format.number(marginalT)],
    ['carbon.tests', ({ generatorTestsT }) => format.number(generatorTestsT)],
    ['carbon.servers', ({ embodiedServersT }) => format.number(embodiedServersT)],
    ['carbon.replaced', ({ embodiedReplacedT }) => format.number(embodiedReplacedT)],
    ['carbon.buildings', ({ embodiedBuildingsT }) => format.number(embodiedBuildingsT)],
    ['carbon.embodied', ({ embodiedT }) => format.number(embodiedT)],
  ];
  return <YearTable study={study} words={words} caption={say('carbon.caption')} rows={study.carbon} columns={columns} />;
}

/** What of making hardware weighs against what running it emits on the spot, in the last whole year: as much, on a grid as clean as the French one. */
export function CarbonScale({ study, words: { say, format } }: Props) {
  const last = study.carbon.findLast(({ site, whole, locationDirectT }) => site === 'all' && whole && locationDirectT > 0);
  if (!last) return null;
  const madeT = last.embodiedServersT + last.embodiedReplacedT;
  return (
    <p class="note">
      {say('carbon.scale', {
        year: String(last.year),
        servers: format.number(madeT),
        direct: format.number(last.locationDirectT),
      })}
    </p>
  );
}

export function FilingTable({ study, words }: Props) {
  const { say, format } = words;
  const columns: readonly Column<SiteStudy['filing'][number]>[] = [
    ['filing.installed', ({ installedItKw }) => format.number(installedItKw)],
    ['filing.due', ({ mustFile, dueBy }) => (mustFile ? format.shortDate(dueBy) : say('filing.exempt'))],
    ['filing.edc', ({ energyMwh }) => format.number(energyMwh)],
    ['filing.eit', ({ itMwh }) => format.number(itMwh)],
    ['efficiency.pue', ({ pue }) => format.number(pue, 3)],
    ['filing.water', ({ waterM3 }) => format.number(waterM3)],
    ['filing.wue', ({ wueLPerKwh }) => format.number(wueLPerKwh, 3)],
    ['filing.heat', ({ recoverableHeatMwh }) => format.number(recoverableHeatMwh)],
    ['filing.reused', ({ reusedHeatMwh }) => format.number(reusedHeatMwh)],
    ['filing.reusedC', ({ reusedHeatC }) => format.number(reusedHeatC)],
    ['filing.erf', ({ erf }) => format.number(erf, 3)],
    ['filing.ref', ({ ref }) => format.number(ref, 2)],
    ['filing.mean', ({ dryBulbC }) => format.number(dryBulbC, 1)],
    ['filing.cdd', ({ coolingDegreeDays }) => format.number(coolingDegreeDays)],
  ];
  return <YearTable study={study} words={words} caption={say('filing.caption')} rows={study.filing} columns={columns} />;
}

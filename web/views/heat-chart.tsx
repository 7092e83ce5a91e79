import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { HEAT_LAYERS, heatPlot } from '../charts/heat-months.ts';
import { usePage } from '../context.ts';
import type { Words } from '../i18n/messages.ts';
import type { Town } from '../../workers/protocol.ts';
import { shortName } from '../sites.ts';
import { type TownWords, townWords } from '../town-words.ts';
import { BarsFigure, type BarsTold, Choice } from './bars-figure.tsx';
import { periodOf } from './headings.ts';

const SERIES = ['demandMwh', 'availableMwh', 'soldMwh', 'pumpMwh', 'deliveredMwh'] as const;

/** What a site hands on in each month, with the electricity of the heat pump, under what the town asks for. */
export function HeatChart({ town, words }: { readonly town: Town; readonly words: TownWords }) {
  const page = usePage();
  const { say, language } = words;
  const { study } = town;
  const site = useSignal('all');
  const wanted = study.answers.some((one) => one.site === site.value) ? site.value : 'all';
  const chart = page.calmChart.value;
  const data = useMemo(
    () =>
      chart &&
      heatPlot(
        study.heatMonths.filter((row) => row.site === wanted),
        chart,
      ),
    [study, wanted, chart],
  );
  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const last = study.heat.findLast((row) => row.site === wanted && row.whole && row.demandMwh > 0);
  const told = (of: Words): BarsTold => {
    const { say: own } = townWords(of.language);
    const names = study.answers.find((one) => one.site === wanted)!.names[of.language];
    const nameOf = (id: string) => {
      const layer = HEAT_LAYERS.find((one) => one === id);
      return own(layer ? `heat.layer.${layer}` : 'heat.layer.asked');
    };
    return {
      title: last
        ? own(wanted === 'all' ? 'heat.findingAll' : 'heat.finding', {
            share: of.format.percent(last.demandShare),
            year: String(last.year),
            sold: of.format.percent(last.useShare),
          })
        : own('heat.nothing'),
      subtitle: own('heat.subtitle', {
        place: wanted === 'all' ? own('all') : names,
        period: periodOf(answer.overview.summary, of),
      }),
      name: own('heat.title'),
      said: { name: nameOf, nothing: own('heat.nothing'), unit: 'gridMwh' },
    };
  };
  const series = () => {
    const rows = study.heatMonths.filter((row) => row.site === wanted);
    return {
      months: rows.map(({ month }) => month),
      columns: SERIES.map((key) => ({ key, values: Float64Array.from(rows, (row) => row[key]) })),
    };
  };
  return (
    <BarsFigure id="heat" told={told} data={data} file={wanted} csv={() => town.csv.heatMonths} series={series} rests="/heat/">
      <Choice
        label={say('heat.of')}
        value={wanted}
        options={study.answers.map(
          (one) => [one.site, one.site === 'all' ? say('all') : shortName(one.names[language])] as const,
        )}
        onChoose={(value) => {
          site.value = value;
        }}
      />
    </BarsFigure>
  );
}

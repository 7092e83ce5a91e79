import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { HEAT_LAYERS, heatPlot } from '../charts/heat-months.ts';
import { usePage, useWords } from '../context.ts';
import type { Town } from '../../workers/protocol.ts';
import { shortName } from '../sites.ts';
import { type TownWords, townWords } from '../town-words.ts';
import { BarsFigure, Choice } from './bars-figure.tsx';
import type { BarsWords } from './bars-layout.ts';
import { periodOf } from './headings.ts';

/** What a site hands on in each month, with the electricity of the heat pump, under what the town asks for. */
export function HeatChart({ town, words }: { readonly town: Town; readonly words: TownWords }) {
  const page = usePage();
  const pageWords = useWords();
  const { say, format, language } = words;
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
  const said = useMemo((): BarsWords => {
    const { say: own } = townWords(language);
    const nameOf = (id: string) => {
      const layer = HEAT_LAYERS.find((one) => one === id);
      return own(layer ? `heat.layer.${layer}` : 'heat.layer.asked');
    };
    return { name: nameOf, nothing: own('heat.nothing'), unit: 'gridMwh' };
  }, [language]);
  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const last = study.heat.findLast((row) => row.site === wanted && row.whole && row.demandMwh > 0);
  const names = study.answers.find((one) => one.site === wanted)!.names[language];
  const title = last
    ? say(wanted === 'all' ? 'heat.findingAll' : 'heat.finding', {
        share: format.percent(last.demandShare),
        year: String(last.year),
        sold: format.percent(last.useShare),
      })
    : say('heat.nothing');
  return (
    <BarsFigure
      id="heat"
      title={title}
      subtitle={say('heat.subtitle', {
        place: wanted === 'all' ? say('all') : names,
        period: periodOf(answer.overview.summary, pageWords),
      })}
      data={data}
      said={said}
      name={say('heat.title')}
      file={wanted}
      csv={() => town.csv.heatMonths}
    >
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

/** The measures that a person wrote, as figures of a report. */
import type { LocalText } from '../../src/index.ts';
import type { MeasureFault } from '../../workers/measure/program.ts';
import { AXIS_TEXT } from '../charts/axis.ts';
import { plotWords } from '../charts/figure.ts';
import { LABEL_GAP } from '../charts/plot.ts';
import type { ChartData } from '../charts/series.ts';
import { textWidth } from '../charts/text.ts';
import type { Words } from '../i18n/messages.ts';
import { valueText } from '../measure-text.ts';
import { faultText } from '../own-measure/fault-text.ts';
import { type OwnMeasure, tidyFormula } from '../own-measure/list.ts';
import type { OwnView } from '../own-measure/view-type.ts';
import type { Answer } from '../state.ts';
import { smallFigure } from './figures.ts';
import { type ReportFigure, type ReportText, text } from './report.ts';
import { reportWords } from './words.ts';

/** The least room for what stands at the end of a line. */
const LEAST_LABELS = 88;

/** A measure that a person wrote, as it could be read: how it is shown, where it has faults, or why nothing could be read. */
export type OwnRead = { readonly measure: OwnMeasure } & (
  | { readonly view: OwnView }
  | { readonly faults: readonly MeasureFault[] }
  | { readonly reason: LocalText }
);

/** A figure each of the measures that a person wrote, its formula under it; of one that cannot be read, why not. */
export function ownParts(
  read: readonly OwnRead[],
  { overview }: Answer,
  chart: ChartData,
  words: Words,
): readonly (ReportFigure | ReportText)[] {
  const say = reportWords(words.language);
  const shown = read.map((one) => ('view' in one ? one.view.show(overview, chart, 'all', undefined) : undefined));
  const widest = Math.max(
    0,
    ...shown.flatMap((one) =>
      one ? one.plot.layers.map(({ end }) => textWidth(valueText(one.measure, end, words), AXIS_TEXT)) : [],
    ),
  );
  return read.map((one, i) => {
    const { name, formula } = one.measure;
    if (!('view' in one)) {
      const faults = 'faults' in one ? one.faults.map((fault) => faultText(fault, words)).join(' ') : one.reason[words.language];
      return text(say('measures.faults', { name, formula: tidyFormula(formula), faults }));
    }
    const { plot, measure } = shown[i]!;
    // What a person wrote is told by itself.
    if (typeof measure === 'string') throw new Error('A measure by formula is shown as one of ours.');
    const { title, subtitle } = measure.headings(overview.summary, 'all', words, true);
    const unit = measure.plainUnit[words.language];
    return {
      name,
      // As the other small charts, it says the date on none of its own.
      ...smallFigure(
        title,
        subtitle,
        { plot },
        { ...plotWords(measure, plot, words), asOf: '', forecast: '' },
        Math.max(LEAST_LABELS, widest + LABEL_GAP + 6),
      ),
      under: say(unit === '' ? 'measures.formula' : 'measures.formulaUnit', { formula: measure.formula, unit }),
    };
  });
}

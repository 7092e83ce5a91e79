/** The chart of the costs in pixels: on the page and in the exported file it is laid out here. */
import type { Words } from '../i18n/messages.ts';
import { type MoneyKey, moneyWords } from '../money-words.ts';
import { AXIS_TEXT } from './axis.ts';
import { plotWords } from './figure.ts';
import { MONEY_GROUPS, type MoneyGroup } from './money.ts';
import { layoutPlot, type PlotMarks } from './plot.ts';
import type { PlotData } from './plot-data.ts';
import { textWidth } from './text.ts';

/** Between the values of the axis and the first bar. */
const AXIS_GAP = 8;

/** The values of the axis stand beside the bars: the first bar begins where the axis does, and is often the highest. */
export function layoutMoney(data: PlotData, width: number, height: number, words: Words): PlotMarks {
  const say = moneyWords(words.language);
  const labelRoom = width < 560 ? 120 : 210;
  const base = plotWords('costEur', data, words);
  const nameOf = (id: MoneyGroup): MoneyKey => (id === 'electrical' || id === 'rest' ? `group.${id}` : `kind.${id}`);
  const layoutFrom = (left: number): PlotMarks => {
    const box = { x: left, y: 14, width: Math.max(80, width - left - labelRoom), height: height - 38 };
    return layoutPlot(data, box, labelRoom, {
      ...base,
      name: ({ id }) => say(nameOf(MONEY_GROUPS.find((group) => group === id)!)),
      value: (eur) => words.format.eur(eur),
      asOf: '',
      forecast: '',
      nothing: say('titleNone'),
    });
  };
  const { grid } = layoutFrom(0);
  return layoutFrom(AXIS_GAP + Math.max(0, ...grid.map(({ text }) => textWidth(text, AXIS_TEXT))));
}

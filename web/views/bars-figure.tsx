import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { PlotData } from '../charts/plot-data.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderPlot } from '../charts/render-plot.ts';
import { usePage, useWords } from '../context.ts';
import type { ExportSource } from '../export/source.ts';
import type { Column } from '../export/tables.ts';
import type { Words } from '../i18n/messages.ts';
import { fileName, save } from '../save.ts';
import { type BarsWords, FILE_SIZE, layoutBars, PLOT_HEIGHT } from './bars-layout.ts';
import { useRoom } from './box-size.ts';
import { attempt, ChartFiles } from './downloads.tsx';
import './bars.css';

type Props = {
  /** Names the section in the page and in its files: `money`, `bill`, `heat`. */
  readonly id: string;
  /** What it says, in the language of the page or of a file. */
  readonly told: (words: Words) => BarsTold;
  readonly data: PlotData | undefined;
  /** What stands in the names of its files beside the id. */
  readonly file: string;
  /** Its own series, by month. */
  readonly series: (words: Words) => { readonly months: readonly string[]; readonly columns: readonly Column[] };
  /** Part of the pointers of the inputs that it rests on first. */
  readonly rests: string;
  readonly csv: () => string;
  /** What chooses what is shown. */
  readonly children: ComponentChildren;
};

export type BarsTold = {
  readonly title: string;
  readonly subtitle: string;
  /** What its files hold. */
  readonly name: string;
  readonly said: BarsWords;
};

/** Bars by month or year under their finding, with what they show to choose from, and their files. */
export function BarsFigure({ id, told, data, file, csv, series, rests, children }: Props) {
  const page = usePage();
  const words = useWords();
  const { title, subtitle, name, said } = told(words);
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const latest = useSignal({ data, said, language: words.language });
  if (latest.peek().data !== data || latest.peek().language !== words.language)
    latest.value = { data, said, language: words.language };
  useSignalEffect(() => {
    const shown = latest.value;
    if (!shown.data || !room.value || !svg.current) return;
    const { width } = room.value;
    setQuietly(svg.current, 'width', width);
    setQuietly(svg.current, 'height', PLOT_HEIGHT);
    renderPlot(svg.current, layoutBars(shown.data, width, PLOT_HEIGHT, page.words.value, shown.said));
  });

  const answer = page.calmAnswer.value;
  if (!answer) return null;
  const { summary } = answer.overview;
  const source = (): ExportSource | undefined =>
    data && {
      id: `${id}-${file}`,
      parts: [id, file],
      answer,
      size: FILE_SIZE,
      name: (of) => told(of).name,
      headings: (of) => {
        const own = told(of);
        return { title: own.title, subtitle: own.subtitle, description: `${own.title}. ${own.subtitle}` };
      },
      draft: (of) => (width, height) => ({
        height,
        draw: (plot) => renderPlot(plot, layoutBars(data, width, height, of, told(of).said)),
      }),
      table: async (of) => {
        const { monthsTable } = await import('../export/tables.ts');
        const { months, columns } = series(of);
        return monthsTable(months, columns, of);
      },
      rests,
    };
  const rows = () =>
    attempt(page, async () => {
      save(fileName(summary, [id, 'months'], 'csv'), [csv()], 'text/csv');
    });
  return (
    <div data-chart={id}>
      <h3 id={`${id}-finding`}>{title}</h3>
      <p class="subtitle">{subtitle}</p>
      <p class="bars-choice">{children}</p>
      <div class={`bars-plot ${id}-plot`}>
        <svg ref={svg} class="figure" role="img" aria-labelledby={`${id}-finding`} />
      </div>
      <p class="downloads">
        <span>{words.t('power.export')}</span>
        <ChartFiles name={name} source={source} csv={rows} />
      </p>
    </div>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
};

/** One of a few, by name. */
export function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <label>
      {label}{' '}
      <select
        value={value}
        onChange={(event) => {
          onChoose(event.currentTarget.value as T);
        }}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

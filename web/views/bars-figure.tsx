import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { PlotData } from '../charts/plot-data.ts';
import { setQuietly } from '../charts/quiet.ts';
import { renderPlot } from '../charts/render-plot.ts';
import { usePage, useWords } from '../context.ts';
import { fileName, save } from '../save.ts';
import { type BarsWords, FILE_SIZE, layoutBars, PLOT_HEIGHT } from './bars-layout.ts';
import { useRoom } from './box-size.ts';
import { attempt, PictureAndRows } from './downloads.tsx';
import { sourceLine } from './headings.ts';
import './bars.css';

type Props = {
  /** Names the section in the page and in its files: `money`, `bill`, `heat`. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly data: PlotData | undefined;
  readonly said: BarsWords;
  /** What its files hold, and what stands in their names beside the id. */
  readonly name: string;
  readonly file: string;
  readonly csv: () => string;
  /** What chooses what is shown. */
  readonly children: ComponentChildren;
};

/** Bars by month or year under their finding, with what they show to choose from, and their files. */
export function BarsFigure({ id, title, subtitle, data, said, name, file, csv, children }: Props) {
  const page = usePage();
  const words = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const latest = useSignal({ data, said });
  if (latest.peek().data !== data || latest.peek().said.name !== said.name) latest.value = { data, said };
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
  const picture = () =>
    attempt(page, async () => {
      if (!data) return;
      const { exportSvg } = await import('../charts/export-svg.ts');
      const text = await exportSvg(
        (width, height) => ({ height, draw: (plot) => renderPlot(plot, layoutBars(data, width, height, words, said)) }),
        { title, subtitle, source: sourceLine(summary, answer.changes, words), description: `${title}. ${subtitle}` },
        words,
        FILE_SIZE,
      );
      save(fileName(summary, [id, file, words.language], 'svg'), [text], 'image/svg+xml');
    });
  const rows = () =>
    attempt(page, async () => {
      save(fileName(summary, [id, 'months'], 'csv'), [csv()], 'text/csv');
    });
  return (
    <>
      <h3 id={`${id}-finding`}>{title}</h3>
      <p class="subtitle">{subtitle}</p>
      <p class="bars-choice">{children}</p>
      <div class={`bars-plot ${id}-plot`}>
        <svg ref={svg} class="figure" role="img" aria-labelledby={`${id}-finding`} />
      </div>
      <p class="downloads">
        <span>{words.t('power.export')}</span>
        <PictureAndRows name={name} svg={picture} csv={rows} />
      </p>
    </>
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

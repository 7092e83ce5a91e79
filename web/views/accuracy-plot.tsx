import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { CaseRow } from '../accuracy-rows.ts';
import type { AccuracyWords } from '../accuracy-words.ts';
import { type DotRow, layoutDots } from '../charts/dots.ts';
import { markPath, renderDots } from '../charts/render-dots.ts';
import { useRoom } from './box-size.ts';

/** The chart grows with the page up to this width: longer whiskers would say nothing more. */
const WIDEST = 1120;
const PAPER = 700;

type Props = { readonly rows: readonly CaseRow[]; readonly words: AccuracyWords };

/** The error of each case against its tolerance, by kind. */
export function AccuracyPlot({ rows, words }: Props) {
  const { say, format } = words;
  const svg = useRef<SVGSVGElement>(null);
  const room = useRoom(svg);
  const width = Math.min(WIDEST, room.value?.width ?? PAPER);
  const marks = useMemo(
    () => layoutDots(rows.map(dotOf), width, (kind) => words.name('kind', kind), format.percent),
    [rows, width, words, format],
  );
  useEffect(() => {
    if (svg.current) renderDots(svg.current, marks);
  }, [marks]);
  const failing = rows.filter(({ verdict }) => verdict !== 'within').length;
  return (
    <section aria-labelledby="accuracy-plot">
      <h2 id="accuracy-plot">{say('plot.title')}</h2>
      <p class="quiet">{say('plot.subtitle')}</p>
      <ul class="key">
        <Key mark="dot" of="row" text={say('plot.fitted')} />
        <Key mark="dot" of="row unseen-case" text={say('plot.unseen')} />
        <Key mark="diamond" of="row beyond" text={say('plot.beyond')} />
      </ul>
      <div class="dots">
        <svg
          ref={svg}
          role="img"
          width={marks.width}
          height={marks.height}
          viewBox={`0 0 ${marks.width} ${marks.height}`}
          aria-label={say('plot.label', { n: format.number(rows.length), failing: format.number(failing) })}
        />
      </div>
    </section>
  );
}

function dotOf({ result, name, error, verdict, fit }: CaseRow) {
  return {
    id: result.id,
    kind: result.kind,
    name,
    error: result.error ?? Number.NaN,
    tolerance: result.allowedError,
    isBeyond: verdict === 'beyond',
    isUnseen: fit === 'unseen',
    text: error,
  };
}

function Key({ mark, of, text }: { readonly mark: DotRow['mark']; readonly of: string; readonly text: string }) {
  return (
    <li>
      <svg viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">
        <g class={of}>
          <path class="mark" d={markPath(mark)} />
        </g>
      </svg>
      {text}
    </li>
  );
}

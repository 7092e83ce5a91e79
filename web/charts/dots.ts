/** Where the dots of the accuracy view stand: one row a case, by kind, its error against the tolerance. */
import { scaleLinear } from 'd3';

export type Dot = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Predicted over published, less one; NaN where nothing was predicted. */
  readonly error: number;
  readonly tolerance: number;
  readonly isBeyond: boolean;
  readonly isUnseen: boolean;
  /** The error in words. */
  readonly text: string;
};

export type DotRow = {
  readonly id: string;
  readonly name: string;
  readonly nameY: number;
  readonly y: number;
  /** None where nothing was predicted. */
  readonly x: number | undefined;
  readonly from: number;
  readonly to: number;
  readonly mark: 'dot' | 'diamond' | 'left' | 'right';
  readonly isUnseen: boolean;
  readonly isBeyond: boolean;
  readonly text: string;
  readonly textX: number;
  readonly anchor: 'start' | 'end';
};
export type DotGroup = {
  readonly kind: string;
  readonly title: string;
  readonly y: number;
  readonly bottom: number;
  readonly ticksY: number;
  readonly rows: readonly DotRow[];
};
export type DotMarks = {
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly { readonly x: number; readonly text: string; readonly isZero: boolean }[];
  readonly groups: readonly DotGroup[];
};

/** Errors beyond this stand at the edge. */
export const DOT_LIMIT = 0.75;
/** From this width on a name stands beside its dot, below it above. */
const WIDE = 760;
const NAMES = 348;
const EDGE = 28;
const ROW = 20;
const NAME_ROW = 16;
const HEAD = 32;
const GAP = 12;
/** Room between a mark and its figure. */
const ASIDE = 10;

export function layoutDots(
  dots: readonly Dot[],
  width: number,
  kindTitle: (kind: string) => string,
  percent: (share: number) => string,
): DotMarks {
  const isWide = width >= WIDE;
  const x = scaleLinear([-DOT_LIMIT, DOT_LIMIT], [(isWide ? NAMES : 0) + EDGE, width - EDGE]).clamp(true);
  const place = (dot: Dot, top: number): DotRow => {
    const isOff = Math.abs(dot.error) > DOT_LIMIT;
    const at = Number.isFinite(dot.error) ? x(dot.error) : undefined;
    // On the far side of zero, where no bar is; an arrow at the edge has room on its other side alone.
    const isRight = dot.error > 0 !== isOff;
    return {
      id: dot.id,
      name: dot.name,
      nameY: top + (isWide ? ROW / 2 : NAME_ROW / 2),
      y: top + (isWide ? ROW / 2 : NAME_ROW + ROW / 2),
      x: at,
      from: x(-dot.tolerance),
      to: x(dot.tolerance),
      mark: isOff ? (dot.error < 0 ? 'left' : 'right') : dot.isBeyond ? 'diamond' : 'dot',
      isUnseen: dot.isUnseen,
      isBeyond: dot.isBeyond,
      text: dot.isBeyond ? dot.text : '',
      textX: (at ?? 0) + (isRight ? ASIDE : -ASIDE),
      anchor: isRight ? 'start' : 'end',
    };
  };
  let top = 0;
  const groups = [...new Set(dots.map(({ kind }) => kind))].map((kind): DotGroup => {
    const y = top + HEAD / 2;
    // A narrow chart has no room for the title beside the figures of the axis.
    const ticksY = isWide ? y : y + ROW;
    top += HEAD + (isWide ? 0 : ROW);
    const rows = dots
      .filter((dot) => dot.kind === kind)
      .map((dot) => {
        const row = place(dot, top);
        top += isWide ? ROW : NAME_ROW + ROW;
        return row;
      });
    const bottom = top;
    top += GAP;
    return { kind, title: kindTitle(kind), y, bottom, ticksY, rows };
  });
  const shares = isWide ? [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75] : [-0.5, 0, 0.5];
  const ticks = shares.map((share) => ({ x: x(share), text: percent(share), isZero: share === 0 }));
  return { width, height: top, ticks, groups };
}

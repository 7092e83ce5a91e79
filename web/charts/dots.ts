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
  readonly ticks: readonly { readonly x: number; readonly text: string; readonly isZero: boolean }[];
  readonly rows: readonly DotRow[];
};
export type DotMarks = {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly DotGroup[];
};

/** Errors beyond this stand at the edge; nearer where no case of a kind may be off by as much as `FINE_TOLERANCE`. */
const COARSE_LIMIT = 0.75;
const FINE_LIMIT = 0.15;
const FINE_TOLERANCE = 0.05;
/** Figures on the axis, as shares of the limit. */
const WIDE_TICKS = [-1, -2 / 3, -1 / 3, 0, 1 / 3, 2 / 3, 1];
const NARROW_TICKS = [-2 / 3, 0, 2 / 3];
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
  const place = (dot: Dot, top: number, limit: number, x: (share: number) => number): DotRow => {
    const isOff = Math.abs(dot.error) > limit;
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
      text: dot.isBeyond || isOff ? dot.text : '',
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
    const ofKind = dots.filter((dot) => dot.kind === kind);
    const limit = limitOf(ofKind);
    const x = scaleLinear([-limit, limit], [(isWide ? NAMES : 0) + EDGE, width - EDGE]).clamp(true);
    const rows = ofKind.map((dot) => {
      const row = place(dot, top, limit, x);
      top += isWide ? ROW : NAME_ROW + ROW;
      return row;
    });
    const bottom = top;
    top += GAP;
    const ticks = (isWide ? WIDE_TICKS : NARROW_TICKS).map((part) => ({
      x: x(part * limit),
      text: percent(part * limit),
      isZero: part === 0,
    }));
    return { kind, title: kindTitle(kind), y, bottom, ticksY, ticks, rows };
  });
  return { width, height: top, groups };
}

/** How far the axis of some cases reaches, either way. */
export function limitOf(dots: readonly Pick<Dot, 'tolerance'>[]): number {
  return dots.every(({ tolerance }) => tolerance < FINE_TOLERANCE) ? FINE_LIMIT : COARSE_LIMIT;
}

import { highestIn } from './values.ts';

/** Which firm import stands over the draw, so that it bounds the picture without flattening it. */
/** Beyond this many times the highest draw, the firm import would flatten the picture. */
const FAR = 2.5;

export type Firm = {
  readonly values: Float64Array;
  readonly highest: number;
  readonly drawingOnly: boolean;
  readonly clipped: boolean;
};

/**
 * The firm import of all sites; of those that draw when that of all would flatten the picture; and where even that would,
 * as much of the stair as leaves the draw readable, the rest passing out through the top.
 */
export function firmToShow(firm: { readonly all: Float64Array; readonly drawing: Float64Array }, highestDraw: number): Firm {
  const most = FAR * highestDraw;
  const whole = { values: firm.all, highest: highestIn(firm.all), drawingOnly: false, clipped: false };
  if (!(most > 0) || whole.highest <= most) return whole;
  const drawing = { values: firm.drawing, highest: highestIn(firm.drawing), drawingOnly: true, clipped: false };
  if (drawing.highest <= most) return drawing;
  return { ...whole, highest: highestIn(firm.all.filter((mw) => mw <= most)), clipped: true };
}

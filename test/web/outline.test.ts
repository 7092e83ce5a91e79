import { area, line } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { band, outline, slopeOf } from '../../web/charts/outline.ts';
import { holds } from '../fixtures.ts';

const y = (value: number) => 200 - 1.7 * value;
const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
  { weight: 4, arbitrary: fc.constantFrom(0, 50) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const anyRow = fc.array(fc.tuple(anyValue, anyValue), { minLength: 1, maxLength: 30 });

/** A path of d3 without the points that lie between two at their own height. */
function cornered(path: string): string {
  const strokes = path.split(/(?=M)/).map((stroke) => {
    const closed = stroke.endsWith('Z');
    const points = stroke.replace(/[MZ]/g, '').split('L');
    const y = (point: string | undefined) => point?.split(',')[1];
    const kept = points.filter(
      (point, i) =>
        !(
          i > 0 &&
          i < points.length - 1 &&
          y(point) === y(points[i - 1]) &&
          y(point) === y(points[i + 1]) &&
          straight(points, i)
        ),
    );
    return `M${kept.join('L')}${closed ? 'Z' : ''}`;
  });
  return path === '' ? '' : strokes.join('');
}
/** Whether the way goes on in the same direction: the far end of a band turns back at its own height where it is empty. */
function straight(points: readonly string[], i: number): boolean {
  const x = (point: string) => Number(point.split(',')[0]);
  return Math.sign(x(points[i]!) - x(points[i - 1]!)) === Math.sign(x(points[i + 1]!) - x(points[i]!));
}
const at = Float64Array.from({ length: 30 }, (_, i) => 12.34 + 7.77 * i);

test('a line and a band are those of d3, to the tenth of a pixel, without the points that bend nothing', () => {
  holds(
    fc.property(anyRow, (row) => {
      const low = Float64Array.from(row, ([value]) => value);
      const high = Float64Array.from(row, ([value, more]) => value + more);
      const known = (i: number) => !Number.isNaN(low[i]!) && !Number.isNaN(high[i]!);
      const places = row.map((_, i) => i);
      const d3Line = line<number>(
        (i) => at[i]!,
        (i) => y(high[i]!),
      )
        .defined((i) => !Number.isNaN(high[i]!))
        .digits(1);
      const d3Band = area<number>(
        (i) => at[i]!,
        (i) => y(low[i]!),
        (i) => y(high[i]!),
      )
        .defined(known)
        .digits(1);
      expect(outline(at, high, slopeOf(y))).toBe(cornered(d3Line(places) ?? ''));
      expect(band(at, low, high, slopeOf(y))).toBe(cornered(d3Band(places) ?? ''));
    }),
    300,
  );
});

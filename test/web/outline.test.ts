import { area, line } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { band, outline, slopeOf } from '../../web/charts/outline.ts';
import { holds } from '../fixtures.ts';

const y = (value: number) => 200 - 1.7 * value;
const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const anyRow = fc.array(fc.tuple(anyValue, anyValue), { minLength: 1, maxLength: 30 });

/** Commands and numbers of a path: `L` that d3 leaves out after the first is written out, and a lone point closed the same way. */
const at = Float64Array.from({ length: 30 }, (_, i) => 12.34 + 7.77 * i);

test('a line and a band are those of d3, to the tenth of a pixel', () => {
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
      expect(outline(at, high, slopeOf(y))).toBe(d3Line(places) ?? '');
      expect(band(at, low, high, slopeOf(y))).toBe(d3Band(places) ?? '');
    }),
    300,
  );
});

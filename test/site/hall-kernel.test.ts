import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadScenario } from '../../src/index.ts';
import { pow } from '../../src/math.ts';
import { hallDraw, hallPlant, MISC } from '../../src/site/facility.ts';
import { drawHall, hallKernel } from '../../src/site/hall-kernel.ts';
import { powerAt, powerTable } from '../../src/site/power-table.ts';
import { wetBulbC } from '../../src/site/psychrometrics.ts';
import { libraryWith, shippedPlan } from '../../workers/shipped.ts';

const loaded = loadScenario(shippedPlan('microsoft-france')!, libraryWith());
if (!loaded.ok) throw new Error('the default plan should load');
const shipped = loaded.scenario.catalogue.coolings;
/** What is shipped, and towers whose vapour goes by figures of their own. */
const coolings = [
  ...shipped,
  ...shipped
    .filter(({ air }) => air.kind === 'tower')
    .map(({ air, ...rest }) => ({ ...rest, air: { ...air, vapourShare: 0.4, vapourPerK: 0.02, leastVapourShare: 0.35 } })),
];

/** What a hall is asked for in one hour. */
const anyHour = fc.record({
  x: fc.double({ min: 0, max: 1.05, noNaN: true }),
  dryBulbC: fc.double({ min: -20, max: 50, noNaN: true }),
  humidity: fc.double({ min: 0.05, max: 1, noNaN: true }),
});

test('the kernel of the hour loop draws what the reference draws, in every architecture, weather and load', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...coolings),
      fc.constantFrom('modern', 'eco', 'legacy', 'none' as const),
      fc.constantFrom(1, 1.17, 1.33, 2),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(anyHour, { minLength: 1, maxLength: 4 }),
      fc.nat(3),
      fc.constantFrom({ coolingFactor: 1, fixedOverhead: 0.015 }, { coolingFactor: 2.5, fixedOverhead: 0.05 }),
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      (cooling, ups, installed, liquidShare, hours, skipped, operator, mw) => {
        const plant = hallPlant(cooling, liquidShare, { ups: ups as 'modern', installed }, operator);
        const unread = new Array<number>(skipped).fill(Number.NaN);
        const weather = {
          dryBulbC: Float64Array.from([...unread, ...hours.map(({ dryBulbC }) => dryBulbC)]),
          wetBulbC: Float64Array.from([...unread, ...hours.map(({ dryBulbC, humidity }) => wetBulbC(dryBulbC, humidity))]),
        };
        // Something else draws already: a hall is added to it.
        const column = () => new Float64Array(hours.length).fill(3);
        const out = { itMw: column(), lossMw: column(), coolingMw: column(), waterM3: column(), heatMw: column() };
        const load = Float64Array.from(hours, ({ x }) => x * mw);
        drawHall(hallKernel(plant, mw), load, weather, skipped, hours.length, out);
        hours.forEach(({ x }, j) => {
          const at = { dryBulbC: weather.dryBulbC[skipped + j]!, wetBulbC: weather.wetBulbC[skipped + j]! };
          const reference = hallDraw(plant, x, at);
          for (const [name, value] of [
            ['itMw', x],
            ['lossMw', reference.loss],
            ['coolingMw', reference.cooling],
            ['waterM3', reference.waterLPerKwh],
            ['heatMw', reference.reusable],
          ] as const) {
            const drawn = (out[name][j]! - 3) / mw;
            expect(Math.abs(drawn - value), name).toBeLessThanOrEqual(2e-11 * Math.max(1, Math.abs(value)) + 1e-14 / mw);
          }
          expect(reference.total).toBeCloseTo(x + reference.loss + reference.cooling + MISC, 12);
        });
      },
    ),
    { numRuns: 2000 },
  );
});

test('a power table agrees with the power to 1e-12 between its ends, and is held at them', () => {
  for (const [exponent, low] of [
    [2.2, 0.35],
    [3.45, 0.15],
  ] as const) {
    const table = powerTable(exponent, low);
    for (let i = 0; i <= 5000; i++) {
      const x = low + ((1 - low) * i) / 5000;
      expect(Math.abs(powerAt(table, x) - pow(x, exponent))).toBeLessThan(1e-12);
    }
    expect(powerAt(table, low / 2)).toBe(powerAt(table, low));
    expect(powerAt(table, 1.3)).toBe(1);
  }
});

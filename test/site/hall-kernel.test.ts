import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadScenario } from '../../src/index.ts';
import { pow } from '../../src/math.ts';
import { hallDraw, hallPlant, MISC } from '../../src/site/facility.ts';
import {
  COOLING,
  DRAW_SLOTS,
  drawHall,
  hallKernel,
  LOSS,
  REUSABLE,
  totalOf,
  WATER_L_PER_KWH,
} from '../../src/site/hall-kernel.ts';
import { powerAt, powerTable } from '../../src/site/power-table.ts';
import { wetBulbC } from '../../src/site/psychrometrics.ts';
import { libraryWith, shippedPlan } from '../../workers/shipped.ts';

const loaded = loadScenario(shippedPlan('microsoft-france')!, libraryWith());
if (!loaded.ok) throw new Error('the default plan should load');
const { coolings } = loaded.scenario.catalogue;

test('the kernel of the hour loop draws what the reference draws, in every architecture, weather and load', () => {
  const out = new Float64Array(DRAW_SLOTS);
  fc.assert(
    fc.property(
      fc.constantFrom(...coolings),
      fc.constantFrom('modern', 'eco', 'legacy', 'none' as const),
      fc.constantFrom(1, 1.17, 1.33, 2),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1.05, noNaN: true }),
      fc.double({ min: -20, max: 50, noNaN: true }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.constantFrom({ coolingFactor: 1, fixedOverhead: 0.015 }, { coolingFactor: 2.5, fixedOverhead: 0.05 }),
      (cooling, ups, installed, liquidShare, x, dryBulbC, humidity, operator) => {
        const plant = hallPlant(cooling, liquidShare, { ups: ups as 'modern', installed }, operator);
        const weather = { dryBulbC, wetBulbC: wetBulbC(dryBulbC, humidity) };
        const reference = hallDraw(plant, x, weather);
        drawHall(hallKernel(plant), x, weather.dryBulbC, weather.wetBulbC, out);
        for (const [slot, value] of [
          [LOSS, reference.loss],
          [COOLING, reference.cooling],
          [WATER_L_PER_KWH, reference.waterLPerKwh],
          [REUSABLE, reference.reusable],
        ] as const) {
          expect(Math.abs(out[slot]! - value)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(value)));
        }
        expect(totalOf(x, out)).toBeCloseTo(reference.total, 10);
        expect(reference.total).toBeCloseTo(x + reference.loss + reference.cooling + MISC, 12);
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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimate } from '../../src/index.ts';
import type { Loop } from '../../src/scenario/catalogue.ts';
import { loopDuty, loopsOf, makeUpOf, type Weather } from '../../src/site/cooling.ts';
import { coolingCeiling, hallDraw, hallPlant } from '../../src/site/facility.ts';
import {
  BUSWAY,
  chainLoss,
  type Stage,
  stageLoss,
  TRANSFORMERS,
  UPS_STAGES,
  type Ups,
  upsEfficiency,
} from '../../src/site/power-chain.ts';
import { LATENT_HEAT_KJ_PER_KG, relativeHumidity, saturationPa, wetBulbC } from '../../src/site/psychrometrics.ts';
import { holds, small, within } from '../fixtures.ts';

const { catalogue } = small;

/** A hall run as designed, with no overhead over physics. */
function plantOf(id: string, { ups = 'modern' as Ups, liquidShare = 0.85, installed = 1.33 } = {}) {
  const cooling = catalogue.coolings.find((entry) => entry.id === id)!;
  return hallPlant(cooling, liquidShare, { ups, installed }, { coolingFactor: 1, fixedOverhead: 0 });
}

const air = (dryBulbC: number, humidity: number) => ({ dryBulbC, wetBulbC: wetBulbC(dryBulbC, humidity) });
/** Water of a hall on towers, with figures of its own for what leaves as vapour. */
function towerWater(vapour: Partial<Loop>, x: number, weather: Weather): number {
  const [part] = loopsOf(catalogue.coolings.find(({ id }) => id === 'tower-economiser')!, 0);
  return loopDuty({ ...part!, loop: { ...part!.loop, ...vapour } }, x, 0.03, 0.01, weather, 9).waterLPerKwh;
}

const anyHall = fc.constantFrom(...catalogue.coolings.map(({ id }) => plantOf(id)));
const anyLoad = within(0.05, 1);
const anyHumidity = within(0.1, 0.95);

describe('moist air', () => {
  test('at 20 degC and 50 per cent the wet bulb is 13.7 degC (Stull 2011, worked example)', () => {
    expect(wetBulbC(20, 0.5)).toBeCloseTo(13.7, 1);
  });

  // Golden values of an independent reading of Stull's equation.
  test.each([
    [-5, 80, -6.47],
    [10, 80, 7.93],
    [20, 60, 15.01],
    [30, 40, 20.45],
    [35, 30, 22.14],
    [40, 20, 22.7],
  ])('at %d degC and %d per cent the wet bulb is %d degC', (dryBulbC, percent, expected) => {
    expect(wetBulbC(dryBulbC, percent / 100)).toBeCloseTo(expected, 2);
  });

  test('water boils at 100 degC and sea-level pressure, within one part in a hundred (steam tables)', () => {
    expect(saturationPa(100) / 101_325).toBeCloseTo(1, 2);
    expect(saturationPa(20) / 2339).toBeCloseTo(1, 3);
    expect(saturationPa(0) / 611.2).toBeCloseTo(1, 3);
  });

  test('air at its dew point is saturated, and drier as it warms', () => {
    expect(relativeHumidity(12, 12)).toBe(1);
    expect(relativeHumidity(12, 15)).toBe(1);
    expect(relativeHumidity(25, 12)).toBeLessThan(relativeHumidity(20, 12));
  });
});

describe('the power chain', () => {
  const efficiency = (stage: Stage, load: number) => (100 * load) / (load + stageLoss(stage, load, 1));

  // Curves in the form of Schneider Electric White Paper 108; makers quote up to 97 % and 99 %, and 94 to 96 % for older units.
  test.each([
    ['modern', [96.2, 97.1, 97.1]],
    ['eco', [98.2, 98.8, 99]],
    ['legacy', [92.1, 94.3, 94.8]],
  ] as const)(
    'the %s UPS has the quoted efficiency at a quarter, half and full load, to a tenth of a point',
    (kind, percents) => {
      [0.25, 0.5, 1].forEach((load, i) => {
        expect(Math.abs(100 * upsEfficiency(kind, load) - percents[i]!)).toBeLessThan(0.1);
        expect(100 * upsEfficiency(kind, load)).toBeCloseTo(efficiency(UPS_STAGES[kind], load), 12);
      });
    },
  );

  test('transformers and busway have the efficiencies of their tables', () => {
    expect([0.25, 0.5, 1].map((load) => efficiency(TRANSFORMERS, load).toFixed(1))).toEqual(['99.5', '99.5', '99.3']);
    expect([0.25, 0.5, 1].map((load) => efficiency(BUSWAY, load).toFixed(1))).toEqual(['99.7', '99.6', '99.4']);
  });

  // Check values in per cent of IT, worked by hand from the same coefficients.
  test.each([
    ['modern', 0.8, 1.33, 3.9],
    ['modern', 0.4, 1.33, 4.4],
    ['modern', 0.8, 2, 4],
    ['legacy', 0.8, 1.33, 6.7],
    ['legacy', 0.6, 2, 8.5],
    ['legacy', 0.4, 1.33, 8.45],
  ] as const)(
    'with the %s UPS, at load %d and %d times the capacity, it loses %d per cent of IT',
    (ups, load, installed, percent) => {
      expect(Math.abs((100 * chainLoss(ups, load, installed)) / load - percent)).toBeLessThanOrEqual(0.05);
    },
  );

  test('more load never loses less', () => {
    holds(
      fc.property(
        fc.constantFrom(...(Object.keys(UPS_STAGES) as Ups[])),
        anyLoad,
        within(0, 0.2),
        within(1, 2),
        (ups, load, more, n) => {
          expect(chainLoss(ups, load + more, n)).toBeGreaterThanOrEqual(chainLoss(ups, load, n));
        },
      ),
    );
  });
});

describe('PUE of a hall at 80 % load and N+1', () => {
  const points = [air(-5, 0.8), air(10, 0.8), air(20, 0.6), air(30, 0.4), air(35, 0.3), air(40, 0.2)];

  // Golden values of an independent reading of the same equations.
  test.each([
    ['towers and economiser', plantOf('tower-economiser'), [1.0983, 1.0983, 1.1101, 1.1739, 1.1939, 1.2004]],
    ['air chillers', plantOf('air-chiller-free-cooling'), [1.0897, 1.0954, 1.1906, 1.307, 1.3456, 1.3843]],
    ['older chilled water', plantOf('legacy-chilled-water', { ups: 'legacy' }), [1.15, 1.227, 1.3644, 1.4527, 1.4968, 1.5409]],
    ['indirect adiabatic air', plantOf('indirect-adiabatic'), [1.0769, 1.0793, 1.0838, 1.1186, 1.1578, 1.1752]],
    ['liquid 40/50, 85 % of the heat', plantOf('dlc-40-50'), [1.0705, 1.0717, 1.0868, 1.1081, 1.1115, 1.1182]],
    ['liquid 32/42, 85 % of the heat', plantOf('dlc-32-42'), [1.0706, 1.0722, 1.0891, 1.1094, 1.1299, 1.1616]],
    [
      'liquid 40/50, 98 % of the heat',
      plantOf('dlc-40-50', { liquidShare: 0.98 }),
      [1.0676, 1.068, 1.0704, 1.0773, 1.0754, 1.0772],
    ],
  ])('%s has the golden value at six weathers', (_, plant, golden) => {
    expect(points.map((weather) => (hallDraw(plant, 0.8, weather).total / 0.8).toFixed(4))).toEqual(
      golden.map((value) => value.toFixed(4)),
    );
  });

  test('the estimate of a facility is the same hall', () => {
    const input = { architecture: 'dlc-40-50', dryBulbC: 30, relativeHumidity: 0.4, liquidShare: 0.98 };
    const answer = estimate('facility', input, catalogue);
    expect(answer.ok && Number(answer.estimate.pue).toFixed(4)).toBe('1.0773');
    const older = estimate('facility', { architecture: 'legacy-chilled-water', dryBulbC: 20, relativeHumidity: 0.6 }, catalogue);
    expect(older.ok && Number(older.estimate.pue).toFixed(4)).toBe('1.3644');
  });

  test('without evaporation a liquid hall at 43 degC and full load comes to 1.28 to 1.30', () => {
    const pue = hallDraw(plantOf('dlc-32-42-dry'), 1, air(43, 0.2)).total;
    expect(pue).toBeGreaterThanOrEqual(1.28);
    expect(pue).toBeLessThanOrEqual(1.3);
  });

  test('an operator class multiplies cooling and adds its fixed share', () => {
    const cooling = catalogue.coolings.find(({ id }) => id === 'dlc-40-50')!;
    const chain = { ups: 'modern' as const, installed: 1.33 };
    const ideal = hallDraw(hallPlant(cooling, 0.85, chain, { coolingFactor: 1, fixedOverhead: 0 }), 0.6, points[3]!);
    const real = hallDraw(hallPlant(cooling, 0.85, chain, { coolingFactor: 1.8, fixedOverhead: 0.05 }), 0.6, points[3]!);
    expect(real.cooling).toBeCloseTo(1.8 * ideal.cooling + 0.05, 12);
    expect(real.total - ideal.total).toBeCloseTo(0.8 * ideal.cooling + 0.05, 12);
  });
});

describe('heat of a hall', () => {
  test('of 1 MW at full load is that of the racks, four fifths of the losses and a third of the lights', () => {
    // By hand, modern UPS and N+1: 1.33 x 0.0075 + 0.012 + 0.024 / 1.33 = 0.04002 is lost.
    const { heat, loss } = hallDraw(plantOf('air-chiller-free-cooling'), 1, air(10, 0.8));
    expect(loss).toBeCloseTo(0.04002, 5);
    expect(heat).toBeCloseTo(1 + 0.8 * 0.04002 + 0.3 * 0.01, 5);
  });

  test('of 1 MW that leaves as vapour alone takes 1.47 cubic metres of water an hour along (latent heat 2,450 kJ/kg)', () => {
    expect((1000 * 3600) / LATENT_HEAT_KJ_PER_KG / 1000).toBeCloseTo(1.47, 2);
    const [part] = loopsOf(catalogue.coolings.find(({ id }) => id === 'tower-economiser')!, 0);
    const duty = loopDuty(part!, 0.8, 0.03, 0.01, { dryBulbC: 30, wetBulbC: 26 }, 9);
    // Five cycles of concentration: a fifth of the water is bled off.
    expect((0.8 * duty.waterLPerKwh) / (duty.heat + duty.chiller)).toBeCloseTo(1.47, 2);
  });
});

describe('water of a hall', () => {
  test('a tower that cools by vapour alone takes 1.25 times the heat over the latent heat of water', () => {
    // From 26 degC of wet bulb on, all heat leaves as vapour; five cycles of concentration.
    const [part] = loopsOf(catalogue.coolings.find(({ id }) => id === 'tower-economiser')!, 0);
    const duty = loopDuty(part!, 0.8, 0.03, 0.01, { dryBulbC: 30, wetBulbC: 26 }, 9);
    expect(duty.waterLPerKwh).toBeCloseTo((1.25 * 3600 * (duty.heat + duty.chiller)) / 2450, 12);
    expect(duty.waterLPerKwh / 0.8).toBeGreaterThan(1.9);
  });

  test('a tower gives off by vapour 0.785 of its heat at a wet bulb of 10 degC and 0.515 at -10, and what its own figures say', () => {
    // By hand: 0.65 + 0.0135 x 10, and 0.65 - 0.135; below -11.1 the least of 0.5 holds. Of its own: 0.4 + 0.02 x 10, and 0.3 held up to 0.35.
    const own = { vapourShare: 0.4, vapourPerK: 0.02, leastVapourShare: 0.35 };
    const shareAt = (wetBulbC: number, vapour: Partial<Loop>) => {
      const at = { dryBulbC: wetBulbC + 2, wetBulbC };
      return towerWater(vapour, 0.8, at) / towerWater({ vapourShare: 1, vapourPerK: 0 }, 0.8, at);
    };
    expect([10, -10, -20].map((wetBulbC) => shareAt(wetBulbC, {}).toFixed(6))).toEqual(['0.785000', '0.515000', '0.500000']);
    expect([10, -5].map((wetBulbC) => shareAt(wetBulbC, own).toFixed(6))).toEqual(['0.600000', '0.350000']);
  });

  test('dry coolers take no water until their adiabatic stage runs, and a closed loop never', () => {
    expect(hallDraw(plantOf('dlc-40-50'), 0.8, air(30, 0.3)).waterLPerKwh).toBe(0);
    expect(hallDraw(plantOf('dlc-40-50'), 0.8, air(30.1, 0.3)).waterLPerKwh).toBeGreaterThan(0);
    expect(hallDraw(plantOf('dlc-32-42-dry'), 0.8, air(45, 0.1)).waterLPerKwh).toBe(0);
    expect(hallDraw(plantOf('air-chiller-free-cooling'), 0.8, air(45, 0.1)).waterLPerKwh).toBe(0);
  });
});

describe('any hall in any weather', () => {
  test('draws at least its IT load, and the sum of its parts', () => {
    holds(
      fc.property(anyHall, anyLoad, within(-20, 50), anyHumidity, (plant, load, dryBulbC, humidity) => {
        const draw = hallDraw(plant, load, air(dryBulbC, humidity));
        expect(draw.total / load).toBeGreaterThanOrEqual(1);
        expect(draw.total).toBeCloseTo(load + draw.loss + draw.cooling + draw.misc, 12);
        expect(draw.cooling).toBeCloseTo(draw.chiller + draw.fans + draw.pumps, 12);
        expect(draw.freeHeat).toBeLessThanOrEqual(draw.heat + 1e-12);
        expect(draw.reusable).toBeLessThanOrEqual(draw.heat);
        expect(draw.waterLPerKwh).toBeGreaterThanOrEqual(0);
      }),
      500,
    );
  });

  test('takes less water the further it concentrates it: half as much again as evaporates at 3 cycles, a ninth at 10', () => {
    expect([3, 5, 10].map((cyclesOfConcentration) => makeUpOf({ cyclesOfConcentration } as Loop))).toEqual([1.5, 1.25, 10 / 9]);
    expect(makeUpOf({} as Loop)).toBe(1.25);
  });

  test('never takes less water the more of the heat of its tower leaves as vapour, and never more than all of it asks for', () => {
    const anyVapour = fc.record({ vapourShare: within(0, 0.6), vapourPerK: within(0, 0.05), leastVapourShare: within(0, 0.6) });
    const anyMore = fc.record({ vapourShare: within(0, 0.4), vapourPerK: within(0, 0.05), leastVapourShare: within(0, 0.4) });
    holds(
      fc.property(anyVapour, anyMore, anyLoad, within(-20, 50), anyHumidity, (vapour, more, load, dryBulbC, humidity) => {
        const weather = air(dryBulbC, humidity);
        const moreOf = {
          vapourShare: vapour.vapourShare + more.vapourShare,
          // Below freezing a steeper slope means less.
          vapourPerK: vapour.vapourPerK + (weather.wetBulbC > 0 ? more.vapourPerK : 0),
          leastVapourShare: vapour.leastVapourShare + more.leastVapourShare,
        };
        const some = towerWater(vapour, load, weather);
        expect(towerWater(moreOf, load, weather)).toBeGreaterThanOrEqual(some);
        expect(some).toBeLessThanOrEqual(towerWater({ vapourShare: 1, vapourPerK: 0 }, load, weather));
      }),
      500,
    );
  });

  test('never needs less chiller work when it is warmer at the same humidity', () => {
    holds(
      fc.property(anyHall, anyLoad, within(-20, 50), within(0, 10), anyHumidity, (plant, load, dryBulbC, warmer, humidity) => {
        const cool = hallDraw(plant, load, air(dryBulbC, humidity)).chiller;
        expect(hallDraw(plant, load, air(dryBulbC + warmer, humidity)).chiller).toBeGreaterThanOrEqual(cool - 1e-12);
      }),
      500,
    );
  });

  test('draws more for more load', () => {
    holds(
      fc.property(anyHall, anyLoad, within(1e-3, 0.3), within(-20, 50), anyHumidity, (plant, load, more, dryBulbC, humidity) => {
        const weather = air(dryBulbC, humidity);
        expect(hallDraw(plant, load + more, weather).total).toBeGreaterThan(hallDraw(plant, load, weather).total);
      }),
      500,
    );
  });

  test('is throttled only where no chiller is fitted and the supply is too warm', () => {
    for (const { id } of catalogue.coolings) {
      const { throttle } = hallDraw(plantOf(id), 1, air(50, 0.9));
      if (id === 'hpc-liquid-tower') expect(throttle).toBeGreaterThan(0);
      else expect(throttle).toBe(0);
    }
    expect(hallDraw(plantOf('hpc-liquid-tower'), 1, air(20, 0.5)).throttle).toBe(0);
    // By hand: a wet bulb of 30 and an approach of 4 K make 34 degC, 2 K over the limit, where 24 goes out and 36 comes back.
    expect(hallDraw(plantOf('hpc-liquid-tower'), 1.01, { dryBulbC: 40, wetBulbC: 30 }).throttle).toBeCloseTo(2 / 12, 2);
  });

  test('carries on its cooling the load it was built for, less what its losses take of the margin', () => {
    // 1.05 = x + 0.8 L(x) + 0.3 x 0.01: by hand, L(1) is 0.042 with a modern UPS, so x is a little above 1.
    expect(coolingCeiling(plantOf('dlc-40-50'), air(44, 0.2))).toBeGreaterThan(1);
    const chain = { ups: 'legacy' as const, installed: 2 };
    const ceiling = coolingCeiling(plantOf('air-chiller-free-cooling', chain), air(44, 0.2));
    expect(ceiling + 0.8 * chainLoss('legacy', ceiling, 2) + 0.003).toBeCloseTo(1.05, 9);
    expect(ceiling).toBeLessThan(1);
  });
});

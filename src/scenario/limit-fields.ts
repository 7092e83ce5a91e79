/** What else may cap a site beside its halls and its firm import: backup generators, noise at the nearest dwelling, land, water. */
import { optional, quantity, sourced, type Value } from './fields.ts';

/** Emission rules relieve a combustion unit of most limits below this many hours a year. */
export const RELIEVED_HOURS = 500;

export const generatorFields = sourced('Backup generators: all but the spare ones must carry what the site draws.', {
  count: quantity('generators', 'Generators installed.', { max: 5000, integer: true, group: 'grid', advanced: true, wide: true }),
  eachMw: quantity('MW', 'Electric power of one.', { min: 0.05, max: 20, group: 'grid', advanced: true }),
  spare: optional(
    quantity('generators', 'How many may fail while the others carry the site.', {
      max: 1000,
      integer: true,
      group: 'grid',
      advanced: true,
    }),
    2,
  ),
  efficiency: optional(
    quantity('', 'Electricity over heat of the fuel; the permit goes by the heat.', {
      min: 0.2,
      max: 0.6,
      group: 'grid',
      advanced: true,
    }),
    0.4,
  ),
  testsPerYear: optional(quantity('tests/year', 'Tests of each one in a year.', { max: 366, group: 'grid', advanced: true }), 12),
  testHours: optional(quantity('hours', 'Hours of one test.', { max: 24, group: 'grid', advanced: true }), 1),
  outageHoursPerYear: optional(
    quantity('hours/year', 'Hours a year for which each must be free to run without the grid, beside its tests.', {
      max: 8760,
      group: 'grid',
      advanced: true,
    }),
    24,
  ),
  hoursPerYearLimit: optional(
    quantity('hours/year', 'Hours a year from which a generator would have to meet the emission limits of a power station.', {
      max: 8760,
      group: 'grid',
      advanced: true,
      wide: true,
    }),
    RELIEVED_HOURS,
  ),
  noxKgPerMwh: optional(
    quantity('kgNOx/MWh', 'Nitrogen oxides of a generator, per MWh of electricity.', { max: 30, group: 'grid', advanced: true }),
    6.4,
  ),
  noxTPerYear: optional(
    quantity('tNOx/year', 'Nitrogen oxides that the site may emit in a year; no limit when absent.', {
      max: 10000,
      group: 'grid',
      advanced: true,
    }),
  ),
});
export type Generators = Value<typeof generatorFields>;

export const noiseFields = sourced('Noise at the nearest dwelling, by the emergence limits of the order of 23 January 1997.', {
  dwellingM: quantity('m', 'Distance from the plant to the nearest dwelling.', {
    min: 1,
    max: 20000,
    group: 'cooling',
    advanced: true,
  }),
  residualNightDbA: quantity('dB(A)', 'Noise there at night without the site.', {
    min: 10,
    max: 90,
    group: 'cooling',
    advanced: true,
  }),
  residualDayDbA: quantity('dB(A)', 'Noise there by day without the site.', {
    min: 10,
    max: 90,
    group: 'cooling',
    advanced: true,
  }),
  coolerHeatMw: optional(
    quantity('MW', 'Heat that one dry cooler or tower cell rejects.', { min: 0.05, max: 20, group: 'cooling', advanced: true }),
    1,
  ),
  coolerDbA: optional(
    quantity('dB(A)', 'Sound power level of one, fans at full speed.', { min: 40, max: 130, group: 'cooling', advanced: true }),
    85,
  ),
  generatorDbA: optional(
    quantity('dB(A)', 'Sound power level of one generator in its enclosure.', {
      min: 40,
      max: 140,
      group: 'cooling',
      advanced: true,
    }),
    100,
  ),
  testedAtOnce: optional(
    quantity('generators', 'Generators that are tested at a time, by day.', {
      max: 1000,
      integer: true,
      group: 'cooling',
      advanced: true,
    }),
    1,
  ),
  screenDb: optional(
    quantity('dB', 'What walls and screens take off on the way.', { max: 40, group: 'cooling', advanced: true }),
    0,
  ),
});
export type Noise = Value<typeof noiseFields>;

export const landFields = sourced('Land of the site.', {
  ha: quantity('ha', 'Area.', { min: 0.1, max: 5000, group: 'sites', advanced: true, wide: true }),
  mwPerHa: quantity('MW/ha', 'Firm import that a hectare can hold, with halls, plant and basins.', {
    min: 0.1,
    max: 100,
    group: 'sites',
    advanced: true,
  }),
});

export const waterFields = sourced('Water that the site is permitted to take.', {
  m3PerYear: optional(quantity('m3/year', 'In a year.', { max: 1e8, group: 'cooling', advanced: true })),
  m3PerDay: optional(quantity('m3/day', 'On the peak day.', { max: 1e6, group: 'cooling', advanced: true })),
});

export const limitFields = sourced('Limits beside halls and firm import; none where no figure is given.', {
  generators: optional(generatorFields),
  noise: optional(noiseFields),
  land: optional(landFields),
  water: optional(waterFields),
});
export type Limits = Value<typeof limitFields>;

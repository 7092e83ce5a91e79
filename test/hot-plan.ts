/** A plan that a heat wave slows down: two halls near Paris without a chiller behind their dry coolers, and a site designed for 33 degC. */
export const HOT_PLAN = {
  schemaVersion: 1,
  extends: 'hot-summer-2003',
  id: 'no-chiller',
  name: 'Hot summers without chillers',
  catalogue: {
    coolings: [
      {
        id: 'open-40-50',
        name: 'Liquid at 40/50 without a chiller',
        liquid: {
          kind: 'dry',
          supplyC: 40,
          returnC: 50,
          approachK: 8,
          supplyLimitC: 42,
          fanShare: 0.015,
          pumpShare: 0.02,
          airShare: 0,
        },
        air: {
          kind: 'dry',
          supplyC: 20,
          returnC: 30,
          approachK: 6,
          secondLawEfficiency: 0.46,
          fanShare: 0.025,
          pumpShare: 0.018,
          airShare: 0.03,
        },
        copMax: 9,
      },
    ],
  },
  sites: { paris: { designDryBulbC: 33, halls: { p3: { cooling: 'open-40-50' }, p4: { cooling: 'open-40-50' } } } },
};

/** Every field of an electricity market: where the energy comes from, what the network asks for, tax, and carbon. */
import { date, id, list, localText, onOff, optional, quantity, share, sourced, type Value } from './fields.ts';

const yearLevel = sourced('Price level of one calendar year, by quarter.', {
  id: id('The year.'),
  year: quantity('', 'Calendar year.', { min: 2000, max: 2100, integer: true, isYear: true }),
  quartersEurPerMwh: list(
    quantity('EUR/MWh', 'Mean spot price of a quarter.', { min: -500, max: 5000, group: 'money', advanced: true }),
    'Four quarters.',
    {
      min: 4,
      max: 4,
    },
  ),
});

const yearCarbon = sourced('Direct carbon intensity of one calendar year.', {
  id: id('The year.'),
  year: quantity('', 'Calendar year.', { min: 2000, max: 2100, integer: true, isYear: true }),
  directGPerKwh: quantity('g/kWh', 'Direct emissions of a kWh consumed, mean of the year.', {
    max: 2000,
    group: 'money',
    advanced: true,
  }),
});

const timeClass = (doc: string) =>
  sourced(doc, {
    eurPerKwYear: quantity('EUR/kW/year', 'For the power subscribed in this class above that of the class before.', {
      max: 1000,
      group: 'grid',
      advanced: true,
    }),
    eurPerMwh: quantity('EUR/MWh', 'For the energy drawn in this class.', { max: 500, group: 'grid', advanced: true }),
  });

const classTariff = (doc: string) =>
  sourced(doc, {
    powerEurPerKwYear: quantity('EUR/kW/year', 'For the highest power subscribed, whatever the class.', {
      max: 1000,
      group: 'grid',
      advanced: true,
    }),
    winterPeak: timeClass('Winter peak: 9 to 11 h and 18 to 20 h on weekdays, November to February.'),
    winterHigh: timeClass('Winter, high: 7 to 23 h on weekdays, November to March, outside the peak.'),
    winterLow: timeClass('Winter, low: nights and weekends, November to March.'),
    summerHigh: timeClass('Summer, high: weekdays, April to October, outside the low hours.'),
    summerLow: timeClass('Summer, low: 2 to 6 h, 12 to 16 h and weekends, April to October.'),
  });
export type ClassTariff = Value<ReturnType<typeof classTariff>>;

export const tariffFields = sourced('Tariff of the transmission network, by voltage.', {
  managementEurPerYear: quantity('EUR/year', 'Management and metering of one connection.', {
    max: 1e7,
    group: 'grid',
    advanced: true,
  }),
  headroom: quantity('', 'Power subscribed over the peak of the year; below 1, what exceeds it is an overrun.', {
    min: 0.5,
    max: 2,
    group: 'grid',
    advanced: true,
  }),
  overrunFactor: quantity(
    '',
    'Monthly charge for overruns: this times the EUR/kW/year of the class times the root of the sum of the squared hourly overruns, in kW.',
    { max: 10, group: 'grid', advanced: true },
  ),
  htb2FromMw: quantity('MW', 'Firm import above which a site is connected at HTB2 (225 kV).', {
    max: 5000,
    group: 'grid',
    advanced: true,
  }),
  htb3FromMw: quantity('MW', 'Firm import above which a site is connected at HTB3 (400 kV).', {
    max: 5000,
    group: 'grid',
    advanced: true,
  }),
  htb1: classTariff('HTB1: 63 and 90 kV.'),
  htb2: classTariff('HTB2: 150 and 225 kV.'),
  htb3: sourced('HTB3: 400 kV. A kW costs a + b x use to the power of c, a year.', {
    powerEurPerKwYear: quantity('EUR/kW/year', 'For the power subscribed: a.', { max: 1000, group: 'grid', advanced: true }),
    useEurPerKwYear: quantity('EUR/kW/year', 'For its use: b.', { max: 1000, group: 'grid', advanced: true }),
    useExponent: quantity('', 'Exponent of the use, c; the use is mean draw over subscribed power.', {
      min: 0.1,
      max: 2,
      group: 'grid',
      advanced: true,
    }),
  }),
});
export type Tariff = Value<typeof tariffFields>;

const exciseRate = sourced('Normal rate of the excise from a day on.', {
  id: id('Short name.'),
  name: optional(localText('Name for people.')),
  from: date('First day of the rate.'),
  eurPerMwh: quantity('EUR/MWh', 'Normal rate of the excise.', { max: 200, group: 'money', advanced: true }),
});

export const marketFields = sourced('An electricity market: price level, network charge, tax, carbon.', {
  id: id('Short name.'),
  name: localText('Name.'),
  years: list(yearLevel, 'Price level by year; a later year takes the last.', { min: 1, max: 60 }),
  carbonYears: list(yearCarbon, 'Direct carbon by year; a later year takes the last.', { min: 1, max: 60 }),
  lifecycleAddGPerKwh: quantity('g/kWh', 'What the life cycle adds to direct emissions.', {
    max: 500,
    group: 'money',
    advanced: true,
  }),
  marginalGPerKwh: optional(
    quantity(
      'g/kWh',
      'Marginal intensity: what a kWh more or less would change, as the plant that follows load emits. A third number beside direct and life-cycle intensity, never added to them.',
      { max: 2000, group: 'money', advanced: true },
    ),
    430,
  ),
  marginEurPerMwh: quantity('EUR/MWh', "Supplier's margin, on what is bought at spot.", {
    max: 100,
    group: 'money',
    advanced: true,
  }),
  nuclearShare: optional(
    share('Share of every hour bought by a nuclear allocation contract.', { group: 'money', partOf: 'supply' }),
    0,
  ),
  nuclearEurPerMwh: optional(
    quantity('EUR/MWh', 'Price of the nuclear allocation contract.', { max: 1000, group: 'money', advanced: true }),
    70,
  ),
  ppaShare: optional(share('Share of every hour bought by power purchase agreements.', { group: 'money', partOf: 'supply' }), 0),
  ppaEurPerMwh: optional(
    quantity('EUR/MWh', 'Price of the power purchase agreements.', { max: 1000, group: 'money', advanced: true }),
    60,
  ),
  networkEurPerMwh: quantity('EUR/MWh', 'Network tariff as one figure, for sites whose voltage is `flat`.', {
    max: 200,
    group: 'money',
    advanced: true,
  }),
  tariff: optional(tariffFields),
  exciseEurPerMwh: quantity('EUR/MWh', 'Excise on electricity: reduced rate of data centres that meet the conditions.', {
    max: 200,
    group: 'money',
  }),
  exciseReducedAboveGwh: optional(
    quantity('GWh/year', 'Energy of a site and year up to which the normal rate applies all the same.', {
      max: 1000,
      group: 'money',
      advanced: true,
    }),
    0,
  ),
  exciseNormal: optional(list(exciseRate, 'Normal rate of the excise, by date.', { max: 100 }), []),
  capacityEurPerMwh: optional(
    quantity('EUR/MWh', 'Capacity, as one figure for a MWh.', { max: 100, group: 'money', advanced: true }),
    0,
  ),
  capacityEurPerMwYear: optional(
    quantity('EUR/MW/year', 'Capacity, for each MW of the peak of the year; comes on top of the figure for a MWh.', {
      max: 1e6,
      group: 'money',
      advanced: true,
    }),
    0,
  ),
  guaranteesEurPerMwh: optional(quantity('EUR/MWh', 'Guarantees of origin.', { max: 100, group: 'money', advanced: true }), 0),
  guaranteesShare: optional(
    share('Share of the energy for which guarantees of origin are bought, where they have a price.', { group: 'money' }),
    1,
  ),
  noise: onOff('Whether hours stray from the mean shape as they did in 2024.', { group: 'money', advanced: true }),
});
export type Market = Value<typeof marketFields>;

/** Every field of the reference catalogue: data sheets of what can be bought, built and plugged in, and of where it stands. */

import { connectionRouteFields, permitPathFields } from './connection-fields.ts';
import { costFields, embodiedFields } from './cost-fields.ts';
import {
  choice,
  date,
  id,
  list,
  localText,
  monthly,
  optional,
  quantity,
  reference,
  share,
  sourced,
  text,
  type Value,
} from './fields.ts';
import { heatFields } from './heat-fields.ts';
import { marketFields } from './market-fields.ts';

export type { Market } from './market-fields.ts';

const state = choice(
  ['announced', 'shipping', 'measured'],
  'What is known of it: announced by its maker, shipping, or measured by others.',
);

export const acceleratorFields = sourced('One accelerator, as its data sheet has it: dense rates, no sparsity.', {
  id: id('Short name.'),
  name: text('Name as sold.'),
  synonyms: optional(list(text('Other name of the same thing.'), 'Other names.')),
  state,
  bf16Tflops: optional(quantity('TFLOP/s', 'Dense BF16 peak.', { max: 1e6, group: 'compute', advanced: true })),
  fp8Tflops: optional(quantity('TFLOP/s', 'Dense FP8 peak.', { max: 1e6, group: 'compute', advanced: true })),
  fp4Tflops: optional(quantity('TFLOP/s', 'Dense FP4 peak.', { max: 1e6, group: 'compute', advanced: true })),
  memoryGb: quantity('GB', 'High-bandwidth memory.', { min: 1, max: 1e5, group: 'compute', advanced: true }),
  memoryTbPerS: quantity('TB/s', 'Memory bandwidth.', { min: 0.01, max: 1e4, group: 'compute', advanced: true }),
  scaleUpAccelerators: optional(
    quantity('accelerators', 'Accelerators in one fast domain.', {
      min: 1,
      max: 1e5,
      integer: true,
      group: 'compute',
      advanced: true,
    }),
  ),
  scaleUpGbytePerS: optional(
    quantity('GB/s', 'Fast-domain bandwidth of one accelerator in one direction.', {
      max: 1e5,
      group: 'compute',
      advanced: true,
    }),
  ),
  nicGbitPerS: optional(
    quantity('Gb/s', 'Scale-out network of one accelerator.', { max: 1e5, group: 'compute', advanced: true }),
  ),
  // No lever: a run goes by the rated power of the whole server.
  tdpW: optional(quantity('W', 'Thermal design power.', { min: 1, max: 1e5 })),
  trainingEfficiency: optional(
    sourced('Share of the dense peak that wide layers reach in training, by precision; hides power and software.', {
      bf16: optional(share('In BF16.', { group: 'compute', advanced: true })),
      fp8: optional(share('In FP8.', { group: 'compute', advanced: true })),
      mxfp8: optional(share('In MXFP8, scaled by blocks.', { group: 'compute', advanced: true })),
      nvfp4: optional(share('In NVFP4.', { group: 'compute', advanced: true })),
    }),
  ),
});
export type Accelerator = Value<typeof acceleratorFields>;

export const phaseFields = sourced('Server power by phase of work, as a share of the rated power.', {
  off: share('Switched off.', { group: 'compute', advanced: true }),
  idle: share('On, without work.', { group: 'compute', advanced: true }),
  training: share('In a large training job.', { group: 'compute', advanced: true }),
  inference: share('Serving, loaded: prefill and decode together.', { group: 'compute', advanced: true }),
  reserved: share("A customer's own fine-tuning on few nodes.", { group: 'compute', advanced: true }),
});

// They move no run, which counts them in IT power, but how much of it is told to reach the chips.
export const fanFields = sourced('Fans in the server at rated power, as a share of it; by the cube of its load below.', {
  inAir: share('Cooled by air.', { group: 'cooling', advanced: true }),
  inLiquid: share('With cold plates, in a liquid-cooled hall.', { group: 'cooling', advanced: true }),
});

export const platformFields = sourced('What is bought and installed as one: a server or a rack.', {
  id: id('Short name.'),
  name: text('Name as sold.'),
  synonyms: optional(list(text('Other name of the same thing.'), 'Other names.')),
  state,
  accelerator: reference('accelerators', 'The accelerator in it.'),
  systemKind: choice(['server', 'rack'], 'Whether crews count it as a server or as a rack.', {
    group: 'compute',
    advanced: true,
  }),
  acceleratorsPerSystem: quantity('accelerators', 'Accelerators in one system.', {
    min: 1,
    max: 10000,
    integer: true,
    group: 'compute',
    advanced: true,
  }),
  ratedKw: quantity('kW', 'Rated power of one system, without network and storage outside it.', {
    min: 0.1,
    max: 5000,
    group: 'compute',
    advanced: true,
  }),
  liquidShare: share('Share of its heat that liquid carries away in a liquid-cooled hall.', { group: 'compute', advanced: true }),
  firstShipment: date('First volume shipment: nothing is delivered before it.', { group: 'compute', advanced: true }),
  priceUsd: quantity('USD', 'Price of one system, without network.', { max: 1e9, group: 'money' }),
  phases: phaseFields,
  fans: optional(fanFields, { inAir: 0.1, inLiquid: 0.02 }),
});
export type Platform = Value<typeof platformFields>;

export const modelFields = sourced('One AI model: its shape.', {
  id: id('Short name.'),
  name: text('Name as published.'),
  parameters: quantity('', 'All parameters.', { min: 1e6, max: 1e15, group: 'compute', advanced: true }),
  activeParameters: optional(
    quantity('', 'Parameters used for one token, in a mixture of experts.', {
      min: 1e6,
      max: 1e15,
      group: 'compute',
      advanced: true,
    }),
  ),
  layers: quantity('', 'Layers.', { min: 1, max: 10000, integer: true, group: 'compute', advanced: true }),
  hidden: quantity('', 'Hidden width.', { min: 1, max: 1e6, integer: true, group: 'compute', advanced: true }),
  attentionWidth: optional(
    quantity('', 'Width of attention, the mean of query-key and value, where it is not the hidden width.', {
      min: 1,
      max: 1e6,
      integer: true,
      group: 'compute',
      advanced: true,
    }),
  ),
  kvHeads: optional(quantity('', 'Key-value heads.', { min: 1, max: 10000, integer: true, group: 'compute', advanced: true })),
  headSize: optional(quantity('', 'Width of one head.', { min: 1, max: 10000, integer: true, group: 'compute', advanced: true })),
  latent: optional(
    quantity('', 'Width of the latent key-value cache, where the model has one.', {
      min: 1,
      max: 100000,
      integer: true,
      group: 'compute',
      advanced: true,
    }),
  ),
  vocabulary: quantity('', 'Vocabulary.', { min: 1, max: 1e8, integer: true, group: 'compute', advanced: true }),
  experts: optional(quantity('', 'Experts.', { min: 1, max: 100000, integer: true, group: 'compute', advanced: true })),
  activeExperts: optional(
    quantity('', 'Experts that one token visits.', { min: 1, max: 100000, integer: true, group: 'compute', advanced: true }),
  ),
});
export type AiModel = Value<typeof modelFields>;

export const servingFields = sourced('Output rate of one accelerator of a platform serving a model.', {
  id: id('Short name.'),
  platform: reference('platforms', 'The platform.'),
  model: reference('models', 'The model.'),
  tokensOutPerS: quantity('tokens/s', 'Output tokens per second of one accelerator.', {
    min: 1e-3,
    max: 1e9,
    group: 'compute',
    advanced: true,
  }),
});

export const trainingRateFields = sourced('Model FLOP rate of one accelerator of a platform training a model.', {
  id: id('Short name.'),
  platform: reference('platforms', 'The platform.'),
  model: reference('models', 'The model.'),
  modelTflopPerS: quantity('TFLOP/s', 'Model TFLOP per second of one accelerator.', {
    min: 1e-3,
    max: 1e9,
    group: 'compute',
    advanced: true,
  }),
});

export const expertTrainingFields = sourced('Measured training rate of a mixture of experts on an accelerator.', {
  id: id('Short name.'),
  accelerator: reference('accelerators', 'The accelerator.'),
  model: reference('models', 'The model.'),
  precision: choice(['bf16', 'fp8', 'mxfp8', 'nvfp4'], 'What it was trained in.'),
  sequence: quantity('tokens', 'Sequence length.', { min: 128, max: 1e7, integer: true }),
  tokensPerS: quantity('tokens/s', 'Tokens per second of one accelerator.', {
    min: 1e-3,
    max: 1e9,
    group: 'compute',
    advanced: true,
  }),
});
export type ExpertTraining = Value<typeof expertTrainingFields>;

export const growthFields = sourced('A scenario of how fast the tokens asked for grow.', {
  id: id('Short name.'),
  name: localText('Name.'),
  timesPerYear: quantity('times/year', 'Growth of the tokens asked for.', {
    min: 0.01,
    max: 100,
    group: 'workload',
    advanced: true,
  }),
});

const loopFields = sourced('One heat loop of a hall.', {
  kind: choice(['dry', 'tower', 'once-through'], 'How it meets the outside: dry coolers, wet towers, or a river or gallery.', {
    group: 'cooling',
    advanced: true,
  }),
  supplyC: quantity('degC', 'Supply temperature to the racks.', { min: 5, max: 70, group: 'cooling', advanced: true }),
  returnC: quantity('degC', 'Return temperature from the racks.', { min: 6, max: 80, group: 'cooling', advanced: true }),
  approachK: quantity('K', 'Approach of the heat rejection.', { min: 0, max: 30, group: 'cooling', advanced: true }),
  adiabaticEffectiveness: optional(
    share('Effectiveness of the adiabatic stage; none when absent.', { group: 'cooling', advanced: true }),
  ),
  adiabaticAboveC: optional(
    quantity('degC', 'Dry-bulb temperature above which the adiabatic stage runs.', {
      min: -50,
      max: 60,
      group: 'cooling',
      advanced: true,
    }),
  ),
  secondLawEfficiency: optional(
    share('Chiller: fraction of the Carnot COP; no chiller when absent.', { group: 'cooling', advanced: true }),
  ),
  supplyLimitC: optional(
    quantity('degC', 'Warmest supply that the racks bear at full power, where no chiller is fitted.', {
      min: 5,
      max: 80,
      group: 'cooling',
      advanced: true,
    }),
  ),
  fanShare: quantity('', 'Outdoor fans at full speed, per unit of design heat.', { max: 1, group: 'cooling', advanced: true }),
  pumpShare: quantity('', 'Pumps at full flow, per unit of design heat.', { max: 1, group: 'cooling', advanced: true }),
  airShare: quantity('', 'Fans in the hall at full flow, per unit of design heat.', { max: 1, group: 'cooling', advanced: true }),
  cyclesOfConcentration: optional(
    quantity('', 'How far evaporation concentrates the water of a tower or of pads before it is bled off; 5 when absent.', {
      min: 1.1,
      max: 30,
      group: 'cooling',
      advanced: true,
    }),
  ),
  vapourShare: optional(
    share('Tower: share of its heat that leaves as vapour at a wet bulb of 0 degC; 0.65 when absent.', {
      group: 'cooling',
      advanced: true,
    }),
  ),
  vapourPerK: optional(
    quantity('/K', 'Tower: what each degree of wet bulb adds to that share, up to all of the heat; 0.0135 when absent.', {
      max: 0.05,
      group: 'cooling',
      advanced: true,
    }),
  ),
  leastVapourShare: optional(
    share('Tower: least share of its heat that leaves as vapour, in frost; 0.5 when absent.', {
      group: 'cooling',
      advanced: true,
    }),
  ),
  sourceC: optional(
    quantity('degC', 'Water temperature of a once-through source.', { min: 0, max: 40, group: 'cooling', advanced: true }),
  ),
});
export type Loop = Value<typeof loopFields>;

export const coolingFields = sourced('A cooling architecture: an air loop, with or without a liquid loop beside it.', {
  id: id('Short name.'),
  name: localText('Name.'),
  liquid: optional(loopFields),
  /** Share of the heat on the liquid loop where the hall, not the racks, decides it. */
  fixedLiquidShare: optional(
    share('Share of the heat on the liquid loop, whatever stands in the hall.', { group: 'cooling', advanced: true }),
  ),
  air: loopFields,
  airWhenMostlyLiquid: optional(loopFields),
  copMax: quantity('', 'Highest COP of its chillers.', { min: 1, max: 50, group: 'cooling', advanced: true }),
  capexEurPerMwIt: optional(
    quantity('EUR/MW', 'What it costs, per MW of IT; part of the price of a hall.', { max: 1e8, group: 'money', advanced: true }),
    1.6e6,
  ),
});
export type Cooling = Value<typeof coolingFields>;

export const operatorClassFields = sourced('How far a real site stands from its design: overhead = factor x cooling + fixed.', {
  id: id('Short name.'),
  name: localText('Name.'),
  coolingFactor: quantity('', 'Real over ideal cooling power.', { min: 0.1, max: 10, group: 'cooling', advanced: true }),
  fixedOverhead: quantity('', 'Fixed overhead, per unit of IT design power.', { max: 1, group: 'cooling', advanced: true }),
  staffPerMwIt: optional(
    quantity('posts/MW', 'Posts of staff, per MW of IT.', { max: 100, group: 'money', advanced: true }),
    0.5,
  ),
});

/** August: late summer, where a climate does not say. */
export const LOW_WATER_MONTH = 8;

export const climateFields = sourced('Monthly normals of a place.', {
  id: id('Short name.'),
  name: localText('Name.'),
  dayMinC: monthly('degC', 'Mean daily minimum.', { min: -60, max: 60, group: 'cooling', advanced: true }),
  dayMaxC: monthly('degC', 'Mean daily maximum.', { min: -60, max: 60, group: 'cooling', advanced: true }),
  dayMeanSdK: monthly('K', 'Standard deviation of the daily mean.', { min: 0.1, max: 20, group: 'cooling', advanced: true }),
  dewPointC: monthly('degC', 'Mean dew point.', { min: -60, max: 40, group: 'cooling', advanced: true }),
  // It moves no run, but the answer to what a town asks.
  lowWaterMonth: optional(
    quantity('', 'Month in which water is scarcest there, 1 for January.', {
      min: 1,
      max: 12,
      integer: true,
      group: 'cooling',
      advanced: true,
    }),
    LOW_WATER_MONTH,
  ),
});
export type Climate = Value<typeof climateFields>;

export const climateCorrelationFields = sourced('How alike the daily anomalies of two places are.', {
  id: id('Short name.'),
  between: list(reference('climates', 'A climate.'), 'The two climates.', { min: 2, max: 2 }),
  correlation: quantity('', 'Correlation of the daily anomalies.', { min: -0.99, max: 0.99, group: 'cooling', advanced: true }),
});

export const catalogueFields = sourced('The reference catalogue.', {
  accelerators: list(acceleratorFields, 'Accelerators.'),
  platforms: list(platformFields, 'Platforms.'),
  models: list(modelFields, 'AI models.'),
  serving: optional(list(servingFields, 'Serving rates of your own; they stand above the model.'), []),
  trainingRates: optional(list(trainingRateFields, 'Training rates of your own; they stand above the model.'), []),
  expertTraining: optional(list(expertTrainingFields, 'Measured training rates of mixtures of experts.'), []),
  growths: optional(list(growthFields, 'Scenarios of how fast the tokens asked for grow.'), []),
  coolings: list(coolingFields, 'Cooling architectures.'),
  operatorClasses: list(operatorClassFields, 'Operator classes.'),
  climates: list(climateFields, 'Climates.'),
  climateCorrelations: list(climateCorrelationFields, 'How alike the weather of two climates is.'),
  markets: list(marketFields, 'Electricity markets.'),
  connectionRoutes: optional(list(connectionRouteFields, 'Connection routes.'), []),
  permitPaths: optional(list(permitPathFields, 'Permit procedures of backup generators.'), []),
  embodied: embodiedFields,
  heat: heatFields,
  costs: costFields,
});
export type Catalogue = Value<typeof catalogueFields>;

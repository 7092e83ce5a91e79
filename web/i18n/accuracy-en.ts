/** English texts: how accurate the models are; fetched with that view. */
export const accuracyEn = {
  title: 'Accuracy',
  lead: 'The models behind the tokens, training and power of a plan, each run by itself on jobs whose result somebody published. Every case is predicted from its inputs alone, here and now in this browser.',
  finding: '{passing} of {n} cases are within their tolerance; the other {failing} are marked and shown like the rest.',
  findingUnseen: 'Of the {n} cases that no fit has seen, {passing} are within it.',
  tolerances: 'One tolerance for all cases of a kind: {list}. It was not widened for any case.',
  toleranceOf: '{kind} {tolerance}',

  'fit.title': 'What was fitted, and what was not',
  'fit.lead':
    'Most models have constants that were fitted on published rows. Where such a row is shown here it says “in a fit”: its error tells how well the formula bends, not how well it foretells. Only rows marked “unseen” put a model to the test.',
  'fit.step':
    '*Training steps and benchmark times*: fitted on the A100 tables of Korthikanti and Narayanan, on Llama 3, MLPerf Training of Llama 3.1 405B, Megatron-Bridge and MosaicML; one term on Megatron-Turing. Unseen: GPT-3 in MLPerf, MegaScale.',
  'fit.experts': '*Mixtures of experts*: a table of measured rates. A row of the table returns itself, with no error.',
  'fit.run':
    '*Whole training runs*: the programme factor, from the speed of a good step to that of a project, was set on Llama 3 and 3.1, and left at 1 on A100 with Llama 2 in view.',
  'fit.inference':
    '*Inference*: three sets of constants, fitted on 52 rows of MLPerf Inference v4.1 and v5.1, 175 of ML.ENERGY and 100 medians of Splitwise.',
  'fit.power': '*Power*: shares of rated power that were chosen from readings like those shown.',

  'flop.title': 'How FLOP are counted',
  'flop.formula': 'Training one token takes 6·(N − V·h) + 6·L·h·s FLOP, forward and backward together.',
  'flop.where':
    'N is the number of parameters, V the vocabulary, h the hidden width, L the layers and s the tokens of a sequence. The embedding look-up is not counted, the output layer is, once.',
  'flop.causal':
    'Attention is causal: each pair of positions counts once. Papers that count 12·L·h·s count each pair twice; their cases are counted as they count.',
  'flop.experts': 'For a mixture of experts, N is the active parameters: those that one token visits.',
  'flop.hardware':
    '*Model FLOP* are what the model asks for. *Hardware FLOP* add what is computed a second time: with full recomputation, 4/3 of the model’s. Here a rate always says which of the two it is.',
  'flop.dense':
    'Peaks are *dense*. Data sheets that count sparsity give figures twice as high; none is used. MFU is model FLOP over the dense peak of the precision that is computed in.',

  'owner.title': 'Whose results these are',
  'owner.mlperf':
    'MLPerf results are quoted from the public logs of MLCommons, in the repository that each row names; rows of Azure are Microsoft’s own and unverified. The figures of the model are no MLPerf results. The comparison is unofficial and not verified by MLCommons. MLPerf is a trademark of MLCommons.',
  'owner.letters':
    'Letters say how far to trust a published figure: A from a primary source, B from a secondary one or an excerpt.',

  'summary.caption': 'Errors by kind of case, without their sign',
  'summary.kind': 'Kind',
  'summary.cases': 'Cases',
  'summary.within': 'Within tolerance',
  'summary.median': 'Median error',
  'summary.worst': 'Worst',
  'summary.of': '{passing} of {n}',
  'summary.fitted': 'In a fit',
  'summary.unseen': 'Unseen',
  'summary.all': 'All',

  'plot.title': 'Error of each case',
  'plot.subtitle':
    'Predicted over published, less one. The bar is the tolerance of the case; what lies beyond {limit} stands at the edge.',
  'plot.label': 'Error of {n} cases by kind; {failing} lie beyond their tolerance. The table below has the same figures.',
  'plot.fitted': 'in a fit',
  'plot.unseen': 'unseen',
  'plot.beyond': 'beyond its tolerance, with its error',

  'table.title': 'All cases',
  'table.caption': 'Cases with the figures of the model and the published ones',
  'table.case': 'Case',
  'table.quantity': 'Quantity',
  'table.model': 'Model',
  'table.published': 'Published',
  'table.error': 'Error',
  'table.tolerance': 'Tolerance',
  'table.verdict': 'Verdict',
  'table.fit': 'Fit',
  'table.letter': 'Letter',
  'table.source': 'Source',
  'verdict.within': 'within',
  'verdict.beyond': 'fails',
  'verdict.unpredicted': 'not predicted: {reason}',
  'fit.fitted': 'in a fit',
  'fit.unseen': 'unseen',
  'fit.unknown': 'not said',

  'filter.kind': 'Kind',
  'filter.any': 'All kinds',
  'filter.failing': 'Only cases that fail',
  'filter.unseen': 'Only unseen cases',
  'count.one': '{n} case shown of {m}',
  'count.other': '{n} cases shown of {m}',
  csv: 'Download these cases (CSV)',
  empty: 'No case matches these filters.',
  clear: 'Clear the filters',

  'kind.training-step': 'Training step',
  'kind.training-time': 'Benchmark time',
  'kind.training-run': 'Training run',
  'kind.goodput': 'Interruptions',
  'kind.inference': 'Inference',
  'kind.power': 'Power',
  'quantity.stepS': 'time of a step',
  'quantity.modelTflopPerSPerAccelerator': 'model TFLOP/s of one accelerator',
  'quantity.hardwareTflopPerSPerAccelerator': 'hardware TFLOP/s of one accelerator',
  'quantity.mfu': 'MFU: model FLOP over dense peak',
  'quantity.tokensPerSPerAccelerator': 'training tokens/s of one accelerator',
  'quantity.minutes': 'time to the target',
  'quantity.acceleratorHours': 'accelerator-hours',
  'quantity.meanTimeToInterruptionH': 'mean time between interruptions',
  'quantity.outputTokensPerS': 'output tokens/s',
  'quantity.timeToFirstTokenMs': 'time to the first token',
  'quantity.timePerOutputTokenMs': 'time per output token',
  'quantity.acceleratorJoulesPerOutputToken': 'energy of the accelerators per output token',
  'quantity.serverKw': 'power of a server',
  'quantity.facilityMw': 'peak power of the facility',
} as const;

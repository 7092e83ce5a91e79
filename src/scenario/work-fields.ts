/** Every field of the work asked for. */
import { choice, date, id, list, optional, quantity, reference, share, sourced, type Value } from './fields.ts';

/** The growth scenario that stands for a figure of the plan's own. */
export const OWN_GROWTH = 'own';

export const workloadFields = sourced('The work asked for.', {
  startups: sourced('Start-ups, each with accelerator-hours kept for it.', {
    from: date('First one.', { group: 'workload', advanced: true }),
    by: date('When the target is due.', { group: 'workload', advanced: true }),
    target: quantity('start-ups', 'Supported by then, at the planned pace.', { max: 1e7, group: 'workload' }),
    paceFactor: quantity('', 'Pace, over the planned one.', { max: 20, group: 'workload' }),
    acceleratorHoursEach: quantity('h', 'Accelerator-hours kept for one.', { max: 1e7, group: 'workload' }),
    tailSigma: optional(
      quantity('', 'How unequal start-ups are: the spread of the logarithm of their hours; 0 makes them alike.', {
        max: 3,
        group: 'workload',
        advanced: true,
      }),
      0,
    ),
    spreadMonths: quantity('months', 'Months over which it uses them.', { min: 1, max: 120, group: 'workload', advanced: true }),
  }),
  training: sourced('A programme of training runs, back to back.', {
    model: reference('models', 'Model of the recipe.', [], { group: 'workload' }),
    tokens: quantity('tokens', 'Tokens of one run.', { min: 1e6, max: 1e18, group: 'workload' }),
    sequence: quantity('tokens', 'Sequence length.', { min: 128, max: 1e7, integer: true, group: 'workload', advanced: true }),
    globalBatchTokens: optional(
      quantity('tokens', 'Tokens of one step, over the whole gang.', { min: 1e4, max: 1e10, group: 'workload', advanced: true }),
      16_777_216,
    ),
    precision: optional(
      choice(['bf16', 'fp8', 'mxfp8', 'nvfp4'], 'What it computes in; a platform that has it not trains nothing.', {
        group: 'workload',
        advanced: true,
      }),
      'fp8',
    ),
    programme: optional(
      choice(
        ['flagship', 'usual', 'small-or-shared', 'first-academic'],
        'What the programme reaches of the speed of its own good steps, beside failures: kappa 0.9, 0.75, 0.45 or 0.2.',
        { group: 'workload' },
      ),
      'flagship',
    ),
    site: reference('sites', 'Where the gangs run; "any" takes the first site with room.', ['any'], { group: 'workload' }),
    from: date('First run.', { group: 'workload' }),
    gangAccelerators: quantity('accelerators', 'Accelerators of one gang, all of one platform on one site.', {
      min: 1,
      max: 1e6,
      integer: true,
      group: 'workload',
    }),
    gangs: quantity('gangs', 'Gangs asked for at once.', { max: 1000, integer: true, group: 'workload' }),
    guaranteedShare: share('Share of all usable accelerators that gangs may take before other work.', { group: 'workload' }),
    checkpointS: quantity('s', 'Visible cost of one checkpoint.', { max: 3600, group: 'workload', advanced: true }),
    restartMin: quantity('min', 'From an interruption to training again.', { max: 1440, group: 'workload', advanced: true }),
  }),
  interactive: sourced('Interactive inference.', {
    from: date('First day.', { group: 'workload', advanced: true }),
    initialH100: quantity('accelerators', 'What it asks for on the first day, in H100 that serve the mix.', {
      max: 1e7,
      group: 'workload',
    }),
    growth: optional(
      reference(
        'growths',
        'How fast the tokens asked for grow: a scenario of the catalogue, or "own" for the growthPerYear of the plan.',
        [OWN_GROWTH],
        { group: 'workload' },
      ),
      OWN_GROWTH,
    ),
    growthPerYear: quantity('times/year', 'Growth of the tokens asked for, where no scenario of the catalogue is chosen.', {
      min: 0.01,
      max: 100,
      group: 'workload',
    }),
    inputTokens: quantity('tokens', 'Tokens in, per request.', { max: 1e7, group: 'workload', advanced: true }),
    outputTokens: quantity('tokens', 'Tokens out, per request.', { min: 1, max: 1e7, group: 'workload', advanced: true }),
    cacheHitShare: optional(
      share('Share of the prompt whose keys and values are still in a cache.', { group: 'workload', advanced: true }),
      0,
    ),
    timeToFirstTokenLimitS: optional(
      quantity('s', 'Longest wait for the first token that 99 of 100 requests may have.', {
        min: 0.01,
        max: 3600,
        group: 'workload',
      }),
      2,
    ),
    timePerOutputTokenLimitMs: optional(
      quantity('ms', 'Longest time of an output token.', { min: 1, max: 60_000, group: 'workload' }),
      100,
    ),
    stack: optional(
      choice(
        ['tuned', 'stock', '2023'],
        'Software that serves: tuned as for benchmarks, an open-source server as installed, or one of 2023.',
        {
          group: 'workload',
        },
      ),
      'tuned',
    ),
    draftedTokens: optional(
      quantity(
        'tokens',
        'Speculative decoding: tokens that a small model drafts at a time and the served one verifies at once; 0 is without. It gains most where few requests run at once, less as they become more, and stays out where it would gain nothing.',
        { max: 16, integer: true, group: 'workload' },
      ),
      0,
    ),
    draftAcceptance: optional(
      share('Speculative decoding: chance that a drafted token is accepted.', { group: 'workload', advanced: true }),
      0.7,
    ),
    draftCost: optional(
      quantity('', 'Speculative decoding: time to draft a token, over that of a token without it.', {
        max: 1,
        group: 'workload',
        advanced: true,
      }),
      0.05,
    ),
    weights: optional(
      choice(
        ['fewest', 'bf16', 'fp8', 'fp4'],
        'Bits of the weights: the fewest that the accelerator computes in, or the same everywhere.',
        {
          group: 'workload',
          advanced: true,
        },
      ),
      'fewest',
    ),
    shape: choice(['conversation', 'coding'], 'Shape over the day and week.', { group: 'workload', advanced: true }),
    mix: list(
      sourced('One model of the mix.', {
        id: id('Short name.'),
        model: reference('models', 'Model.', [], { group: 'workload', advanced: true }),
        share: share('Share of the output tokens.', { group: 'workload', balanced: true }),
      }),
      'Mix by output tokens; the shares sum to 1.',
      { min: 1, max: 50 },
    ),
  }),
  skills: sourced('The skills axis: people trained, and the labs and assistants that they use.', {
    from: date('First learner.', { group: 'workload', advanced: true }),
    by: date('When the target is due.', { group: 'workload', advanced: true }),
    target: quantity('learners', 'Trained by then.', { max: 1e9, group: 'workload' }),
    observed: optional(
      sourced('Progress that was published.', {
        date: date('As of.', { group: 'workload', advanced: true }),
        completed: quantity('learners', 'Completed by then.', { max: 1e9, group: 'workload', advanced: true }),
        started: quantity('learners', 'Started by then.', { max: 1e9, group: 'workload', advanced: true }),
      }),
    ),
    paceFactor: quantity('', 'Pace from there on, over the observed one (or the planned one where none is published).', {
      max: 50,
      group: 'workload',
    }),
    tokensPerLearner: quantity('tokens', 'Tokens used by one who starts.', { max: 1e10, group: 'workload' }),
    labHoursPerLearner: quantity('h', 'Accelerator-hours in labs of one who starts.', { max: 1e4, group: 'workload' }),
    afterUseShare: optional(
      share('Share of those who have completed it that use assistants every day from then on.', { group: 'workload' }),
      0,
    ),
    afterTokensPerDay: optional(
      quantity('tokens', 'Tokens that one of them uses in a day, in and out.', { max: 1e9, group: 'workload', advanced: true }),
      5054,
    ),
  }),
  batch: sourced('Batch inference: takes what is left.', {
    from: date('First day.', { group: 'workload', advanced: true }),
    fillShare: share('Share of what is left that it takes.', { group: 'workload' }),
    when: optional(
      choice(
        ['any', 'cheap', 'clean', 'cool'],
        'Hours of the day that it takes: any, or those with the cheapest power, the cleanest, or the coolest air.',
        {
          group: 'workload',
        },
      ),
      'any',
    ),
    hoursPerDay: optional(
      quantity('h', 'How many of them it takes, where not any.', { min: 1, max: 24, integer: true, group: 'workload' }),
      24,
    ),
  }),
});
export type Workloads = Value<typeof workloadFields>;

/** English texts of when sites may be ready; fetched with the build-out. */
export const readyEn = {
  title: 'When each site may be ready',
  lead: 'Of {n} schedules drawn, half are ready by P50 and nine in ten by P90. A duration with a range is drawn from it, a connection by the spread of its route; an announced single date turns out a third late on average.',
  drawn: 'P50, P90: by when half and nine in ten of the drawn schedules end the step.',
  computing: 'Drawing schedules…',
  failed: 'The draws failed: {reason}.',
  site: 'Site',
  plan: 'By the plan',
  p50: 'P50',
  p90: 'P90',
  byEnd: 'Ready before the plan ends',
  never: 'no date',
  generators:
    '{site}: all its generators at full power burn {mw} of fuel (procedure: {path}). In {hours} of running a year each they emit {t} t of nitrogen oxides, and {kg} kg in an hour in which all run.',
  noGenerators: '{site} has no generators: no procedure for them, and no nitrogen oxides.',
  noPath: 'none',
} as const;

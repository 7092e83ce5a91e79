/** One model on its own: a facility at a weather point or over a year, or the power of a server. Bad input is answered with all its issues. */
import { mean, quantileSorted } from 'simple-statistics';
import type { Catalogue } from '../scenario/catalogue.ts';
import { type Issue, issueAt } from '../scenario/issues.ts';
import { nearest } from '../scenario/pointer.ts';
import { both, didYouMean, keysAllowed, type LocalText, oneOf, REMOVE_IT, show } from '../scenario/words.ts';
import { weatherOf } from '../site/climate.ts';
import type { Weather } from '../site/cooling.ts';
import { loopsOf } from '../site/cooling.ts';
import { type HallDraw, type HallPlant, hallDraw } from '../site/facility.ts';
import { UPS_STAGES, type Ups } from '../site/power-chain.ts';
import { wetBulbC } from '../site/psychrometrics.ts';
import { timeline } from '../timeline.ts';

export type Estimate = Readonly<Record<string, number | string>>;
export type EstimateAnswer =
  | { readonly ok: true; readonly estimate: Estimate }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Years drawn for a climate; the answer is their mean. */
const SAMPLED_YEARS = 30;

/** Reads one input object, collecting every fault. */
class Reader {
  readonly issues: Issue[] = [];
  private readonly used = new Set<string>();

  constructor(
    private readonly input: Readonly<Record<string, unknown>>,
    private readonly at: string,
  ) {}

  fault(key: string, allowed: LocalText, suggestion?: LocalText): void {
    this.issues.push(issueAt('--input', `${this.at}/${key}`, show(this.input[key]), allowed, suggestion));
  }

  has(key: string): boolean {
    this.used.add(key);
    return this.input[key] !== undefined;
  }

  number(key: string, min: number, max: number, fallback?: number): number {
    this.used.add(key);
    const value = this.input[key] ?? fallback;
    if (typeof value === 'number' && value >= min && value <= max) return value;
    this.fault(key, both(`a number from ${min} to ${max}`, `un nombre de ${min} à ${max}`));
    return Number.NaN;
  }

  choice(key: string, options: readonly string[], fallback?: string): string {
    this.used.add(key);
    const value = this.input[key] ?? fallback;
    if (typeof value === 'string' && options.includes(value)) return value;
    this.fault(key, oneOf(options), didYouMean(typeof value === 'string' ? nearest(value, options) : undefined));
    return '';
  }

  end(): void {
    for (const key of Object.keys(this.input)) {
      if (this.used.has(key)) continue;
      const used = [...this.used];
      this.fault(key, keysAllowed(used), didYouMean(nearest(key, used), REMOVE_IT));
    }
  }
}

/** Estimate of one kind from one input object; `at` is its place in the input. */
export function estimate(kind: 'facility' | 'power', input: unknown, catalogue: Catalogue, at = ''): EstimateAnswer {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { ok: false, issues: [issueAt('--input', at, show(input), both('a JSON object', 'un objet JSON'))] };
  }
  const reader = new Reader(input as Record<string, unknown>, at);
  const answer = kind === 'facility' ? facility(reader, catalogue) : power(reader, catalogue);
  reader.end();
  return reader.issues.length > 0 || !answer ? { ok: false, issues: reader.issues } : { ok: true, estimate: answer() };
}

function facility(reader: Reader, catalogue: Catalogue): (() => Estimate) | undefined {
  const architecture = reader.choice(
    'architecture',
    catalogue.coolings.map(({ id }) => id),
  );
  const load = reader.number('load', 0.001, 1.2, 0.8);
  const installed = reader.number('installedOverNeeded', 1, 4, 1.33);
  const ups = reader.choice('ups', Object.keys(UPS_STAGES), architecture === 'legacy-chilled-water' ? 'legacy' : 'modern') as Ups;
  const liquidShare = reader.number('liquidShare', 0, 1, 0.85);
  const coolingFactor = reader.number('coolingFactor', 0, 20, 1);
  const fixedOverhead = reader.number('fixedOverhead', 0, 1, 0);
  const cooling = catalogue.coolings.find(({ id }) => id === architecture);
  const plant: HallPlant | undefined = cooling && {
    loops: loopsOf(cooling, liquidShare),
    copMax: cooling.copMax,
    ups,
    installed,
    coolingFactor,
    fixedOverhead,
  };
  if (reader.has('climate')) {
    for (const key of ['dryBulbC', 'relativeHumidity'])
      if (reader.has(key))
        reader.fault(
          key,
          both('nothing beside a climate', 'rien à côté d’un climat'),
          both('Give a climate or a weather point.', 'Donnez un climat ou un point météo.'),
        );
    const climate = reader.choice(
      'climate',
      catalogue.climates.map(({ id }) => id),
    );
    return () => facilityYear(plant!, load, climate, catalogue);
  }
  const dryBulbC = reader.number('dryBulbC', -50, 60);
  const humidity = reader.number('relativeHumidity', 0.01, 1);
  return () => {
    const weather = { dryBulbC, wetBulbC: wetBulbC(dryBulbC, humidity) };
    return { ...sharesOf(hallDraw(plant!, load, weather), load), wetBulbC: weather.wetBulbC };
  };
}

function sharesOf(draw: HallDraw, load: number): Record<string, number> {
  return {
    pue: draw.total / load,
    wueLPerKwh: draw.waterLPerKwh / load,
    freeCoolingFraction: draw.freeHeat / draw.heat,
    lossShare: draw.loss / load,
    chillerShare: draw.chiller / load,
    fanShare: draw.fans / load,
    pumpShare: draw.pumps / load,
    otherShare: draw.misc / load,
  };
}

/** Mean of sampled years of a climate; `pueP99` is the mean of the yearly 99th percentiles of the hours. */
function facilityYear(plant: HallPlant, load: number, climate: string, catalogue: Catalogue): Estimate {
  const time = timeline('2025-01-01', '2026-01-01');
  const years = Array.from({ length: SAMPLED_YEARS }, (_, sample) => {
    const columns = weatherOf(catalogue.climates, catalogue.climateCorrelations, [climate], sample, time).get(climate)!;
    const sums: Record<string, number> = { wetBulbC: 0 };
    const pues = new Float64Array(time.hours);
    const weather: { -readonly [K in keyof Weather]: number } = { dryBulbC: 0, wetBulbC: 0 };
    for (let h = 0; h < time.hours; h++) {
      weather.dryBulbC = columns.dryBulbC[h]!;
      weather.wetBulbC = columns.wetBulbC[h]!;
      const shares = sharesOf(hallDraw(plant, load, weather), load);
      pues[h] = shares.pue!;
      for (const [key, value] of Object.entries(shares)) sums[key] = (sums[key] ?? 0) + value;
      sums.wetBulbC! += weather.wetBulbC;
    }
    pues.sort();
    return {
      ...Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, sum / time.hours])),
      pueP99: quantileSorted(pues as unknown as number[], 0.99),
    } as Record<string, number>;
  });
  const keys = Object.keys(years[0]!);
  return { ...Object.fromEntries(keys.map((key) => [key, mean(years.map((year) => year[key]!))])), hours: time.hours };
}

const PHASES = {
  idle: 'idle',
  training: 'training',
  'training-peak': undefined,
  inference: 'inference',
  reserved: 'reserved',
  off: 'off',
  rated: undefined,
} as const;
/** Highest draw of a training server over its rated power, and the level that cluster power is planned at. */
const TRAINING_PEAK = 0.8;
/** Server over accelerator power where no server is listed, and facility over IT at peak design. */
const SERVER_OVER_TDP = 1.53;
const FACILITY_OVER_IT = 1.25;
const IT_OVER_SERVERS = 1.14;

function power(reader: Reader, catalogue: Catalogue): (() => Estimate) | undefined {
  if (reader.has('level') || reader.has('accelerator')) {
    reader.choice('level', ['facility-peak']);
    const id = reader.choice(
      'accelerator',
      catalogue.accelerators.map((entry) => entry.id),
    );
    const count = reader.number('count', 1, 1e8);
    const accelerator = catalogue.accelerators.find((entry) => entry.id === id);
    const platform = catalogue.platforms.find((entry) => entry.accelerator === id);
    if (accelerator && !platform && accelerator.tdpW === undefined)
      reader.fault(
        'accelerator',
        both(
          'an accelerator with a platform or a thermal design power in the catalogue',
          'un accélérateur dont le catalogue donne une plateforme ou la puissance thermique de conception',
        ),
      );
    return () => {
      const serverKw = platform
        ? platform.ratedKw / platform.acceleratorsPerSystem
        : (accelerator!.tdpW! / 1000) * SERVER_OVER_TDP;
      return { facilityMw: (count * serverKw * TRAINING_PEAK * IT_OVER_SERVERS * FACILITY_OVER_IT) / 1000 };
    };
  }
  const id = reader.choice(
    'platform',
    catalogue.platforms.map((entry) => entry.id),
  );
  const phase = reader.choice('phase', Object.keys(PHASES)) as keyof typeof PHASES;
  const platform = catalogue.platforms.find((entry) => entry.id === id);
  return () => {
    const key = PHASES[phase];
    const share = key ? platform!.phases[key] : phase === 'rated' ? 1 : TRAINING_PEAK;
    return { serverKw: platform!.ratedKw * share };
  };
}

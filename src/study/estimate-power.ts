/** The power of a server by phase of work, and of a cluster as its builders plan it. */
import type { Catalogue } from '../scenario/catalogue.ts';
import { both } from '../scenario/words.ts';
import type { Maker, Reader } from './reader.ts';

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

export function power(reader: Reader, catalogue: Catalogue): Maker {
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

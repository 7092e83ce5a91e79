/** What binds: for each site and month the ceilings on what it could have installed, the lowest of them, and the distance to the next. */
import type { Binding, Ceiling } from '../results/types.ts';
import type { Constraint } from '../scenario/site-fields.ts';
import { systemMw } from './room.ts';
import type { Snapshot } from './snapshot.ts';

/** Ceilings this close are a tie. */
const TIE = 0.001;

/** The month of a site. `demandAccelerators` is the most that was busy in any hour of it, when some were idle even then. */
export function bindingOf(
  snapshot: Snapshot,
  overRated: number,
  demandAccelerators: number | undefined,
  moneyForAccelerators: number,
  nextGate: Constraint | null,
): Binding {
  const { month, gate, platform } = snapshot;
  if (gate) return { month, constraint: [gate.constraint], activity: gate.activity, slackMw: 0, next: nextGate, ceilings: [] };
  if (!platform)
    return {
      month,
      constraint: ['deliveries'],
      activity: null,
      slackMw: 0,
      next: null,
      ceilings: [{ constraint: 'deliveries', accelerators: 0, itMw: 0 }],
    };

  const { installed, delivered, inTransit, missingBudget, waitingByCause, room } = snapshot;
  const mwEach = systemMw(platform, overRated) / platform.acceleratorsPerSystem;
  const all: [Constraint, number][] = [
    ['grid', installed + room.grid],
    ['halls', installed + room.halls],
    ['cooling', installed + room.cooling],
    ['generators', installed + room.generators],
    ['noise', installed + room.noise],
    ['land', installed + room.land],
    ['water', installed + room.water],
    ['deliveries', delivered + missingBudget],
    ['crews', waitingByCause.crews > 0 ? installed : delivered + room.crews],
    ['budget', delivered + (missingBudget > 0 ? 0 : inTransit + moneyForAccelerators)],
    ['demand', demandAccelerators ?? Number.POSITIVE_INFINITY],
  ];
  const ceilings = all
    .filter(([, accelerators]) => Number.isFinite(accelerators))
    .map(([constraint, accelerators]): Ceiling => ({ constraint, accelerators, itMw: accelerators * mwEach }))
    .sort((a, b) => a.accelerators - b.accelerators);
  const lowest = ceilings[0]!.accelerators;
  const tied = ceilings.filter(({ accelerators }, i) => i === 0 || (accelerators > 0 && accelerators - lowest <= TIE * lowest));
  const next = ceilings.find((ceiling) => !tied.includes(ceiling));
  return {
    month,
    constraint: tied.map(({ constraint }) => constraint),
    activity: null,
    slackMw: next ? next.itMw - ceilings[0]!.itMw : 0,
    next: next?.constraint ?? null,
    ceilings,
  };
}

/** Waiting for a place: how full a pool of sequence slots may run before too many requests wait. */
import { exp, log, pow } from '../math.ts';

/**
 * Chance that a request waits when `slots` places carry an offered load of `load` places (Erlang C). By the recursion of Erlang B, which
 * stays finite for any number of slots.
 */
export function erlangC(slots: number, load: number): number {
  if (load <= 0) return 0;
  if (load >= slots) return 1;
  let blocked = 1;
  for (let c = 1; c <= slots; c++) blocked = (load * blocked) / (c + load * blocked);
  return blocked / (1 - (load / slots) * (1 - blocked));
}

/**
 * Chance that a request waits longer than `wait` service times: Erlang C with an exponential tail. `variability` stretches the wait for
 * arrivals and services that are not exponential: (CV²a + CV²s) / 2 (Allen and Cunneen).
 */
export function waitsLonger(slots: number, load: number, wait: number, variability = 1): number {
  return load >= slots ? 1 : erlangC(slots, load) * exp((-(slots - load) * wait) / variability);
}

/** Highest share of the slots that may be busy so that at most `most` of the requests wait longer than `wait` service times. */
export function highestUse(slots: number, wait = 0.1, most = 0.01, variability = 1): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (waitsLonger(slots, middle * slots, wait, variability) <= most) low = middle;
    else high = middle;
  }
  return low;
}

/** The same for any number of slots, from a table of powers of two: what a run asks in every hour. */
export function highestUseBySlots(variability: number): (slots: number) => number {
  const known =
    TABLES.get(variability) ??
    Float64Array.from({ length: LARGEST_POWER + 1 }, (_, power) => highestUse(pow(2, power), WAIT, MOST, variability));
  TABLES.set(variability, known);
  return (slots) => {
    if (!(slots > 1)) return known[0]!;
    const at = Math.min(LARGEST_POWER, log(slots) / LOG_2);
    const left = Math.min(LARGEST_POWER - 1, Math.floor(at));
    return known[left]! + (known[left + 1]! - known[left]!) * (at - left);
  };
}

const LOG_2 = log(2);
const LARGEST_POWER = 14;
/** At most one request in a hundred waits longer than a tenth of its service. */
const WAIT = 0.1;
const MOST = 0.01;
const TABLES = new Map<number, Float64Array>();

/**
 * (CV²a + CV²s) / 2 of the Azure LLM traces of 2023: conversations arrive with CV 1.09 and last with CV² 0.6; completions of code come in
 * bursts, CV 13.
 */
export const VARIABILITY = { conversation: 0.89, coding: 85 } as const;

/** What of a server's power reaches its chips: what its power supplies lose and its fans draw is counted in IT power, so that PUE hides it. */
import { type Stage, stageLoss } from './power-chain.ts';

/**
 * Losses of a server's power supplies, above the minima of 80 PLUS Titanium at 230 V: 95, 96.4 and 95.8 % at a fifth, half and all of the
 * rating. Derived; the form is that of every stage of the chain.
 */
export const POWER_SUPPLY: Stage = { noLoad: 0.0085, proportional: 0.005, squareLaw: 0.03 };

/** Supplies installed over needed: two sides that each carry all, as the eight shelves of 33 kW in a rack of 132 kW. */
export const SUPPLIES_INSTALLED = 2;

/** What the supplies of a server hand on when it draws `drawn`; both as shares of its rated power. */
export function suppliedShare(drawn: number): number {
  const idle = SUPPLIES_INSTALLED * POWER_SUPPLY.noLoad;
  if (drawn <= idle) return 0;
  // drawn = out + loss(out), and the loss is a square law: the one root above zero.
  const a = POWER_SUPPLY.squareLaw / SUPPLIES_INSTALLED;
  const b = 1 + POWER_SUPPLY.proportional;
  return (Math.sqrt(b * b + 4 * a * (drawn - idle)) - b) / (2 * a);
}

/** Power of the fans at a draw, by the cube law; `fanShare` is theirs at rated power. All are shares of rated power. */
export function fanShareAt(fanShare: number, drawn: number): number {
  return fanShare * drawn * drawn * drawn;
}

/** What a server does with its power, as shares of its rated power; the three sum to `drawn`. */
export type ServerSplit = { readonly compute: number; readonly fans: number; readonly supplies: number };

export function splitOf(drawn: number, fanShare: number): ServerSplit {
  const supplied = suppliedShare(drawn);
  const fans = Math.min(supplied, fanShareAt(fanShare, drawn));
  return { compute: supplied - fans, fans, supplies: drawn - supplied };
}

/** Loss of the supplies at a load `u` of their rating, as a share of the rating; for tests against published efficiencies. */
export function supplyLoss(u: number): number {
  return stageLoss(POWER_SUPPLY, u, 1);
}

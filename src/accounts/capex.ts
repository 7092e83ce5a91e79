/**
 * What a plan commits and pays, by kind. The sums are those of the plan: works by their price per MW, orders by the price of their
 * systems. Coefficients of the catalogue explain them, and what these leave (or exceed) is told as the rest.
 */
import { type BudgetParts, CAPEX_KINDS, type CapexKind, type CapexRow } from '../results/money.ts';
import { routeOf } from '../scenario/connection-fields.ts';
import type { Reserve, Scenario } from '../scenario/scenario.ts';
import type { Site } from '../scenario/site-fields.ts';
import { type Budget, moneyBySpan, type Payment } from './budget.ts';

/** Part of a sum: what kind, and of what: a cooling architecture or a platform. */
export type CapexPart = { readonly kind: CapexKind; readonly of: string | null; readonly eur: number };

/** What some works cost, by kind. The parts sum to `eur`; the rest is land, design, contingency, and what no coefficient explains. */
export function worksParts(
  scenario: Pick<Scenario, 'money' | 'catalogue'>,
  site: Site,
  reserve: Reserve,
  eur: number,
): CapexPart[] {
  const { money, catalogue } = scenario;
  const { costs } = catalogue;
  const halls = site.halls.filter(({ id }) => reserve.halls.includes(id));
  const itMw = halls.reduce((sum, hall) => sum + hall.itMw, 0);
  const isNew = reserve.kind === 'works';
  const priceEur = itMw * (isNew ? money.worksEurPerMwIt : money.fitOutEurPerMwIt);
  const whole = priceEur + reserve.extraEur;
  // Where the sum pays for accelerators too, its works are that much smaller.
  const scale = whole > 0 ? eur / whole : 0;
  const electricalEur = priceEur * (isNew ? costs.electricalShare : costs.fitOutElectricalShare);
  const generatorsEur = Math.min(electricalEur, itMw * costs.generatorsEurPerMwIt);
  const parts: CapexPart[] = [
    { kind: 'shell', of: null, eur: isNew ? priceEur * costs.shellShare : 0 },
    { kind: 'electrical', of: null, eur: electricalEur - generatorsEur },
    { kind: 'generators', of: null, eur: generatorsEur },
    ...coolingParts(scenario, halls),
    { kind: 'grid', of: null, eur: reserve.extraEur > 0 ? connectionEur(scenario, site, itMw) : 0 },
  ];
  const known = parts.reduce((sum, part) => sum + part.eur, 0);
  return [...parts, { kind: 'rest', of: null, eur: whole - known } as const].map((part) => ({ ...part, eur: part.eur * scale }));
}

function coolingParts({ catalogue }: Pick<Scenario, 'catalogue'>, halls: Site['halls']): CapexPart[] {
  const byCooling = new Map<string, number>();
  for (const { cooling, itMw } of halls) {
    const { capexEurPerMwIt } = catalogue.coolings.find(({ id }) => id === cooling)!;
    byCooling.set(cooling, (byCooling.get(cooling) ?? 0) + itMw * capexEurPerMwIt);
  }
  return [...byCooling].map(([of, eur]) => ({ kind: 'cooling', of, eur }));
}

/** What connecting a site costs, for the part of it that `itMw` of its halls are. */
function connectionEur({ catalogue }: Pick<Scenario, 'catalogue'>, site: Site, itMw: number): number {
  const { gridShareEurPerMwFirm, substationEurPerMwFirm, lineEurPerKm } = catalogue.costs;
  const route = routeOf(site, catalogue);
  const shareEurPerMw = route?.shareEurPerMwFirm ?? gridShareEurPerMwFirm;
  // Where a connection stands already, its line and its substation do too.
  const own = route?.linePaidBy === 'nobody' ? 0 : 1;
  const firmMw = site.gridSteps.reduce((sum, step) => sum + step.gridMw, 0);
  const wholeMw = site.halls.reduce((sum, hall) => sum + hall.itMw, 0);
  return (itMw / wholeMw) * (firmMw * (shareEurPerMw + own * substationEurPerMwFirm) + own * site.gridLineKm * lineEurPerKm);
}

/** Parts of one euro that is paid for some works, or for some systems. */
function sharesOf(scenario: Scenario, { for: what, site }: Payment): readonly CapexPart[] {
  const { money } = scenario;
  if (what.kind === 'order') {
    const { platform } = scenario.orders.find(({ id }) => id === what.id)!;
    const it = 1 / (1 + money.networkShare);
    return [
      { kind: 'it', of: platform, eur: it },
      { kind: 'network', of: null, eur: 1 - it },
    ];
  }
  const reserve = money.reservedEur.find(({ id }) => id === what.id)!;
  return worksParts(scenario, scenario.sites.find(({ id }) => id === site)!, reserve, 1);
}

/** What was committed and paid in each span of days, by kind. `spans` are the first days of each, in order, and the day after the last. */
export function capexBySpan(scenario: Scenario, payments: readonly Payment[], spans: readonly number[]): CapexRow[] {
  const known = new Map<string, readonly CapexPart[]>();
  const found = new Map<string, Pick<CapexPart, 'kind' | 'of'>>();
  const split = payments.flatMap((payment): Payment[] => {
    const key = `${payment.for.kind} ${payment.for.id}`;
    const parts = known.get(key) ?? sharesOf(scenario, payment);
    known.set(key, parts);
    return parts.map(({ kind, of, eur }) => {
      const name = `${kind} ${of ?? ''}`;
      found.set(name, { kind, of });
      return { ...payment, site: name, committedEur: payment.committedEur * eur, paidEur: payment.paidEur * eur };
    });
  });
  const moneyOf = moneyBySpan(split, spans);
  return [...found]
    .map(([name, what]): CapexRow => {
      const money = spans.slice(1).map((_, i) => moneyOf(name, i));
      return { ...what, committedEur: money.map((one) => one.committedEur), paidEur: money.map((one) => one.capexEur) };
    })
    .filter(({ committedEur, paidEur }) => [...committedEur, ...paidEur].some((eur) => eur !== 0))
    .sort((a, b) => CAPEX_KINDS.indexOf(a.kind) - CAPEX_KINDS.indexOf(b.kind));
}

/** Where the budget stands once all is shared out. */
export function budgetParts({ money }: Scenario, budget: Budget): BudgetParts {
  const sum = (works: Budget['works']): number => works.reduce((total, { eur }) => total + eur, 0);
  const funded = budget.works.filter((item) => item.funded);
  return {
    budgetEur: money.budgetEur,
    worksEur: sum(funded.filter(({ committed }) => committed)),
    keptEur: sum(funded.filter(({ committed }) => !committed)),
    ordersEur: money.budgetEur - budget.leftEur - sum(funded),
    leftEur: budget.leftEur,
  };
}

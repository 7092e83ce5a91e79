/** What a plan with a limit relaxed is called: the plan, and by how much of what. */
import type { Gain } from '../workers/protocol.ts';
import { compareOf, OWN } from './compare-state.ts';
import { planName } from './compare-text.ts';
import { compareWords } from './compare-words.ts';
import { shortName } from './sites.ts';
import type { Page } from './state.ts';

/** `Microsoft France + 9 MW Mulhouse`: of several changes of one kind the sum, of several kinds the first. */
export function relaxedName(page: Page, gain: Gain): string {
  const words = page.words.value;
  const said = compareWords(words.language);
  const own = compareOf(page).plans.value.find(({ id }) => id === OWN);
  // Up to where the plan's own name begins to explain itself.
  const plan = own ? planName(own, page, words, said).split(/,|\s*: /)[0]! : '';
  const first = gain.changes[0]!;
  const fieldOf = (pointer: string) => pointer.slice(pointer.lastIndexOf('/') + 1);
  const field = fieldOf(first.pointer);
  const alike = gain.changes.filter(({ pointer }) => fieldOf(pointer) === field);
  const sum = alike.reduce((total, { from, to }) => total + to - from, 0);
  const scale = field === 'budgetEur' ? 1e6 : 1;
  const size = Math.abs(sum) / scale;
  const unit =
    field === 'durationMonths' ? words.count('unit.months', size) : (words.maybe(`change.unit.${field}`) ?? first.unit);
  const site = first.pointer.startsWith('/sites/') ? first.pointer.split('/')[2] : undefined;
  const named = page.answer.value?.overview.summary.sites.find(({ id }) => id === site);
  const place = named ? shortName(named.names[words.language]) : (words.maybe(`change.${field}`) ?? field);
  const amount = words.format.quantity(size, unit, 1, 0);
  return said.say(sum < 0 ? 'relaxedLess' : 'relaxedMore', { plan, amount, place }).trim();
}

/** What is said of a name that a plan of one's own cannot have. */
import { fold } from '../fold.ts';
import type { Words } from '../i18n/messages.ts';
import { LONGEST_NAME, type NameFault, nameFault, tidied } from '../shelf.ts';
import type { Page } from '../state.ts';

export type NameTrouble = { readonly fault: NameFault | 'shipped'; readonly said: string };

/** `besides` is the name that the plan has now. */
export function nameTrouble(page: Page, name: string, words: Words, besides: string | undefined): NameTrouble | undefined {
  const wanted = fold(tidied(name));
  const isShipped = page.plans.value.some(({ title }) => fold(title.en) === wanted || fold(title.fr) === wanted);
  const fault = isShipped ? 'shipped' : nameFault(page.shelf.value, name, besides);
  if (!fault) return undefined;
  return { fault, said: words.t(`own.name.${fault}`, { name: tidied(name), most: words.format.number(LONGEST_NAME) }) };
}

/** The columns of a file of orders: how each is named in either language, and what may stand in it. */
import type { LocalText } from './words.ts';
import { both } from './words.ts';

export const ORDER_COLUMNS = [
  'id',
  'platform',
  'systems',
  'site',
  'orderDate',
  'leadTimeWeeks',
  'deliveredShare',
  'everyWeeks',
  'systemsPerDelivery',
] as const;
export type OrderColumn = (typeof ORDER_COLUMNS)[number];

/** Without these there is no order. */
export const NEEDED: readonly OrderColumn[] = ['platform', 'systems', 'site', 'orderDate', 'leadTimeWeeks'];

/** As the headings are written, the first of each language by us. */
const HEADINGS: Readonly<Record<OrderColumn, { readonly en: readonly string[]; readonly fr: readonly string[] }>> = {
  id: { en: ['id', 'order', 'reference'], fr: ['identifiant', 'commande', 'référence'] },
  platform: { en: ['platform', 'system', 'model'], fr: ['plateforme', 'système', 'modèle'] },
  systems: { en: ['systems', 'count', 'quantity', 'number'], fr: ['systèmes', 'nombre', 'quantité'] },
  site: { en: ['site', 'place'], fr: ['site', 'lieu'] },
  orderDate: { en: ['orderDate', 'date', 'ordered'], fr: ['date de commande', 'commandé le'] },
  leadTimeWeeks: { en: ['leadTimeWeeks', 'lead time', 'weeks'], fr: ['délai en semaines', 'délai', 'semaines'] },
  deliveredShare: { en: ['deliveredShare', 'share delivered'], fr: ['part livrée'] },
  everyWeeks: { en: ['everyWeeks', 'weeks between parts'], fr: ['semaines entre lots'] },
  systemsPerDelivery: { en: ['systemsPerDelivery', 'systems in a part'], fr: ['systèmes par lot'] },
};

/** Letters and digits alone, without accents: `Délai (semaines)` is `delai`. */
export function plainWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[([].*$/u, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

const COLUMN_OF = new Map(
  ORDER_COLUMNS.flatMap((column) => [
    [plainWord(column), column] as const,
    ...[...HEADINGS[column].en, ...HEADINGS[column].fr].map((heading) => [plainWord(heading), column] as const),
  ]),
);

export function columnNamed(heading: string): OrderColumn | undefined {
  return COLUMN_OF.get(plainWord(heading));
}

/** The heading that we write. */
export function headingOf(column: OrderColumn, language: keyof LocalText): string {
  return HEADINGS[column][language][0]!;
}

/** All headings, as a message lists them. */
export function headingList(columns: readonly OrderColumn[]): LocalText {
  const list = (language: keyof LocalText) => columns.map((column) => headingOf(column, language)).join(', ');
  return both(list('en'), list('fr'));
}

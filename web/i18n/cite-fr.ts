/** Les textes français au bas de la page : au nom de qui elle parle, et comment citer un calcul. */
import type { citeEn } from './cite-en.ts';

export const citeFr = {
  'cite.voice': 'Jalon modélise des annonces publiques et ne parle au nom d’aucune entreprise.',
  'cite.open': 'Citer',
  'cite.copy': 'Copier',
  'cite.copied': 'Copié.',
  'cite.refused': 'Le navigateur refuse la copie\u00a0: sélectionnez plutôt le texte.',
  'cite.plain':
    'Jalon, modèle {version}, «\u00a0{plan}\u00a0» tel quel, faits au {asOf}, calcul {hash}, {address} (consulté le {today}).',
  'cite.changed.one':
    'Jalon, modèle {version}, «\u00a0{plan}\u00a0» avec {n} levier déplacé, faits au {asOf}, calcul {hash}, {address} (consulté le {today}).',
  'cite.changed.other':
    'Jalon, modèle {version}, «\u00a0{plan}\u00a0» avec {n} leviers déplacés, faits au {asOf}, calcul {hash}, {address} (consulté le {today}).',
} as const satisfies Record<keyof typeof citeEn, string>;

/** Textes français de la date à laquelle les sites peuvent être prêts ; chargés avec le calendrier. */
import type { readyEn } from './ready-en.ts';

export const readyFr: Readonly<Record<keyof typeof readyEn, string>> = {
  title: 'Quand chaque site peut être prêt',
  lead: 'Sur {n} calendriers tirés au sort, la moitié aboutit au plus tard à la date P50, neuf sur dix à la date P90. Une durée donnée avec une fourchette y est tirée, un raccordement selon la dispersion de sa voie ; une date annoncée sans fourchette dérape d’un tiers en moyenne.',
  drawn: 'P50, P90 : jour où l’étape est finie dans la moitié et dans neuf sur dix des calendriers tirés.',
  computing: 'Tirage des calendriers…',
  failed: 'Les tirages ont échoué : {reason}.',
  site: 'Site',
  plan: 'Selon le plan',
  p50: 'P50',
  p90: 'P90',
  byEnd: 'Prêt avant le terme du plan',
  never: 'aucune date',
  generators:
    '{site} : à pleine puissance, ses groupes électrogènes brûlent ensemble {mw} de combustible (procédure : {path}). En {hours} de marche par an chacun, ils émettent {t} t d’oxydes d’azote, et {kg} kg dans une heure où tous tournent.',
  noGenerators: '{site} n’a pas de groupe électrogène : ni procédure à ce titre, ni oxydes d’azote.',
  noPath: 'aucune',
};

/** Textes français : ce que lisent les champs, les verrous, l’effet d’un levier, les plans à soi, les suggestions, les touches. */
import type { adjustEn } from './adjust-en.ts';

export const adjustFr: Readonly<Record<keyof typeof adjustEn, string>> = {
  'typed.readAs': '{typed} : soit {value}.',
  'typed.reading': 'Lecture…',
  'typed.syntax':
    '« {typed} » est illisible ici. Sont admis : nombres, {units}, + − × ÷, % et parenthèses. Valeur conservée : {former}.',
  'typed.word': 'Ce champ ne connaît pas l’unité « {at} ». Unités admises : {units}. Valeur conservée : {former}.',
  'typed.unit': '« {typed} » donne une autre unité. Unités admises : {units}. Valeur conservée : {former}.',
  'typed.mixed': '« {typed} » additionne des unités différentes. Unités admises : {units}. Valeur conservée : {former}.',
  'typed.percent':
    '« {typed} » : pour cent de quoi ? Pour modifier la valeur présente, écrire + 10 % ou − 10 %. Valeur conservée : {former}.',
  'typed.notAllowed':
    '« {at} » n’est pas admis ici. Sont admis : nombres, {units}, + − × ÷, % et parenthèses. Valeur conservée : {former}.',
  'typed.infinite': '« {typed} » ne donne aucun nombre. Valeur conservée : {former}.',
  'typed.long': 'C’est plus long que les {at} caractères qu’un champ sait lire. Valeur conservée : {former}.',
  'typed.failed': 'Lecture impossible : {reason}. Valeur conservée : {former}.',
  'typed.money': 'EUR, k€, M€ et Md€',
  'typed.noUnit': 'sans unité',
  'date.readAs': '{typed} : soit le {value}.',
  'date.calendar': 'Calendrier',
  'date.calendarOf': 'Calendrier : {label}',
  'date.unread':
    '« {typed} » n’est pas une date. Sont admis : 15 mars 2027, 15/03/2027, mars 2027, T1 2027, fin 2027, + 3 mois. Date conservée : {former}.',
  'date.noDay': 'Le calendrier n’a pas de « {typed} ». Date conservée : {former}.',
  'date.outside': 'Dates admises : {from} à {to}. Date conservée : {former}.',
  'lock.label': 'Verrouiller : {label}',
  'lock.on': 'Verrouiller à sa valeur',
  'lock.off': 'Verrouillé ; déverrouiller',
  'lock.holds': 'Ce levier est verrouillé. Déverrouillez-le pour le déplacer.',
  'lock.wedged': 'Toutes les autres parts sont verrouillées : celle-ci ne peut pas bouger.',
  'lock.beyondRest': 'Les parts verrouillées laissent {left}. Valeur conservée : {former}.',
  'lock.stopped': 'Les parts verrouillées ne laissent pas plus de {left}.',
  'lock.kept.one': '{n} modification verrouillée est restée en place.',
  'lock.kept.other': '{n} modifications verrouillées sont restées en place.',
  'find.locked': 'Verrouillés ({n})',
  'find.nothingLocked': 'Rien n’est verrouillé. Le cadenas à côté d’un levier le tient à sa valeur.',
  'find.clearFilter': 'Afficher tous les leviers',
  'history.lock': '{label} verrouillé',
  'history.unlock': '{label} déverrouillé',
  'history.own': 'plan « {name} » ouvert',
  'history.savePlan': 'plan « {name} » enregistré',
  'history.renamePlan': 'plan renommé « {name} »',
  'history.duplicatePlan': 'copie « {name} » créée',
  'history.deletePlan': 'plan « {name} » supprimé',
};

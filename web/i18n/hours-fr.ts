import type { hoursEn } from './hours-en.ts';

/** Textes français : météo, prix et carbone venus de fichiers. */
export const hoursFr: Readonly<Record<keyof typeof hoursEn, string>> = {
  'hours.title': 'Heures venues de fichiers',
  'hours.weather': 'Météo de {site} : {place} ({file})',
  'hours.price': 'Prix spot : {file}',
  'hours.carbon': 'Carbone direct : {file}',
  'hours.share': '({n} heures sur {m})',
  'hours.filled.one': '({n} heure manquante comblée)',
  'hours.filled.other': '({n} heures manquantes comblées)',
  'hours.remove': 'Retirer',
  'hours.removeLabel': 'Retirer : {what}',
  'hours.note': 'Un plan enregistré ne contient pas ces fichiers.',
  'hours.design': 'Adopter sa température de dimensionnement ({value})',
  'hours.designExtreme': 'L’heure la plus chaude en 20 ans, d’après le fichier',
  'hours.designCooling': 'Dépassée pendant 0,4 % des heures de l’année, d’après le fichier',
  'hours.question': 'À quel site va la météo de {file} ?',
  'hours.place': '{place} : latitude {latitude}, longitude {longitude}, altitude {elevation}.',
  'hours.site': 'Site',
  'hours.take': 'Utiliser cette météo',
  'hours.cancel': 'Annuler',
  'history.import': 'fichier {file} utilisé',
  'history.dropImport': 'fichier {file} retiré',
  'status.imports.one': '{n} fichier d’heures',
  'status.imports.other': '{n} fichiers d’heures',
  'address.hours': 'L’adresse ne contient pas la météo, les prix ou le carbone de vos fichiers.',
  'power.imports': 'Heures venues de {list}.',
};

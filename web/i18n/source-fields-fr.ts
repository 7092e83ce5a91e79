/** Textes français : noms des champs que seules les sources montrent ; chargés avec elles. */
import type { sourceFieldsEn } from './source-fields-en.ts';

export const sourceFieldsFr: Readonly<Record<keyof typeof sourceFieldsEn, string>> = {
  'field.money.reservedEur.site': 'site des travaux',
  'field.sites.position.latitudeDeg': 'latitude',
  'field.sites.position.longitudeDeg': 'longitude',
  'field.sites.position.radiusKm': 'écart possible autour de ce point',
  'field.targets.kind': 'ce qui est compté',
  'field.targets.site': 'site',
  'field.catalogue.accelerators.state': 'état des connaissances',
  'field.catalogue.platforms.state': 'état des connaissances',
  'field.catalogue.platforms.accelerator': 'accélérateur embarqué',
  'field.catalogue.serving.platform': 'plateforme',
  'field.catalogue.serving.model': 'modèle',
  'field.catalogue.trainingRates.platform': 'plateforme',
  'field.catalogue.trainingRates.model': 'modèle',
  'field.catalogue.climateCorrelations.between': 'entre',
  'field.catalogue.markets.exciseNormal.from': 'premier jour',
  'field.catalogue.markets.years.year': 'année',
  'field.catalogue.markets.carbonYears.year': 'année',
  'field.catalogue.expertTraining.accelerator': 'accélérateur',
  'field.catalogue.expertTraining.model': 'modèle',
  'field.catalogue.expertTraining.precision': 'précision numérique',
  'field.catalogue.expertTraining.sequence': 'longueur de séquence',
};

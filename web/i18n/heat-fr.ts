/** Textes français : champs et unités de la chaleur, du carbone et de ce qu’une commune apprend ; chargés avec ceux des autres champs. */
import type { heatEn } from './heat-en.ts';

export const heatFr: Readonly<Record<keyof typeof heatEn, string>> = {
  'field.sites.heat.demandMwhPerYear': 'chaleur demandée par une ville',
  'field.sites.heat.networkC': 'température du réseau de chaleur',
  'field.sites.heat.fromAir': 'chaleur de l’air cédée aussi',
  'field.sites.heat.exempt': 'dispense de valoriser la chaleur',
  'field.sites.jobs.building': 'emplois pendant la construction',
  'field.sites.jobs.operation': 'emplois en exploitation',
  'field.catalogue.heat.monthShares': 'chaleur demandée par une ville dans le mois',
  'field.catalogue.heat.carnotShare': 'pompe à chaleur : part du COP de Carnot',
  'field.catalogue.heat.pumpLiftK': 'pompe à chaleur : écart ajouté par les échangeurs',
  'field.catalogue.heat.airCoilK': 'batteries sur l’air : température perdue',
  'field.catalogue.heat.mwhPerHome': 'chaleur d’un logement',
  'field.catalogue.heat.dutyFromMw': 'puissance informatique à partir de laquelle la chaleur doit être valorisée',
  'field.catalogue.markets.marginalGPerKwh': 'intensité carbone marginale',
  'field.catalogue.embodied.partT': 'carbone de fabrication d’un accélérateur remplacé',
  'field.catalogue.embodied.serverT': 'carbone de fabrication d’un serveur remplacé',
  'field.catalogue.embodied.partsPerFailure': 'pannes qui font remplacer un accélérateur',
  'field.catalogue.embodied.serversPerFailure': 'pannes qui font remplacer un serveur',
  'field.catalogue.climates.lowWaterMonth': 'mois d’étiage',
  'field.catalogue.platforms.fans.inAir': 'ventilateurs des serveurs en salle à air',
  'field.catalogue.platforms.fans.inLiquid': 'ventilateurs des serveurs en salle liquide',
  'unit.MWh/year.one': 'MWh par an',
  'unit.MWh/year.other': 'MWh par an',
};

import type { costsEn } from './costs-en.ts';

/** Textes français : champs et unités des coûts par poste. */
export const costsFr: Readonly<Record<keyof typeof costsEn, string>> = {
  'field.sites.gridLineKm': 'longueur de la ligne de raccordement',
  'field.catalogue.costs.shellShare': 'bâtiment neuf : part du gros œuvre et des terrassements',
  'field.catalogue.costs.electricalShare': 'bâtiment neuf : part des lots électriques',
  'field.catalogue.costs.fitOutElectricalShare': 'aménagement : part des lots électriques',
  'field.catalogue.costs.generatorsEurPerMwIt': 'groupes électrogènes, par MW informatique',
  'field.catalogue.costs.gridShareEurPerMwFirm': 'quote-part du réseau public, par MW de puissance garantie',
  'field.catalogue.costs.substationEurPerMwFirm': 'poste électrique, par MW de puissance garantie',
  'field.catalogue.costs.lineEurPerKm': 'ligne de raccordement, par km',
  'field.catalogue.costs.maintenancePerYear': 'maintenance des lots électriques et du refroidissement',
  'field.catalogue.costs.staffEurPerYear': 'coût d’un emploi',
  'field.catalogue.costs.taxInsurancePerYear': 'taxe foncière et assurances',
  'field.catalogue.costs.resaleLossPerYear': 'valeur de revente perdue en un an',
  'field.catalogue.coolings.capexEurPerMwIt': 'coût de l’installation, par MW informatique',
  'field.catalogue.operatorClasses.staffPerMwIt': 'emplois, par MW informatique',
  'unit.km.one': 'km',
  'unit.km.other': 'km',
  'unit.EUR/km.one': '€/km',
  'unit.EUR/km.other': '€/km',
  'unit.posts/MW.one': 'emploi/MW',
  'unit.posts/MW.other': 'emplois/MW',
};

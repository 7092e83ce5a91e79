/** Les textes français des liens et des onglets : chargés quand il y a quelque chose à dire. */
import type { linkEn } from './link-en.ts';

export const linkFr = {
  copied: 'Lien copié. Il mène au plan, à ses modifications et à ce qui est affiché.',
  'copied.tooLong':
    'Lien copié. Il mène au plan sans vos modifications, trop nombreuses pour un lien. Pour les transmettre, enregistrez un fichier.',
  'copied.file':
    'Lien copié. Il ne contient que le nom de votre fichier, trop volumineux pour un lien. Pour transmettre le plan, enregistrez un fichier.',
  'copied.hours': 'Lien copié. Il mène au plan, à ses modifications et à ce qui est affiché, sans les heures venues de fichiers.',
  'copied.compared':
    'Lien copié. Il mène à votre plan et à ce qui est affiché ; les plans comparés sont trop longs pour un lien.',
  long: 'Il compte {n} caractères : certaines messageries le couperont.',
  refused: 'Le navigateur refuse la copie. Sélectionnez le lien et copiez-le vous-même :',
  field: 'Lien',

  'broken.damaged': 'Une partie du lien a été coupée ou modifiée en route. Copiez-le de nouveau, en entier, ou redemandez-le.',
  'broken.newer':
    'Le lien vient d’une version de Jalon plus récente que celle-ci. Rechargez la page ; si rien ne change, demandez un fichier.',
  'broken.tooLarge':
    'Une fois déplié, le lien dépasse tout ce que Jalon met dans un lien : il est resté plié. Demandez un fichier.',
  'broken.unsupported':
    'Ce navigateur ne sait pas déplier les liens longs. Demandez un fichier, ou prenez un navigateur plus récent.',
  'broken.kept': 'Votre propre travail est conservé : il figure dans la liste des plans.',

  'tabs.open':
    'Vous travaillez aussi sur Jalon dans un autre onglet. Chacun poursuit de son côté ; pour votre prochaine visite, le navigateur garde ce qui a été modifié en dernier.',
  'tabs.take': 'Continuer ici avec ce que contient l’autre onglet',
  'tabs.taken': 'Cet onglet affiche maintenant ce que contient l’autre. « Annuler » ramène ce qu’il affichait.',
  'tabs.silent': 'L’autre onglet ne répond pas. Il est peut-être en veille : affichez-le, puis réessayez.',
} as const satisfies Record<keyof typeof linkEn, string>;

/** Textes français : la précision des modèles ; chargés avec cette vue. */
import type { accuracyEn } from './accuracy-en.ts';

export const accuracyFr: Readonly<Record<keyof typeof accuracyEn, string>> = {
  title: 'Précision',
  lead: 'Les modèles d’où viennent les jetons, l’entraînement, la puissance, le refroidissement, la météo et les prix d’un plan, exécutés seuls sur des travaux et des sites dont quelqu’un a publié le résultat. Chaque cas est prédit d’après ses seules données d’entrée, ici même, dans ce navigateur.',
  finding: '{passing} cas sur {n} restent dans leur tolérance ; les {failing} autres sont signalés et montrés comme le reste.',
  findingUnseen: 'Sur les {n} cas qu’aucun ajustement n’a vus, {passing} y restent.',
  tolerances: 'Une seule tolérance pour tous les cas d’un genre : {list}.',
  tolerancesOwn:
    'Dans les genres suivants, chaque cas a la sienne, indiquée au tableau, parfois dans l’unité de la grandeur : {list}. Quand c’est un intervalle qui est publié, ce qui y tombe n’a pas d’écart, et le reste se mesure depuis l’extrémité la plus proche.',
  tolerancesKept: 'Aucune tolérance n’a été élargie pour un cas.',
  toleranceOf: '{kind} {tolerance}',

  'fit.title': 'Ce qui a été ajusté, et ce qui ne l’a pas été',
  'fit.lead':
    'La plupart des modèles ont des constantes ajustées sur des résultats publiés. Quand un tel résultat figure ici, il porte la mention « ajusté » : son écart dit si la formule se plie bien, non si elle prédit bien. Seuls les cas « inédits » mettent un modèle à l’épreuve.',
  'fit.step':
    '*Pas d’entraînement et durées de bancs d’essai* : ajustés sur les tables A100 de Korthikanti et de Narayanan, sur Llama 3, sur MLPerf Training de Llama 3.1 405B, sur Megatron-Bridge et sur MosaicML ; un terme l’est sur Megatron-Turing. Inédits : GPT-3 dans MLPerf, MegaScale.',
  'fit.experts':
    '*Mélanges d’experts* : une table de débits mesurés. Une ligne de cette table se retrouve elle-même, sans aucun écart.',
  'fit.run':
    '*Entraînements entiers* : le facteur de programme, qui mène de la vitesse d’un bon pas à celle d’un projet, a été réglé sur Llama 3 et 3.1, et laissé à 1 sur A100 au vu de Llama 2.',
  'fit.inference':
    '*Inférence* : trois jeux de constantes, ajustés sur 52 lignes de MLPerf Inference v4.1 et v5.1, 175 de ML.ENERGY et 100 médianes de Splitwise.',
  'fit.power': '*Puissance* : des parts de la puissance nominale, choisies d’après des relevés comme ceux qui figurent ici.',
  'fit.site':
    '*PUE et eau d’un site* : les architectures ont été réglées sur Lei et Masanet et sur l’ESIF ; la surconsommation des exploitants, sur les salles de Scaleway et sur AWS en Irlande. Nul ne publie le remplissage de ses sites : il est supposé, tout comme le climat quand le nôtre n’est que le plus proche.',
  'fit.chain':
    '*Chaîne électrique* : les courbes de pertes ont été ajustées sur les annonces des fabricants ; celle de l’alimentation des serveurs reste au-dessus des minima certifiés.',
  'fit.weather':
    '*Météo* : normales et écarts types viennent des séries mêmes où les cas comptent leurs jours ; la forme d’une journée, de fichiers horaires. Rien n’y est inédit.',
  'fit.price':
    '*Prix de l’électricité* : la forme d’une journée et le bruit ont été réglés sur les heures de 2024, le niveau sur celui de chaque année.',

  'flop.title': 'Comment les FLOP sont comptés',
  'flop.formula': 'Entraîner le modèle sur un jeton demande 6·(N − V·h) + 6·L·h·s FLOP, passes avant et arrière réunies.',
  'flop.where':
    'N est le nombre de paramètres, V le vocabulaire, h la largeur cachée, L le nombre de couches et s le nombre de jetons d’une séquence. La lecture des plongements n’est pas comptée ; la couche de sortie l’est, une fois.',
  'flop.causal':
    'L’attention est causale : chaque paire de positions compte une fois. Les articles qui comptent 12·L·h·s comptent chaque paire deux fois ; leurs cas sont comptés à leur manière.',
  'flop.experts': 'Pour un mélange d’experts, N désigne les paramètres actifs, ceux que traverse un jeton.',
  'flop.hardware':
    'Les *FLOP du modèle* sont ceux que le modèle demande. Les *FLOP du matériel* y ajoutent ce qui est calculé une seconde fois : avec un recalcul complet, 4/3 de ceux du modèle. Ici, un débit dit toujours duquel des deux il s’agit.',
  'flop.dense':
    'Les débits de crête sont *denses*. Les fiches techniques qui tiennent compte de la parcimonie donnent des chiffres deux fois plus élevés ; aucun n’est employé. Le MFU rapporte les FLOP du modèle à la crête dense de la précision employée.',

  'owner.title': 'À qui sont ces résultats',
  'owner.mlperf':
    'Les résultats MLPerf sont cités d’après les journaux publics de MLCommons, dans le dépôt que nomme chaque ligne ; ceux d’Azure viennent de Microsoft et ne sont pas vérifiés. Les chiffres du modèle ne sont pas des résultats MLPerf. La comparaison n’est ni officielle, ni vérifiée par MLCommons. MLPerf est une marque de MLCommons.',
  'owner.letters':
    'La lettre dit quel crédit accorder à un chiffre publié : A, source primaire ; B, source secondaire ou extrait.',

  'summary.caption': 'Écarts par genre de cas, sans leur signe',
  'summary.kind': 'Genre',
  'summary.cases': 'Cas',
  'summary.within': 'Dans la tolérance',
  'summary.median': 'Écart médian',
  'summary.worst': 'Pire écart',
  'summary.of': '{passing} sur {n}',
  'summary.fitted': 'Ajustés',
  'summary.unseen': 'Inédits',
  'summary.all': 'Tous',

  'plot.title': 'Écart de chaque cas',
  'plot.subtitle':
    'Prédit sur publié, moins un. La barre est la tolérance du cas ; ce qui sort de l’axe est placé à son bord. L’axe change d’un genre à l’autre.',
  'plot.label':
    'Écart de {n} cas, par genre ; {failing} sortent de leur tolérance. Le tableau qui suit donne les mêmes chiffres.',
  'plot.fitted': 'ajusté',
  'plot.unseen': 'inédit',
  'plot.beyond': 'hors tolérance, avec son écart',

  'table.title': 'Tous les cas',
  'table.caption': 'Cas, avec les chiffres du modèle et ceux qui ont été publiés',
  'table.case': 'Cas',
  'table.quantity': 'Grandeur',
  'table.model': 'Modèle',
  'table.published': 'Publié',
  'table.error': 'Écart',
  'table.tolerance': 'Tolérance',
  'table.verdict': 'Verdict',
  'table.fit': 'Ajustement',
  'table.letter': 'Lettre',
  'table.inside': 'dans l’intervalle',
  'table.or': ' ou ',
  'unit.points': 'points',
  'table.source': 'Source',
  'verdict.within': 'dans la tolérance',
  'verdict.beyond': 'échec',
  'verdict.unpredicted': 'non prédit : {reason}',
  'fit.fitted': 'ajusté',
  'fit.unseen': 'inédit',
  'fit.unknown': 'non précisé',

  'filter.kind': 'Genre',
  'filter.any': 'Tous les genres',
  order: 'Ordre',
  'order.kind': 'Par genre',
  'order.error': 'Plus grand écart d’abord',
  'filter.failing': 'Seulement les échecs',
  'filter.unseen': 'Seulement les cas inédits',
  'count.one': '{n} cas affiché sur {m}',
  'count.other': '{n} cas affichés sur {m}',
  csv: 'Télécharger ces cas (CSV)',
  empty: 'Aucun cas ne correspond à ces filtres.',
  clear: 'Effacer les filtres',

  'kind.training-step': 'Pas d’entraînement',
  'kind.training-time': 'Durée d’un banc d’essai',
  'kind.training-run': 'Entraînement entier',
  'kind.goodput': 'Interruptions',
  'kind.inference': 'Inférence',
  'kind.power': 'Puissance',
  'kind.facility-pue': 'PUE d’un site',
  'kind.facility-wue': 'Eau d’un site',
  'kind.ups': 'Chaîne électrique',
  'kind.weather': 'Météo',
  'kind.price': 'Prix de l’électricité',
  'quantity.stepS': 'durée d’un pas',
  'quantity.modelTflopPerSPerAccelerator': 'TFLOP/s du modèle, par accélérateur',
  'quantity.hardwareTflopPerSPerAccelerator': 'TFLOP/s du matériel, par accélérateur',
  'quantity.mfu': 'MFU : FLOP du modèle sur crête dense',
  'quantity.tokensPerSPerAccelerator': 'jetons/s d’entraînement, par accélérateur',
  'quantity.minutes': 'durée jusqu’à l’objectif',
  'quantity.acceleratorHours': 'heures d’accélérateur',
  'quantity.meanTimeToInterruptionH': 'temps moyen entre deux interruptions',
  'quantity.outputTokensPerS': 'jetons produits par seconde',
  'quantity.timeToFirstTokenMs': 'délai du premier jeton',
  'quantity.timePerOutputTokenMs': 'temps par jeton produit',
  'quantity.acceleratorJoulesPerOutputToken': 'énergie des accélérateurs par jeton produit',
  'quantity.serverKw': 'puissance d’un serveur',
  'quantity.facilityMw': 'puissance de pointe du site',
  'quantity.pue': 'PUE',
  'quantity.wueLPerKwh': 'eau par kWh informatique',
  'quantity.efficiency': 'rendement à cette charge',
  'quantity.daysAbove30': 'jours par an',
  'quantity.daysAbove35': 'jours par an',
  'quantity.frostDays': 'jours par an',
  'quantity.hoursAbove25': 'heures par an',
  'quantity.hoursAbove30': 'heures par an',
  'quantity.p99DryBulbC': 'température de l’air',
  'quantity.p996DryBulbC': 'température de l’air',
  'quantity.p996WetBulbC': 'température mouillée',
  'quantity.meanEurPerMwh': 'prix spot moyen',
  'quantity.meanFirstHalfEurPerMwh': 'prix spot moyen',
  'quantity.negativeHours': 'heures à prix négatif',
  'quantity.negativeHoursFirstHalf': 'heures à prix négatif',
};

/** Textes français : la précision des modèles ; chargés avec cette vue. */
import type { accuracyEn } from './accuracy-en.ts';

export const accuracyFr: Readonly<Record<keyof typeof accuracyEn, string>> = {
  title: 'Précision',
  lead: 'Les modèles d’où viennent les jetons, l’entraînement et la puissance d’un plan, exécutés seuls sur des travaux dont quelqu’un a publié le résultat. Chaque cas est prédit d’après ses seules données d’entrée, ici même, dans ce navigateur.',
  finding: '{passing} cas sur {n} restent dans leur tolérance ; les {failing} autres sont signalés et montrés comme le reste.',
  findingUnseen: 'Sur les {n} cas qu’aucun ajustement n’a vus, {passing} y restent.',
  tolerances: 'Une seule tolérance pour tous les cas d’un genre : {list}. Elle n’a été élargie pour aucun cas.',
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
  'plot.subtitle': 'Prédit sur publié, moins un. La barre est la tolérance du cas ; ce qui dépasse {limit} est placé au bord.',
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
  'table.source': 'Source',
  'verdict.within': 'dans la tolérance',
  'verdict.beyond': 'échec',
  'verdict.unpredicted': 'non prédit : {reason}',
  'fit.fitted': 'ajusté',
  'fit.unseen': 'inédit',
  'fit.unknown': 'non précisé',

  'filter.kind': 'Genre',
  'filter.any': 'Tous les genres',
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
};

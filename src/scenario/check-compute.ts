/** What accelerators and models of the catalogue need together, which no single field can tell. */
import { type Entry, numberIn, type Report } from './entries.ts';
import { both, figure, type LocalText, NOTHING, numeral } from './words.ts';

const addOne = (key: string): LocalText => both(`Add "${key}".`, `Ajoutez "${key}".`);

/** Without a dense peak in 16 or 8 bits nothing is computed; the others of a data sheet have a usual value. */
export function checkPeaks(accelerator: Entry, report: Report): void {
  const { bf16Tflops, fp8Tflops } = accelerator.value;
  if (bf16Tflops !== undefined || fp8Tflops !== undefined) return;
  report(
    [...accelerator.path, 'bf16Tflops'],
    NOTHING,
    both('a dense peak in BF16 or in FP8, or in both', 'une crête dense en BF16 ou en FP8, ou dans les deux'),
    both('Add "bf16Tflops" or "fp8Tflops".', 'Ajoutez "bf16Tflops" ou "fp8Tflops".'),
  );
}

export function checkShape(model: Entry, report: Report): void {
  checkCache(model, report);
  checkExperts(model, report);
}

/** What a served token keeps in memory: keys and values of so many heads, or a latent vector. */
function checkCache({ path, value }: Entry, report: Report): void {
  if (value.latent !== undefined) return;
  const wanted = {
    kvHeads: both('key-value heads, or the width of a latent cache', 'des têtes clé-valeur, ou la largeur d’un cache latent'),
    headSize: both('the width of a head, or that of a latent cache', 'la largeur d’une tête, ou celle d’un cache latent'),
  };
  for (const key of ['kvHeads', 'headSize'] as const) {
    if (value[key] !== undefined) continue;
    report(
      [...path, key],
      NOTHING,
      wanted[key],
      both(`Add "${key}", or "latent" instead.`, `Ajoutez "${key}", ou bien "latent".`),
    );
  }
}

const EXPERT_KEYS = ['activeParameters', 'experts', 'activeExperts'] as const;

/** A mixture of experts is told by three numbers, and they must go together. */
function checkExperts(model: Entry, report: Report): void {
  const { path, value } = model;
  const missing = EXPERT_KEYS.filter((key) => value[key] === undefined);
  if (missing.length === EXPERT_KEYS.length) return;
  for (const key of missing) {
    const allowed = both(
      `a number: a mixture of experts has ${EXPERT_KEYS.join(', ')}`,
      `un nombre : un mélange d’experts a ${EXPERT_KEYS.join(', ')}`,
    );
    report([...path, key], NOTHING, allowed, addOne(key));
  }
  const [parameters, active, experts, visited] = ['parameters', ...EXPERT_KEYS].map((key) => numberIn(model, key));
  if (parameters === undefined || active === undefined || experts === undefined || visited === undefined) return;
  if (visited >= experts) {
    const all = numeral(experts);
    const allowed = both(`fewer experts than the ${all.en} of the model`, `moins d’experts que les ${all.fr} du modèle`);
    report([...path, 'activeExperts'], figure(visited), allowed);
    return;
  }
  // What every token passes is neither negative nor all there is.
  const least = Math.ceil((parameters * visited) / experts);
  if (active >= least && active < parameters) return;
  const [from, to] = [numeral(least), numeral(parameters)];
  const allowed = both(
    `from ${from.en}, the part of the experts that a token visits, to less than all ${to.en}`,
    `au moins ${from.fr}, la part des experts qu’un jeton visite, et moins que la totalité, ${to.fr}`,
  );
  report([...path, 'activeParameters'], figure(active), allowed);
}

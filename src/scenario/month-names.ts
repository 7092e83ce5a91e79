/** The months as people write them in either language, without accents and capitals. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['january', 'janvier', 'jan', 'janv'],
  ['february', 'fevrier', 'feb', 'fev', 'fevr'],
  ['march', 'mars', 'mar'],
  ['april', 'avril', 'apr', 'avr'],
  ['may', 'mai'],
  ['june', 'juin', 'jun'],
  ['july', 'juillet', 'jul', 'juil'],
  ['august', 'aout', 'aug'],
  ['september', 'septembre', 'sep', 'sept'],
  ['october', 'octobre', 'oct'],
  ['november', 'novembre', 'nov'],
  ['december', 'decembre', 'dec'],
];

/** From 1 for January; undefined for what names none. */
export function monthNamed(plainWord: string): number | undefined {
  const month = MONTH_NAMES.findIndex((names) => names.includes(plainWord));
  return month < 0 ? undefined : month + 1;
}

/** The plans and the catalogue that ship with Jalon, as text. */
import type { Library, SourceText } from '../src/index.ts';

const FILES = import.meta.glob<string>(['../scenarios/*.json', '../scenarios/catalogue/*.json', '!../scenarios/schema.json'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}

const CATALOGUE: readonly SourceText[] = Object.keys(FILES)
  .filter((path) => path.includes('/catalogue/'))
  .sort()
  .map((path) => ({ file: `catalogue/${nameOf(path)}.json`, text: FILES[path]! }));

const PLANS: ReadonlyMap<string, SourceText> = new Map(
  Object.keys(FILES)
    .filter((path) => !path.includes('/catalogue/'))
    .map((path) => [nameOf(path), { file: `${nameOf(path)}.json`, text: FILES[path]! }]),
);

/** Names of the shipped plans, the default first. */
export const PLAN_NAMES: readonly string[] = [
  'microsoft-france',
  ...[...PLANS.keys()].filter((name) => name !== 'microsoft-france').sort(),
];

export function shippedPlan(name: string): SourceText | undefined {
  return PLANS.get(name.replace(/\.json$/, ''));
}

/** The catalogue with a way to read what a plan extends: shipped plans, and whatever `readFile` finds. */
export function libraryWith(readFile: (reference: string, from: string) => SourceText | undefined = () => undefined): Library {
  return { base: CATALOGUE, read: (reference, from) => shippedPlan(reference) ?? readFile(reference, from) };
}

/** Hours from files, beside the plan: weather of a site, prices, carbon. */
import type { HoursFile, Imports, RateFile, WeatherFile } from '../src/index.ts';

export type { HoursFile, Imports, WeatherFile };

/** One of them, with its site where it has one. */
export type Imported =
  | { readonly site: string; readonly file: WeatherFile }
  | { readonly site?: undefined; readonly file: RateFile };

export const NONE: Imports = { weather: [] };

export function isNone(imports: Imports): boolean {
  return listOf(imports).length === 0;
}

/** All of them, weather first. */
export function listOf({ weather, price, carbon }: Imports): readonly Imported[] {
  return [...weather, ...[price, carbon].flatMap((file) => (file ? [{ file }] : []))];
}

/** With a file in the place of the one that was there for the same purpose. */
export function withFile(imports: Imports, file: HoursFile, site: string | undefined): Imports {
  if (file.kind !== 'weather') return { ...imports, [file.kind]: file };
  if (site === undefined) return imports;
  const others = imports.weather.filter((one) => one.site !== site);
  return { ...imports, weather: [...others, { site, file }] };
}

export function withoutImport(imports: Imports, { file, site }: Imported): Imports {
  if (file.kind === 'weather') return { ...imports, weather: imports.weather.filter((one) => one.site !== site) };
  const { [file.kind]: _gone, ...rest } = imports;
  return rest;
}

/** A file is what is in it: the same under another name changes nothing. */
export function sameImports(a: Imports = NONE, b: Imports = NONE): boolean {
  const key = (imports: Imports): string =>
    listOf(imports)
      .map(({ site = '', file }) => `${file.kind} ${site} ${file.digest}`)
      .sort()
      .join('\n');
  return a === b || key(a) === key(b);
}

/** What a file is by its name; undefined for what the page does not open. */
export function fileKind(name: string): 'plan' | 'hours' | undefined {
  if (/\.json$/i.test(name)) return 'plan';
  return /\.(epw|csv)$/i.test(name) ? 'hours' : undefined;
}

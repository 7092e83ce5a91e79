/** Files of hours on the command line: `--weather SITE=FILE.epw`, `--price FILE.csv`, `--carbon FILE.csv`. */
import { basename } from 'node:path';
import {
  type HoursKind,
  type Imports,
  type ImportTold,
  type IssueText,
  issueText,
  noSuchSite,
  type RateFile,
  readHours,
  type Summary,
  type WeatherFile,
} from '../../src/index.ts';
import { BadInput, issue, textOf } from './input.ts';
import { figure } from './text.ts';

export type ImportOptions = { readonly weather?: string[]; readonly price?: string; readonly carbon?: string };

/** Reads what the options name; every fault of every file is told at once. */
export function importsOf({ weather = [], price, carbon }: ImportOptions, sites: readonly string[]): Imports {
  const issues: IssueText[] = [];
  const read = <File extends WeatherFile | RateFile>(path: string, kind: HoursKind): File | undefined => {
    try {
      const answer = readHours(textOf(path), kind);
      if (answer.ok) return { ...answer.file, name: basename(path) } as File;
      issues.push(...answer.issues.map((one) => issueText(one, 'en')));
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      issues.push(...error.issues);
    }
    return undefined;
  };
  const seen = new Set<string>();
  const bySite = weather.flatMap((option) => {
    const at = option.indexOf('=');
    const [site, path] = [option.slice(0, at), option.slice(at + 1)];
    if (at < 1 || path === '') {
      issues.push(issue('--weather', '', JSON.stringify(option), 'SITE=FILE.epw, as in paris=orly.epw'));
      return [];
    }
    if (!sites.includes(site)) issues.push(issueText(noSuchSite('--weather', site, sites), 'en'));
    if (seen.has(site)) issues.push(issue('--weather', '', `two files for ${site}`, 'one file for each site'));
    seen.add(site);
    const file = read<WeatherFile>(path, 'weather');
    return file ? [{ site, file }] : [];
  });
  const priceFile = price === undefined ? undefined : read<RateFile>(price, 'price');
  const carbonFile = carbon === undefined ? undefined : read<RateFile>(carbon, 'carbon');
  if (issues.length > 0) throw new BadInput(issues);
  return { weather: bySite, ...(priceFile && { price: priceFile }), ...(carbonFile && { carbon: carbonFile }) };
}

type Imported = Pick<Summary, 'imports' | 'hours'> & {
  readonly sites: readonly { readonly id: string; readonly name: string }[];
};

/** What a run went by beside its plan, a line each. */
export function tellImports({ imports, sites, hours }: Imported): string[] {
  const nameOf = (site: string | null): string => sites.find(({ id }) => id === site)?.name ?? '';
  return imports.map(
    (told) => `  ${WORDS[told.kind](told, nameOf(told.site), `${figure(told.hours, 9)} of ${figure(hours, 9)} hours`)}`,
  );
}

const WORDS: Readonly<Record<HoursKind, (told: ImportTold, site: string, hours: string) => string>> = {
  weather: ({ file, place, digest, filledHours }, site) =>
    `weather of ${site}: ${place}, ${file} (${digest})${filledHours > 0 ? `, ${filledIn(filledHours)}` : ''}`,
  price: ({ file, digest }, _site, hours) => `spot price: ${hours} from ${file} (${digest})`,
  carbon: ({ file, digest }, _site, hours) => `direct carbon: ${hours} from ${file} (${digest})`,
};

function filledIn(hours: number): string {
  return hours === 1 ? '1 missing hour filled in' : `${figure(hours, 9)} missing hours filled in`;
}

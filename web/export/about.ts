/** What every file says of itself: the plan with what was changed, the model, the day, what it rests on, and where to find the state again. */
import type { Parameter, Summary } from '../../src/index.ts';
import { LONGEST, writeAddress } from '../address.ts';
import { isNone, NONE } from '../imports.ts';
import { NARROW } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import type { Answer } from '../state.ts';
import type { Question } from '../work.ts';
import { shortName } from '../sites.ts';
import { sourceLine } from '../views/headings.ts';
import type { ExportSource, NamedPlan } from './source.ts';
import { exportWords } from './words.ts';

/** Longer addresses would take a picture more lines than its chart deserves. */
const LONGEST_IN_PICTURE = 180;
const MOST_SOURCES = 3;
/** What is assumed or worked out by ourselves. */
const OURS = 'jalon-';

/** Where the page stands, and when. */
export type Here = { readonly address: string; readonly madeOn: string };

export function hereNow(): Here {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    address: `${location.origin}${location.pathname}`,
    madeOn: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
  };
}

/** The address of the state; none where a file of the user's own holds a part of it, or where it would be cut on its way. */
export function linkTo({ overview, ...work }: Answer, here: Here, longest = LONGEST): string | undefined {
  return linkOf(work, overview.summary.modelVersion, here, longest);
}

/** The same for any work and the model that answered it. */
export function linkOf(
  { plan, edits, imports = NONE }: Question,
  version: string,
  { address }: Here,
  longest = LONGEST,
): string | undefined {
  if (plan.kind === 'file' || !isNone(imports)) return undefined;
  const link = `${address}${writeAddress({ plan, edits, version }, '')}`;
  return link.length <= longest ? link : undefined;
}

/** The lines under a picture. */
export function notesOf(source: ExportSource, parameters: readonly Parameter[], here: Here, words: Words): readonly string[] {
  const { answer, rests } = source;
  const say = exportWords(words.language);
  const { summary } = answer.overview;
  // Of several plans each has an address of its own, which the files of data tell.
  const link = source.plans ? undefined : linkTo(answer, here, LONGEST_IN_PICTURE);
  const sources = sourceList(parameters, rests, words);
  const line = source.plans ? plansLine(source.plans, words) : sourceLine(summary, answer.changes, words);
  return [
    ...(sources === '' ? [] : [say('line.sources', { list: sources })]),
    ...(source.remark ? [source.remark(words)] : []),
    [line, say('line.made', { date: words.format.date(here.madeOn) })].join(' '),
    ...(link === undefined ? [] : [say('line.link', { link })]),
  ];
}

/** Each of several plans by its letter, its name and its fingerprint. */
function plansLine(plans: readonly NamedPlan[], words: Words): string {
  const say = exportWords(words.language);
  const list = plans.map(({ letter, name, summary }) =>
    say('line.plan', { letter, name: name(words), hash: summary.scenario.hash.slice(0, 8) }),
  );
  return say('line.plans', {
    version: plans[0]!.summary.modelVersion,
    list: list.join(words.language === 'fr' ? `${NARROW}; ` : '; '),
  });
}

/** The sources that most of its inputs rest on, and how many more there are; our own assumptions are told where there is nothing else. */
function sourceList(parameters: readonly Parameter[], rests: string, words: Words): string {
  const { language, format } = words;
  const say = exportWords(language);
  const uses = new Map<string, { readonly id: string; readonly title: string; n: number }>();
  for (const { pointer, source } of parameters) {
    if (!source || !pointer.includes(rests)) continue;
    const known = uses.get(source.id);
    if (known) known.n++;
    else uses.set(source.id, { id: source.id, title: source.title[language].replace(/\.$/, ''), n: 1 });
  }
  const found = [...uses.values()].sort((a, b) => b.n - a.n);
  const others = found.filter(({ id }) => !id.startsWith(OURS));
  const all = others.length > 0 ? others : found;
  // One that is left is named rather than counted.
  const titles = all.slice(0, all.length === MOST_SOURCES + 1 ? all.length : MOST_SOURCES).map(({ title }) => title);
  const more = all.length - titles.length;
  const counted = more > 0 ? [say(`line.more.${format.plural(more)}`, { n: format.number(more) })] : [];
  return [...titles, ...counted].join(language === 'fr' ? `${NARROW}; ` : '; ');
}

/** The plan by its name, and the file that it came from. */
export function planName({ plan }: Answer, { scenario }: Summary, { language }: Words): string {
  const name = shortName(scenario.names[language]);
  return plan.kind === 'file' ? `${name} (${plan.name})` : `${name} (${scenario.id})`;
}

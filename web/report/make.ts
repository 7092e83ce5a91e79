/** From the page to the file of a report: what is known is gathered, put into words, drawn and written. */
import type { Overview, Summary } from '../../src/index.ts';
import { chartData } from '../charts/series.ts';
import { describe } from '../export/described.ts';
import { hereNow, linkTo } from '../export/about.ts';
import type { Way } from '../export/give-up.ts';
import type { Language } from '../format.ts';
import { wordsFor } from '../i18n/messages.ts';
import { isListed } from '../own-measure/list.ts';
import { EngineRefusal, reasonOf } from '../reason.ts';
import type { Answer, Page } from '../state.ts';
import { type Question, requestOf } from '../work.ts';
import { type Known, reportOf } from './contents.ts';
import type { OwnRead } from './own-figures.ts';
import { reportWords } from './words.ts';

export const REPORT_FORMATS = ['pdf', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export type ReportFile = { readonly blob: Blob; readonly missing: readonly string[]; readonly summary: Summary };

/** Hears how far it is, from 0 to 1, and at what. */
export type Tell = (share: number, step: string) => void;
/** Shares of the whole that the runs and the drawing take. */
const RUNS_SHARE = 0.3;
const DRAW_SHARE = 0.95;

/** Where it is given up nothing comes of it; the way is asked between the steps. */
export async function makeReport(
  page: Page,
  answer: Answer,
  { format, language, step }: { readonly format: ReportFormat; readonly language: Language; readonly step: Language },
  tell: Tell,
  { goOn }: Pick<Way, 'goOn'>,
): Promise<ReportFile> {
  const own = reportWords(step);
  const say = async (share: number, text: string) => {
    goOn();
    tell(share, text);
    // The page has its turn between two charts.
    await new Promise((resolve) => setTimeout(resolve));
  };
  const known = await gathered(page, answer, (share) => say(share * RUNS_SHARE, own('step.runs')));
  const report = reportOf(known, hereNow(), wordsFor(language));
  const told = (share: number, name: string) => say(RUNS_SHARE + share * (DRAW_SHARE - RUNS_SHARE), own('step.draw', { name }));
  const { summary } = answer.overview;
  if (format === 'pdf') {
    const { pdfOf } = await import('./pdf.ts');
    const made = await pdfOf(report, told);
    await say(1, own('step.file'));
    return { ...made, summary };
  }
  const { htmlOf } = await import('./html.ts');
  const text = await htmlOf(report, told);
  await say(1, own('step.file'));
  return { blob: new Blob([text], { type: 'text/html;charset=utf-8' }), missing: [], summary };
}

async function gathered(page: Page, answer: Answer, say: (share: number) => Promise<void>): Promise<Known> {
  await say(0);
  const description = await describe(page, answer.plan);
  await say(0.2);
  // A report is of whole runs: what a hand has just let go of may still be a draft.
  const overview = answer.isDraft ? await runOf(page, answer) : answer.overview;
  const shipped = await withoutChanges(page, answer);
  await say(0.5);
  const asked = { plan: answer.plan, edits: answer.edits, imports: answer.imports };
  // A report without drawn dates is better than none: it says what is missing.
  const ready: Known['ready'] = await page.engine.ready(requestOf(asked)).then(
    (found) => (found.ok ? found : { reason: found.issues[0]!.message }),
    (error: unknown) => ({ reason: reasonOf(error) }),
  );
  await say(1);
  const card = page.plans.peek().find(({ name }) => answer.plan.kind === 'shipped' && name === answer.plan.name);
  const folded = await foldedLink(answer);
  return {
    answer: { ...answer, overview, isDraft: false },
    chart: chartData(overview),
    card,
    description,
    ready,
    shipped,
    measures: await readMeasures(page),
    folded,
  };
}

/** Those that are kept, and the one that is shown where a link brought it: read by the reader of formulas, which is fetched where there is any. */
async function readMeasures(page: Page): Promise<readonly OwnRead[]> {
  const [kept, shown] = [page.measures.peek(), page.charts.own.peek()?.measure];
  const all = shown && !isListed(kept, shown) ? [...kept, shown] : kept;
  if (all.length === 0) return [];
  const [{ askReader }, { ownView }] = await Promise.all([import('../own-measure/choose.ts'), import('../own-measure/view.ts')]);
  const read: OwnRead[] = [];
  for (const measure of all) {
    try {
      const answer = await askReader(measure.formula);
      read.push(answer.ok ? { measure, view: ownView(measure, answer.compiled) } : { measure, faults: answer.faults });
    } catch (error) {
      // A report without one of them is better than none: it says what is missing.
      read.push({ measure, reason: reasonOf(error) });
    }
  }
  return read;
}

/** The address of a state that is too long to be read; none where that would leave a part of it out. */
async function foldedLink(answer: Answer): Promise<string | undefined> {
  const here = hereNow();
  if (linkTo(answer, here) !== undefined || answer.overview.summary.imports.length > 0) return undefined;
  const { longLink } = await import('../long-link.ts');
  const { plan, edits, overview } = answer;
  const version = overview.summary.modelVersion;
  const { query, note } = await longLink({ edits, version, work: { plan, edits }, isFirst: false }, '');
  return note === undefined ? here.address + query : undefined;
}

/** What the plan comes to as it is; nothing where it was not changed. */
async function withoutChanges(page: Page, { plan, edits, overview }: Answer): Promise<Summary | undefined> {
  if (Object.keys(edits).length === 0 && overview.summary.imports.length === 0) return undefined;
  return (await runOf(page, { plan, edits: {} })).summary;
}

/** One run beside those of the page. Where another question overtakes it, it is asked once more. */
async function runOf(page: Page, { plan, edits, imports }: Question): Promise<Overview> {
  const asked = requestOf({ plan, edits, ...(imports && { imports }) });
  const found = (await page.engine.beside(asked)) ?? (await page.engine.beside(asked));
  if (!found) throw new Error('the run was overtaken by another');
  if (!found.ok) throw new EngineRefusal(found.issues);
  return found.overview;
}

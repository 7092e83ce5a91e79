import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { COLUMN_NAMES } from '../../src/index.ts';
import { type DataTable, FILE_EXTENSIONS, FILE_FORMATS, type FileContent, GivenUp, startFile } from '../../workers/exporter.ts';
import { usePage, useWords } from '../context.ts';
import { type Words, wordsFor } from '../i18n/messages.ts';
import { EngineRefusal } from '../reason.ts';
import { fileName, saveBlob } from '../save.ts';
import type { Page } from '../state.ts';
import { requestOf } from '../work.ts';
import { hereNow } from './about.ts';
import { bookOf } from './book.ts';
import { choices, WHATS } from './choices.ts';
import { DataPreview } from './data-preview.tsx';
import { describe, describeAll } from './described.ts';
import { Radios } from './fields.tsx';
import { begin, type Work } from './give-up.ts';
import { LanguageChoice } from './image-panel.tsx';
import { Making } from './making.tsx';
import { failure, type Outcome, sizeText } from './outcome.tsx';
import type { ExportSource, NamedPlan } from './source.ts';
import { placeName, runNames } from './tables.ts';
import { exportWords } from './words.ts';

/** The time and the site, before the series. */
const LEADING = 2;

/** The numbers as a file: those of the chart, or those of the run by hour, day or month. */
export function DataPanel({ source }: { readonly source: ExportSource }) {
  const page = usePage();
  const words = useWords();
  const say = exportWords(words.language);
  const language = choices.language.value ?? page.language.value;
  // A run is of one plan.
  const what = source.plans ? 'chart' : choices.what.value;
  const format = choices.data.value ?? (language === 'fr' ? 'csvFrench' : 'xlsx');
  const { summary } = source.answer.overview;
  const site = summary.sites.some(({ id }) => id === choices.site.value) ? choices.site.value : 'all';
  const table = useSignal<DataTable | undefined>(undefined);
  const share = useSignal<number | undefined>(undefined);
  const outcome = useSignal<Outcome>(undefined);
  const work = useRef<Work<unknown> | undefined>(undefined);

  useEffect(() => {
    let wanted = true;
    source.table(wordsFor(language)).then(
      (found) => {
        if (wanted) table.value = found;
      },
      (error: unknown) => {
        if (wanted) outcome.value = failure(error, say, words);
      },
    );
    return () => {
      wanted = false;
    };
  }, [source, language]);
  useEffect(() => () => work.current?.giveUp(), []);

  const download = async () => {
    if (share.peek() !== undefined) return;
    outcome.value = undefined;
    share.value = 0;
    try {
      const own = wordsFor(language);
      const making = begin(async ({ goOn, stopBy }) => {
        const content: FileContent =
          what === 'chart'
            ? { kind: 'table', table: await source.table(own) }
            : {
                kind: 'run',
                request: requestOf(source.answer),
                step: what,
                site: site === 'all' ? undefined : site,
                names: runNames(what, summary.sites, own),
              };
        const book = source.plans
          ? await comparedBookOf(page, source, source.plans, own)
          : bookOf(source, await describe(page, source.answer.plan), what !== 'chart', hereNow(), own);
        goOn();
        const job = startFile({ format, content, book }, (now) => {
          share.value = now;
        });
        stopBy(job.cancel);
        return job.answer;
      });
      work.current = making;
      const answer = await making.answer;
      if (answer.kind === 'refused') throw new EngineRefusal(answer.issues);
      const parts = what === 'chart' ? source.parts : [{ hour: 'hours', day: 'days', month: 'months' }[what], site];
      const name = fileName(summary, [...parts, ...(what === 'chart' ? ['data'] : []), language], FILE_EXTENSIONS[format]);
      saveBlob(name, answer.blob);
      outcome.value = { kind: 'good', text: say('saved', { name, size: sizeText(answer.blob.size, say, words) }) };
    } catch (error) {
      outcome.value = error instanceof GivenUp ? { kind: 'good', text: say('cancelled') } : failure(error, say, words);
    } finally {
      share.value = undefined;
      work.current = undefined;
    }
  };

  const sizeOf = (of: (typeof WHATS)[number]): string | undefined => {
    const chart = table.value;
    if (of === 'chart') return chart && rowsText(chart.rows, chart.columns.length);
    const times = { hour: summary.hours, day: summary.hours / 24, month: monthsOf(source) }[of];
    return rowsText(times * (site === 'all' ? summary.sites.length + 1 : 1), LEADING + COLUMN_NAMES.length);
  };
  const rowsText = (rows: number, columns: number) =>
    say('what.rows', { rows: words.format.number(rows), columns: words.format.number(columns) });
  return (
    <div class="export-data">
      <div class="export-choices">
        <Radios
          legend={say('what')}
          value={what}
          options={(source.plans ? (['chart'] as const) : WHATS).map((value) => ({
            value,
            label: say(value === 'chart' && !source.draft ? 'what.table' : `what.${value}`),
            says: sizeOf(value) ?? '',
          }))}
          onChoose={(value) => {
            choices.what.value = value;
          }}
        />
        {what !== 'chart' && (
          <label class="export-site">
            <span>{say('sites')}</span>
            <select
              value={site}
              onChange={(event) => {
                choices.site.value = event.currentTarget.value;
              }}
            >
              <option value="all">{say('sites.all')}</option>
              {summary.sites.map(({ id }) => (
                <option key={id} value={id}>
                  {placeName(id, summary.sites, words)}
                </option>
              ))}
            </select>
          </label>
        )}
        <LanguageChoice />
      </div>
      <div class="export-choices">
        <Radios
          legend={say('format')}
          value={format}
          options={FILE_FORMATS.map((value) => ({ value, label: say(`data.${value}`), says: say(`data.${value}.says`) }))}
          onChoose={(value) => {
            choices.data.value = value;
          }}
        />
      </div>
      {what === 'chart' && table.value && (
        <DataPreview table={table.value} words={wordsFor(language)} say={exportWords(language)} />
      )}
      <Making
        making={
          share.value === undefined
            ? undefined
            : { share: share.value, text: say('making', { share: words.format.percent(share.value) }) }
        }
        start={say('download')}
        onStart={download}
        onCancel={() => work.current?.giveUp()}
        outcome={outcome.value}
      />
    </div>
  );
}

function monthsOf({ answer }: ExportSource): number {
  const { from, to } = answer.overview.summary;
  const [first, last] = [new Date(from), new Date(Date.parse(to) - 1)];
  return 12 * (last.getUTCFullYear() - first.getUTCFullYear()) + last.getUTCMonth() - first.getUTCMonth() + 1;
}

/** What a file of several plans says of them; it is fetched with the first. */
async function comparedBookOf(page: Page, source: ExportSource, plans: readonly NamedPlan[], words: Words) {
  const { comparedBook } = await import('./compared-book.ts');
  const descriptions = await describeAll(page, source);
  const compared = await page.engine.compared(plans.map(({ work }) => requestOf(work)));
  if (!compared.ok) throw new EngineRefusal(compared.issues);
  return comparedBook(source, plans, { descriptions, inputs: compared.inputs }, hereNow(), words);
}

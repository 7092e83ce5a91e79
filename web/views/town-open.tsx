import { useMemo } from 'preact/hooks';
import type { SiteTable } from '../../src/index.ts';
import type { Town } from '../../workers/protocol.ts';
import { usePage, useWords } from '../context.ts';
import { fileName, save } from '../save.ts';
import { type TownWords, townWords } from '../town-words.ts';
import { useAsked } from './asked.ts';
import { attempt } from './downloads.tsx';
import { AnswersTable, EfficiencyTable, FilingTable, FlexibleTable, UnusedTable } from './town-tables.tsx';
import { PowerTable } from './town-power.tsx';
import './town.css';

/** The answers for each site, and what they are made of, as tables and files. */
export function TownOpen() {
  const page = usePage();
  const { language } = useWords();
  const words = useMemo(() => townWords(language), [language]);
  const state = useAsked((request) => page.engine.town(request), [page.calmAnswer.value]);
  const { say } = words;
  return (
    <section class="town-open" aria-labelledby="town-title">
      <p class="quiet" role="status">
        {state.kind === 'computing' && say('computing')}
        {state.kind === 'failed' && say('failed', { reason: state.reason[language] })}
      </p>
      {state.kind === 'told' && <Told town={state.told} words={words} />}
    </section>
  );
}

function Told({ town, words }: { readonly town: Town; readonly words: TownWords }) {
  const page = usePage();
  const { t } = useWords();
  const { study } = town;
  const { say, format } = words;
  const share = format.percent(study.coveredShare);
  const withJobs = study.answers.find(({ site, buildingJobs }) => site !== 'all' && buildingJobs !== null);
  const missing = study.notInModel.map((one) => say(`missing.${one}`));
  return (
    <>
      <p class="note">{say('lead', { from: format.date(study.lastYear.from), to: format.date(study.lastYear.to) })}</p>
      <AnswersTable study={study} words={words} />
      <p class="downloads">
        <Csv table="answers" name={say('caption')} town={town} words={words} />
        {withJobs && (
          <button type="button" onClick={() => page.openSources({ text: '', pointer: `/sites/${withJobs.site}/jobs/building` })}>
            {t('file.sources')}
          </button>
        )}
      </p>
      <Fold table="flexible" town={town} words={words}>
        <FlexibleTable study={study} words={words} />
      </Fold>
      <Fold table="unused" town={town} words={words}>
        <UnusedTable study={study} words={words} />
      </Fold>
      <Fold table="power" town={town} words={words}>
        <PowerTable study={study} words={words} />
      </Fold>
      <Fold table="efficiency" town={town} words={words}>
        <p class="note">{say('efficiency.means')}</p>
        <EfficiencyTable study={study} words={words} />
      </Fold>
      <Fold table="filing" town={town} words={words}>
        <p class="note">{say('filing.means', { share })}</p>
        {study.filing.length > 0 ? <FilingTable study={study} words={words} /> : <p>{say('filing.none')}</p>}
        <p class="note">{say('filing.missing', { list: format.list(missing) })}</p>
      </Fold>
    </>
  );
}

type Part = { readonly town: Town; readonly words: TownWords };

/** One of the tables behind the answers, folded until it is asked for. */
function Fold({
  table,
  town,
  words,
  children,
}: Part & { readonly table: Exclude<SiteTable, 'answers'>; readonly children: preact.ComponentChildren }) {
  const title = words.say(`${table}.title`);
  return (
    <details class="values">
      <summary>{title}</summary>
      {children}
      {town.csv[table] !== '' && (
        <p class="downloads">
          <Csv table={table} name={title} town={town} words={words} />
        </p>
      )}
    </details>
  );
}

function Csv({ table, name, town, words }: Part & { readonly table: SiteTable; readonly name: string }) {
  const page = usePage();
  const csv = () =>
    attempt(page, async () => {
      save(fileName(town.study, ['sites', table], 'csv'), [town.csv[table]], 'text/csv');
    });
  return (
    <button type="button" onClick={csv} aria-label={words.say('csvOf', { name })}>
      {words.say('csv')}
    </button>
  );
}

import type { DataTable } from '../../workers/exporter.ts';
import type { ReadyPlan } from '../compare-state.ts';
import { type CompareKey, compareWords } from '../compare-words.ts';
import { usePage, useWords } from '../context.ts';
import type { ExportSource, NamedPlan } from '../export/source.ts';
import type { Words } from '../i18n/messages.ts';
import { fileName, save } from '../save.ts';
import { answerOf, namedPlans } from './compare-files.tsx';
import { attempt, ExportButton } from './downloads.tsx';

type Props = {
  readonly plans: readonly ReadyPlan[];
  readonly base: ReadyPlan;
  /** What the table is of, in a name. */
  readonly name: CompareKey;
  readonly title: CompareKey;
  /** What is said under its title. */
  readonly lead: (words: Words) => string;
  /** What stands in the names of its files. */
  readonly parts: readonly string[];
  readonly csv: () => string;
  readonly table: (plans: readonly NamedPlan[], words: Words) => Promise<DataTable>;
};

/** A table of the comparison as files: its CSV at once, and every other by the dialog. */
export function CompareTableFiles({ plans, base, name, title, lead, parts, csv, table }: Props) {
  const page = usePage();
  const { t, language } = useWords();
  const label = compareWords(language).say(name);
  const source = (): ExportSource => {
    const named = namedPlans(plans, page);
    return {
      id: parts.join('-'),
      parts,
      answer: answerOf(base),
      plans: named,
      name: (words) => compareWords(words.language).say(name),
      headings: (words) => {
        const [over, under] = [compareWords(words.language).say(title), lead(words)];
        return { title: over, subtitle: under, description: `${over}. ${under}` };
      },
      table: (words) => table(named, words),
      rests: '',
    };
  };
  const saveCsv = () =>
    attempt(page, async () => save(fileName(base.overview.summary, [...parts, language], 'csv'), [csv()], 'text/csv'));
  return (
    <>
      <button type="button" aria-label={t('file.csvOf', { name: label })} onClick={saveCsv}>
        CSV
      </button>
      <ExportButton name={label} source={source} />
    </>
  );
}

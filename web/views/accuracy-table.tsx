import { useSignal } from '@preact/signals';
import type { KindResult } from '../../src/index.ts';
import {
  CASE_ORDERS,
  type CaseFilter,
  type CaseOrder,
  type CaseRow,
  casesCsv,
  NO_CASE_FILTER,
  type SourceParts,
  shownCases,
} from '../accuracy-rows.ts';
import type { AccuracyKey, AccuracyWords } from '../accuracy-words.ts';
import { markPath } from '../charts/render-dots.ts';
import { save } from '../save.ts';

type Props = { readonly rows: readonly CaseRow[]; readonly kinds: readonly KindResult[]; readonly words: AccuracyWords };

/** Every case, to filter and to save. */
export function AccuracyTable({ rows, kinds, words }: Props) {
  const { say, format, language } = words;
  const filter = useSignal<CaseFilter>(NO_CASE_FILTER);
  const order = useSignal<CaseOrder>('kind');
  const shown = shownCases(rows, filter.value, order.value);
  const count = say(`count.${format.plural(shown.length)}`, {
    n: format.number(shown.length),
    m: format.number(rows.length),
  });
  return (
    <section aria-labelledby="accuracy-cases">
      <h2 id="accuracy-cases">{say('table.title')}</h2>
      <Filters filter={filter} order={order} kinds={kinds} words={words} />
      <p class="found-count" role="status">
        {count}
      </p>
      <button type="button" onClick={() => save(`jalon_accuracy_${language}.csv`, [casesCsv(shown, language)], 'text/csv')}>
        {say('csv')}
      </button>
      {shown.length > 0 ? (
        <Cases rows={shown} words={words} />
      ) : (
        <p>
          {say('empty')}{' '}
          <button
            type="button"
            onClick={() => {
              filter.value = NO_CASE_FILTER;
            }}
          >
            {say('clear')}
          </button>
        </p>
      )}
    </section>
  );
}

type FiltersProps = {
  readonly filter: { value: CaseFilter };
  readonly order: { value: CaseOrder };
  readonly kinds: readonly KindResult[];
  readonly words: AccuracyWords;
};

function Filters({ filter, order, kinds, words: { say, name } }: FiltersProps) {
  const set = (part: Partial<CaseFilter>) => {
    filter.value = { ...filter.value, ...part };
  };
  const only = (part: 'failing' | 'unseen') => (
    <label class="only">
      <input type="checkbox" checked={filter.value[part]} onChange={(event) => set({ [part]: event.currentTarget.checked })} />
      {say(`filter.${part}`)}
    </label>
  );
  return (
    <search class="filters">
      <label>
        <span>{say('filter.kind')}</span>
        <select value={filter.value.kind} onChange={(event) => set({ kind: event.currentTarget.value })}>
          <option value="">{say('filter.any')}</option>
          {kinds.map(({ kind }) => (
            <option key={kind} value={kind}>
              {name('kind', kind)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say('order')}</span>
        <select
          value={order.value}
          onChange={(event) => {
            order.value = event.currentTarget.value as CaseOrder;
          }}
        >
          {CASE_ORDERS.map((one) => (
            <option key={one} value={one}>
              {say(`order.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {only('failing')}
      {only('unseen')}
    </search>
  );
}

const COLUMNS: readonly AccuracyKey[] = [
  'table.case',
  'table.quantity',
  'table.model',
  'table.published',
  'table.error',
  'table.tolerance',
  'table.verdict',
  'table.fit',
  'table.letter',
  'table.source',
];

function Cases({ rows, words }: Pick<Props, 'rows' | 'words'>) {
  const { say } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="scroll cases" tabIndex={0} aria-label={say('table.caption')}>
      <table>
        <caption class="unseen">{say('table.caption')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Case key={row.result.id} row={row} words={words} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Case({ row, words }: { readonly row: CaseRow; readonly words: AccuracyWords }) {
  const { say, language } = words;
  const { result, verdict } = row;
  return (
    <tr data-case={result.id} class={verdict === 'within' ? undefined : 'failing'}>
      <th scope="row">
        {row.name}
        {row.note !== '' && <span class="remark">{row.note}</span>}
      </th>
      <td>{row.quantity}</td>
      <td class="figure-cell">{row.predicted}</td>
      <td class="figure-cell">{row.published}</td>
      <td class="figure-cell">{row.error}</td>
      <td class="figure-cell">{row.tolerance}</td>
      <td class="judged">
        {verdict !== 'within' && <Mark />}
        {say(`verdict.${verdict}`, { reason: result.reason?.[language] ?? '' })}
      </td>
      <td>{say(`fit.${row.fit}`)}</td>
      <td>{result.confidence ?? '–'}</td>
      <td class="from">
        <Source source={row.source} />
      </td>
    </tr>
  );
}

/** The shape of a failure, the same as in the chart. */
function Mark() {
  return (
    <svg viewBox="-9 -9 18 18" width="14" height="14" aria-hidden="true">
      <path d={markPath('diamond')} fill="currentColor" />
    </svg>
  );
}

function Source({ source: { title, urls } }: { readonly source: SourceParts }) {
  const [first, ...more] = urls;
  if (first === undefined) return <>{title}</>;
  return (
    <>
      <Link url={first}>{title}</Link>
      {more.map((url) => (
        <Link key={url} url={url}>
          {new URL(url).hostname}
        </Link>
      ))}
    </>
  );
}

function Link({ url, children }: { readonly url: string; readonly children: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

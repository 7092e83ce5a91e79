import type { KindResult, Tally } from '../../src/index.ts';
import type { AccuracyWords } from '../accuracy-words.ts';

type Props = { readonly kinds: readonly KindResult[]; readonly words: AccuracyWords };

/** How the kinds come out: all of their cases, those that were in a fit, and those that were not. */
export function AccuracySummary({ kinds, words }: Props) {
  const { say, name } = words;
  const parts = [say('summary.all'), say('summary.fitted'), say('summary.unseen')];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="scroll summary" tabIndex={0} aria-label={say('summary.caption')}>
      <table>
        <caption>{say('summary.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {say('summary.kind')}
            </th>
            {parts.map((part) => (
              <th key={part} scope="colgroup" colSpan={3} class="part group-head">
                {part}
              </th>
            ))}
          </tr>
          <tr>
            {parts.map((part) => (
              <TallyHeads key={part} words={words} />
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, fitted, unseen, ...all }) => (
            <tr key={kind}>
              <th scope="row">{name('kind', kind)}</th>
              <TallyCells tally={all} words={words} />
              <TallyCells tally={fitted} words={words} />
              <TallyCells tally={unseen} words={words} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TallyHeads({ words: { say } }: { readonly words: AccuracyWords }) {
  return (
    <>
      <th scope="col" class="part">
        {say('summary.within')}
      </th>
      <th scope="col">{say('summary.median')}</th>
      <th scope="col">{say('summary.worst')}</th>
    </>
  );
}

function TallyCells({ tally, words }: { readonly tally: Tally | undefined; readonly words: AccuracyWords }) {
  const { say, format } = words;
  const share = (value: number | null | undefined) => format.percent(value ?? Number.NaN, 1, 1);
  const within = tally && say('summary.of', { passing: format.number(tally.passing), n: format.number(tally.cases) });
  return (
    <>
      <td class="part">{within ?? format.number(Number.NaN)}</td>
      <td>{share(tally?.medianError)}</td>
      <td>{share(tally?.worstError)}</td>
    </>
  );
}

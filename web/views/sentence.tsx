import { usePage, useWords } from '../context.ts';
import type { Piece } from '../i18n/messages.ts';
import { type SentencePart, sentenceParts } from '../sentence.ts';
import type { Page } from '../state.ts';
import { Presets } from './presets.tsx';
import { openWhy } from './why-open.ts';

/** The answer, at the top of the page; while there is none yet, its place is kept. */
export function Sentence() {
  const page = usePage();
  const words = useWords();
  const answer = page.answer.value;
  const card = page.plans.value.find(({ name }) => name === answer?.overview.summary.scenario.id);
  return (
    <section class={page.slow.value ? 'sentence stale' : 'sentence'} aria-labelledby="sentence">
      <p class="question">
        {card?.question[words.language] ?? answer?.overview.summary.scenario.names[words.language] ?? '\u00a0'}
      </p>
      <h1 id="sentence">
        {answer ? (
          sentenceParts(answer.overview.summary, words).map(({ about, pieces }) => (
            <span key={about}>
              <Pieces
                pieces={pieces}
                act={(nth) => act(page, about, nth)}
                hint={words.t(about === 'site' ? 'answer.why' : 'answer.from')}
              />{' '}
            </span>
          ))
        ) : (
          <span class="quiet">{words.t(page.notice.value ? 'answer.none' : 'state.computing')}</span>
        )}
      </h1>
      {answer && (
        <button type="button" class="why-open" onClick={() => openWhy(page)}>
          {words.t('why.button')}
        </button>
      )}
      {answer && <Presets />}
    </section>
  );
}

/** Where a number of the answer leads: to the inputs it rests on and their sources, or to the reasons of the site. */
function act(page: Page, about: SentencePart['about'], nth: number): void {
  if (about === 'site') openWhy(page);
  else page.openSources({ text: about === 'end' && nth > 0 ? '/gridSteps/' : '/orders/', pointer: undefined });
}

/** The signs at the start of a text that belong to the word before it: a line may end after a button, but not before its comma. */
function signsOf(text: string): string {
  return /^[\u00a0\u202f]?[.,;:!?]+/.exec(text)?.[0] ?? '';
}

/** Text whose strong parts are buttons, as far as there is something to do. */
function Pieces({
  pieces,
  act,
  hint,
}: {
  readonly pieces: readonly Piece[];
  readonly act: (nth: number) => void;
  readonly hint: string;
}) {
  let count = 0;
  return (
    <>
      {pieces.map((piece, i) => {
        if (!piece.strong) return pieces[i - 1]?.strong ? piece.text.slice(signsOf(piece.text).length) : piece.text;
        const nth = count++;
        const next = pieces[i + 1];
        return (
          <span key={i} class="kept">
            <button type="button" class="number" title={hint} onClick={() => act(nth)}>
              {piece.text}
            </button>
            {next && !next.strong && signsOf(next.text)}
          </span>
        );
      })}
    </>
  );
}

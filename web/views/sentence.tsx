import { usePage, useWords } from '../context.ts';
import type { Piece } from '../i18n/messages.ts';
import { sentenceOf } from '../sentence.ts';
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
          <Pieces pieces={sentenceOf(answer.overview.summary, words)} />
        ) : (
          <span class="quiet">{words.t(page.notice.value ? 'answer.none' : 'state.computing')}</span>
        )}
      </h1>
      {answer && (
        <button type="button" class="why-open" onClick={() => openWhy(page)}>
          {words.t('why.button')}
        </button>
      )}
    </section>
  );
}

export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map((piece, i) => (piece.strong ? <strong key={i}>{piece.text}</strong> : piece.text))}</>;
}

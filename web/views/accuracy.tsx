import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Validation } from '../../src/index.ts';
import { caseRows } from '../accuracy-rows.ts';
import { findingText, tolerancesText } from '../accuracy-text.ts';
import { type AccuracyKey, type AccuracyWords, accuracyWords } from '../accuracy-words.ts';
import { usePage, useWords } from '../context.ts';
import type { Piece } from '../i18n/messages.ts';
import { EngineRefusal, reasonOf } from '../reason.ts';
import { AccuracyPlot } from './accuracy-plot.tsx';
import { AccuracySummary } from './accuracy-summary.tsx';
import { AccuracyTable } from './accuracy-table.tsx';
import './beside.css';
import './accuracy.css';

/** The models against published results: what is compared, how it comes out, and every case. */
export function Accuracy() {
  const page = usePage();
  const { t, language } = useWords();
  const words = useMemo(() => accuracyWords(language), [language]);
  const judged = useSignal<Validation | undefined>(undefined);
  useEffect(() => {
    page.engine
      .accuracy()
      .then((answer) => {
        if (!answer.ok) throw new EngineRefusal(answer.issues);
        judged.value = answer.validation;
      })
      .catch((error: unknown) => {
        page.view.value = 'workspace';
        page.notice.value = { kind: 'failed', reason: reasonOf(error) };
      });
  }, [judged, page]);
  return (
    <article class="accuracy" aria-labelledby="accuracy-title">
      <h1 id="accuracy-title">{words.say('title')}</h1>
      {judged.value ? <Judged validation={judged.value} words={words} /> : <p class="quiet">{t('state.computing')}</p>}
    </article>
  );
}

type Props = { readonly validation: Validation; readonly words: AccuracyWords };

function Judged({ validation, words }: Props) {
  const { say } = words;
  const rows = useMemo(() => caseRows(validation.cases, words), [validation, words]);
  return (
    <>
      <p class="prose">{say('lead')}</p>
      <p class="prose finding">{findingText(validation, words)}</p>
      <AccuracySummary kinds={validation.kinds} words={words} />
      <p class="prose quiet">{tolerancesText(validation, words)}</p>
      <div class="told">
        <Told title="fit.title" texts={['fit.lead']} items={FITS} words={words} />
        <Told title="flop.title" texts={['flop.formula', 'flop.where']} items={COUNTS} words={words} />
        <Told title="owner.title" texts={['owner.mlperf', 'owner.letters']} items={[]} words={words} />
      </div>
      <AccuracyPlot rows={rows} words={words} />
      <AccuracyTable rows={rows} kinds={validation.kinds} words={words} />
    </>
  );
}

const FACILITY_FITS: readonly AccuracyKey[] = ['fit.site', 'fit.chain', 'fit.weather', 'fit.price'];
const FITS: readonly AccuracyKey[] = ['fit.step', 'fit.experts', 'fit.run', 'fit.inference', 'fit.power', ...FACILITY_FITS];
const COUNTS: readonly AccuracyKey[] = ['flop.causal', 'flop.experts', 'flop.hardware', 'flop.dense'];

type ToldProps = {
  readonly title: AccuracyKey;
  readonly texts: readonly AccuracyKey[];
  readonly items: readonly AccuracyKey[];
  readonly words: AccuracyWords;
};

function Told({ title, texts, items, words }: ToldProps) {
  return (
    <section>
      <h2>{words.say(title)}</h2>
      {texts.map((key) => (
        <p key={key}>{words.say(key)}</p>
      ))}
      {items.length > 0 && (
        <ul>
          {items.map((key) => (
            <li key={key}>{words.pieces(key).map(pieceText)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function pieceText({ text, strong }: Piece) {
  return strong ? <strong key={text}>{text}</strong> : text;
}

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { GivenUp } from '../../workers/exporter.ts';
import { usePage, useWords } from '../context.ts';
import { choices } from '../export/choices.ts';
import { Radios } from '../export/fields.tsx';
import { begin, type Work } from '../export/give-up.ts';
import { LanguageChoice } from '../export/image-panel.tsx';
import { Making } from '../export/making.tsx';
import { failure, type Outcome, sizeText } from '../export/outcome.tsx';
import { exportWords } from '../export/words.ts';
import { fileName, saveBlob } from '../save.ts';
import { makeReport, REPORT_FORMATS, type ReportFile } from './make.ts';
import { reportWords } from './words.ts';

/** The whole plan as one document. */
export function ReportPanel() {
  const page = usePage();
  const words = useWords();
  const say = exportWords(words.language);
  const own = reportWords(words.language);
  const language = choices.language.value ?? page.language.value;
  const format = choices.report.value;
  const at = useSignal<{ readonly share: number; readonly step: string } | undefined>(undefined);
  const outcome = useSignal<Outcome>(undefined);
  const job = useRef<Work<ReportFile> | undefined>(undefined);
  useEffect(() => () => job.current?.giveUp(), []);

  const make = async () => {
    const answer = page.answer.peek();
    if (!answer || at.peek()) return;
    outcome.value = undefined;
    at.value = { share: 0, step: own('step.runs') };
    const wish = { format, language, step: words.language };
    const tell = (share: number, step: string) => {
      at.value = { share, step };
    };
    try {
      job.current = begin((way) => makeReport(page, answer, wish, tell, way));
      const { blob, missing, summary } = await job.current.answer;
      const name = fileName(summary, [language === 'fr' ? 'rapport' : 'report', language], format);
      saveBlob(name, blob);
      const saved = say('saved', { name, size: sizeText(blob.size, say, words) });
      outcome.value =
        missing.length === 0
          ? { kind: 'good', text: saved }
          : { kind: 'bad', text: `${saved} ${say('noGlyphs', { signs: missing.join(' ') })}` };
    } catch (error) {
      outcome.value = error instanceof GivenUp ? { kind: 'good', text: say('cancelled') } : failure(error, say, words);
    } finally {
      at.value = undefined;
    }
  };

  return (
    <div class="export-report">
      <p class="note">{own('panel.lead')}</p>
      <Radios
        legend={own('format')}
        value={format}
        options={REPORT_FORMATS.map((value) => ({ value, label: own(`format.${value}`), says: own(`format.${value}.says`) }))}
        onChoose={(value) => {
          choices.report.value = value;
        }}
      />
      <LanguageChoice />
      <Making
        making={
          at.value && {
            share: at.value.share,
            text: own('making', { step: at.value.step, share: words.format.percent(at.value.share) }),
          }
        }
        start={own('make')}
        onStart={make}
        onCancel={() => job.current?.giveUp()}
        outcome={outcome.value}
      />
    </div>
  );
}

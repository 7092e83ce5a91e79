import { exportSvg } from '../charts/export-svg.ts';
import { usePage, useWords } from '../context.ts';
import { dailyCsv } from '../daily-csv.ts';
import { wordsText } from '../i18n/messages.ts';
import { fileName, save } from '../save.ts';
import { sentenceOf } from '../sentence.ts';
import { headingsOf } from './headings.ts';

/** The figure and its numbers as files. */
export function Downloads() {
  const page = usePage();
  const { t } = useWords();

  const attempt = async (make: () => Promise<void>) => {
    try {
      await make();
    } catch (error) {
      page.notice.value = { kind: 'exportFailed', reason: error instanceof Error ? error.message : String(error) };
    }
  };

  const svg = () =>
    attempt(async () => {
      const [answer, data, words] = [page.answer.value, page.chart.value, page.words.value];
      if (!answer || !data) return;
      const { summary } = answer.overview;
      const text = await exportSvg(
        data,
        { ...headingsOf(summary, data, answer.changes, words), description: wordsText(sentenceOf(summary, words)) },
        words,
      );
      save(fileName(summary, ['power', words.language], 'svg'), [text], 'image/svg+xml');
    });

  const days = () =>
    attempt(async () => {
      const answer = page.answer.value;
      if (answer) save(fileName(answer.overview.summary, ['days'], 'csv'), [dailyCsv(answer.overview)], 'text/csv');
    });

  const hours = () =>
    attempt(async () => {
      const [answer, request] = [page.answer.value, page.request()];
      if (!answer || !request) return;
      const made = await page.engine.csv(request, 'hour');
      if (!made.ok) throw new Error(made.issues[0]?.message ?? '');
      save(fileName(answer.overview.summary, ['hours'], 'csv'), made.csv, 'text/csv');
    });

  return (
    <p class="downloads">
      <span>{t('power.export')}</span>
      <button type="button" onClick={svg}>
        {t('power.svg')}
      </button>
      <button type="button" onClick={days}>
        {t('power.csvDay')}
      </button>
      <button type="button" onClick={hours}>
        {t('power.csvHour')}
      </button>
    </p>
  );
}

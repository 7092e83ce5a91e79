/** The picture of a chart without a question asked: in the language, the theme and the size that the page has it in. */
import { exportSvg } from '../charts/export-svg.ts';
import { fileName, save } from '../save.ts';
import type { Page } from '../state.ts';
import { hereNow, notesOf } from './about.ts';
import type { ExportSource } from './source.ts';

export async function saveSvg(page: Page, source: ExportSource): Promise<void> {
  const words = page.words.peek();
  const notes = notesOf(source, page.description.peek()?.parameters ?? [], hereNow(), words);
  const text = await exportSvg(await source.draft(words), { ...source.headings(words), notes }, words, { size: source.size });
  save(fileName(source.answer.overview.summary, [...source.parts, words.language], 'svg'), [text], 'image/svg+xml');
}

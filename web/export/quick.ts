/** The picture of a chart without a question asked: in the language, the theme and the size that the page has it in. */
import { exportSvg } from '../charts/export-svg.ts';
import { fileName, save } from '../save.ts';
import type { Page } from '../state.ts';
import { hereNow, notesOf } from './about.ts';
import { parametersOf } from './described.ts';
import type { PictureSource } from './source.ts';

export async function saveSvg(page: Page, source: PictureSource): Promise<void> {
  const words = page.words.peek();
  const parameters = source.plans ? await parametersOf(page, source) : (page.description.peek()?.parameters ?? []);
  const notes = notesOf(source, parameters, hereNow(), words);
  const look = { size: source.size, ...(source.css !== undefined && { css: source.css }) };
  const text = await exportSvg(await source.draft(words), { ...source.headings(words), notes }, words, look);
  save(fileName(source.answer.overview.summary, [...source.parts, words.language], 'svg'), [text], 'image/svg+xml');
}

/** What was chosen in the dialog: it is kept while the page is open, whichever chart is exported next. */
import { signal } from '@preact/signals';
import type { FileFormat } from '../../workers/exporter.ts';
import type { PictureTheme } from '../charts/export-svg.ts';
import type { Language } from '../format.ts';
import type { ReportFormat } from '../report/make.ts';
import type { PictureFormat, SizeName } from './picture.ts';

export type What = 'chart' | 'hour' | 'day' | 'month';
export const WHATS = ['chart', 'month', 'day', 'hour'] as const satisfies readonly What[];

/** Words of the user's own in place of ours: as long as ours are those that they replaced. */
type Written = Readonly<Record<string, { readonly instead: string; readonly text: string }>>;

export const choices = {
  tab: signal<'image' | 'data' | 'report'>('image'),
  picture: signal<PictureFormat>('png2'),
  size: signal<SizeName>('wide'),
  /** None: that of the page. */
  language: signal<Language | undefined>(undefined),
  theme: signal<PictureTheme | undefined>(undefined),
  what: signal<What>('chart'),
  /** None: what opens in the reader's own Excel. */
  data: signal<FileFormat | undefined>(undefined),
  site: signal('all'),
  report: signal<ReportFormat>('pdf'),
  written: signal<Written>({}),
};

/** What stands in a field: what was written there, unless what it replaced has changed since. */
export function writtenOr(key: string, ours: string): string {
  const written = choices.written.value[key];
  return written && written.instead === ours ? written.text : ours;
}

export function write(key: string, ours: string, text: string): void {
  const { [key]: _, ...rest } = choices.written.value;
  choices.written.value = text === ours ? rest : { ...rest, [key]: { instead: ours, text } };
}

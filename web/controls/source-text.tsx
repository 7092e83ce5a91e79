import type { Parameter } from '../../src/index.ts';
import { useWords } from '../context.ts';
import type { Format } from '../format.ts';

export type Source = NonNullable<Parameter['source']>;

/** A plan may come from anywhere: only an address of the web becomes a link. */
export function SourceLink({ source }: { readonly source: Source }) {
  const { language } = useWords().format;
  const { url } = source;
  const title = source.title[language];
  if (url === null || !/^https?:\/\//i.test(url)) return <>{title}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {title}
    </a>
  );
}

/** A day, a month, or what else the source says of its date. */
export function sourceDate(asOf: string, format: Format): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return format.date(asOf);
  return /^\d{4}-\d{2}$/.test(asOf) ? format.month(asOf) : asOf;
}

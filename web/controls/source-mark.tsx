import { useRef } from 'preact/hooks';
import type { Lever } from '../../src/index.ts';
import { useWords } from '../context.ts';

/** The letter that says how sure a value is; it opens where the value comes from. */
export function SourceMark({ lever, label }: { readonly lever: Lever; readonly label: string }) {
  const { t, format } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { confidence, source, asOf, note } = lever;
  if (confidence === null && source === null) return null;
  const letter = confidence ?? '?';
  const id = `source-${lever.id}`;

  /** Under the button, inside the window. */
  const place = () => {
    if (!button.current || !panel.current) return;
    const { left, bottom, top } = button.current.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel.current;
    panel.current.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    panel.current.style.top = `${bottom + height + 12 > innerHeight ? Math.max(8, top - height - 4) : bottom + 4}px`;
  };
  return (
    <>
      <button ref={button} type="button" class="mark" popovertarget={id} aria-label={t('source.label', { label, letter })}>
        {letter}
      </button>
      <div ref={panel} id={id} class="source" popover="auto" onToggle={place}>
        {confidence && <p class="letter">{t(`source.${confidence}`)}</p>}
        {source === null ? (
          <p>{t('source.none')}</p>
        ) : (
          <p>{isWeb(source.url) ? <Link url={source.url} title={source.title} /> : source.title}</p>
        )}
        {asOf && (
          <p>
            {t('source.asOf', {
              date: /^\d{4}-\d{2}-\d{2}/.test(asOf) ? format.date(asOf) : /^\d{4}-\d{2}$/.test(asOf) ? format.month(asOf) : asOf,
            })}
          </p>
        )}
        {note && <p lang="en">{note}</p>}
      </div>
    </>
  );
}

function Link({ url, title }: { readonly url: string; readonly title: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {title}
    </a>
  );
}

/** A plan may come from anywhere: only an address of the web becomes a link. */
function isWeb(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}

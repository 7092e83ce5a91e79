import { useRef } from 'preact/hooks';
import type { Lever } from '../../src/index.ts';
import { usePage, useWords } from '../context.ts';
import { pointerOf } from '../edits.ts';
import { SourceLink, sourceDate } from './source-text.tsx';

/** The letter that says how sure a value is; it opens where the value comes from. */
export function SourceMark({ lever, label }: { readonly lever: Lever; readonly label: string }) {
  const page = usePage();
  const { t, format } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { confidence, source, asOf, note } = lever;
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
        <p>{source === null ? t('source.none') : <SourceLink source={source} />}</p>
        {asOf && <p>{t('source.asOf', { date: sourceDate(asOf, format) })}</p>}
        {note && <p>{note[format.language]}</p>}
        <p class="ways">
          <button type="button" onClick={() => page.openSources({ text: '', pointer: pointerOf(lever) })}>
            {t('source.row')}
          </button>
          {source && (
            <button type="button" onClick={() => page.openSources({ text: source.title[format.language], pointer: undefined })}>
              {t('source.all')}
            </button>
          )}
        </p>
      </div>
    </>
  );
}

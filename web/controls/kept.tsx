import { useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { useSession } from './session.ts';

/** The plans that this browser keeps, to be opened or deleted. */
export function KeptPlans() {
  const page = usePage();
  const session = useSession();
  const { t, format } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const files = page.files.value;
  if (files.length === 0) return null;
  const place = () => {
    if (!button.current || !panel.current) return;
    const { left, bottom } = button.current.getBoundingClientRect();
    panel.current.style.left = `${Math.max(8, Math.min(left, innerWidth - panel.current.offsetWidth - 8))}px`;
    panel.current.style.top = `${bottom + 4}px`;
  };
  return (
    <>
      <button ref={button} type="button" popovertarget="kept">
        {t('kept.open', { n: format.number(files.length) })}
      </button>
      <div ref={panel} id="kept" class="source kept" popover="auto" onToggle={place}>
        <p class="note">{t('kept.title')}</p>
        <ul>
          {files.map((file) => (
            <li key={file.name}>
              <button
                type="button"
                aria-label={t('kept.choose', { name: file.name })}
                onClick={() => {
                  panel.current?.hidePopover();
                  page.choosePlan(file);
                }}
              >
                {file.name}
              </button>
              <button
                type="button"
                aria-label={t('kept.forgetLabel', { name: file.name })}
                onClick={() => session.forget(file.name)}
              >
                {t('kept.forget')}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { choices } from './choices.ts';
import { DataPanel } from './data-panel.tsx';
import { ImagePanel } from './image-panel.tsx';
import { exportWords } from './words.ts';
import './export.css';

const TABS = ['image', 'data'] as const;

/** The files of one chart: as a picture, or as data. A dialog of the browser's own: it holds the focus, and gives it back. */
export function ExportDialog() {
  const page = usePage();
  const words = useWords();
  const say = exportWords(words.language);
  const dialog = useRef<HTMLDialogElement>(null);
  // Read here, so that a run which ends meanwhile is what the files hold.
  const source = useComputed(() => page.charts.exporting.value?.()).value;
  const isThere = source !== undefined;
  useEffect(() => {
    if (!isThere) return;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }, [isThere]);
  if (!source) return null;
  const close = () => {
    page.charts.exporting.value = undefined;
  };
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1, End: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choices.tab.value = TABS[(TABS.indexOf(choices.tab.value) + step + TABS.length) % TABS.length]!;
    dialog.current?.querySelector<HTMLElement>(`#export-tab-${choices.tab.value}`)?.focus();
  };
  return (
    <dialog
      ref={dialog}
      class="export"
      aria-labelledby="export-title"
      onClose={close}
      // The letters and Escape mean the dialog here, and nothing behind it.
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="export-sheet">
        <div class="export-head">
          <h2 id="export-title">{say('dialog.title', { name: source.name(words) })}</h2>
          <button type="button" class="close" onClick={() => dialog.current?.close()}>
            {say('dialog.close')}
          </button>
        </div>
        <div class="tabs" role="tablist" aria-label={say('dialog.tabs')}>
          {TABS.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`export-tab-${tab}`}
              aria-selected={choices.tab.value === tab}
              aria-controls={`export-panel-${tab}`}
              tabIndex={choices.tab.value === tab ? 0 : -1}
              onClick={() => {
                choices.tab.value = tab;
              }}
              onKeyDown={turn}
            >
              {say(`tab.${tab}`)}
            </button>
          ))}
        </div>
        {TABS.map((tab) => (
          <div
            key={tab}
            role="tabpanel"
            id={`export-panel-${tab}`}
            aria-labelledby={`export-tab-${tab}`}
            hidden={choices.tab.value !== tab}
          >
            {tab === 'image' ? <ImagePanel source={source} /> : <DataPanel source={source} />}
          </div>
        ))}
      </div>
    </dialog>
  );
}

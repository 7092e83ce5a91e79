import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import { later } from '../views/later.tsx';
import { choices } from './choices.ts';
import { DataPanel } from './data-panel.tsx';
import { ImagePanel } from './image-panel.tsx';
import { hasPicture } from './source.ts';
import { exportWords } from './words.ts';
import './export.css';

const TABS = ['image', 'data', 'report'] as const;

/** The report is fetched when its tab is first opened. */
const ReportPanel = later<object>(() => import('../report/panel.tsx').then((module) => module.ReportPanel));

/** The files of one chart: as a picture, or as data; and the report of the plan that it is of. A dialog of the browser's own: it holds the focus, and gives it back. */
export function ExportDialog() {
  const page = usePage();
  const words = useWords();
  const say = exportWords(words.language);
  const dialog = useRef<HTMLDialogElement>(null);
  // Read here, so that a run which ends meanwhile is what the files hold.
  const source = useComputed(() => page.charts.exporting.value?.()).value;
  const isThere = source !== undefined;
  // Once opened it stays, with what it is at, while another tab is looked at.
  const wasOpen = useSignal(false);
  if (choices.tab.value === 'report') wasOpen.value = true;
  useEffect(() => {
    if (!isThere) return;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }, [isThere]);
  if (!source) return null;
  const picture = hasPicture(source) ? source : undefined;
  // A report is of one plan.
  const tabs = TABS.filter((tab) => (tab !== 'image' || picture) && (tab !== 'report' || !source.plans));
  const open = tabs.find((tab) => tab === choices.tab.value) ?? tabs[0]!;
  const close = () => {
    // The next chart is exported, not reported.
    if (choices.tab.value === 'report') choices.tab.value = 'image';
    page.charts.exporting.value = undefined;
  };
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1, End: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = event.key === 'End' ? tabs.length - 1 : event.key === 'Home' ? 0 : tabs.indexOf(open) + step;
    const chosen = tabs[(next + tabs.length) % tabs.length]!;
    choices.tab.value = chosen;
    dialog.current?.querySelector<HTMLElement>(`#export-tab-${chosen}`)?.focus();
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
          <h2 id="export-title">
            {open === 'report' ? say('dialog.report') : say('dialog.title', { name: source.name(words) })}
          </h2>
          <button type="button" class="close" onClick={() => dialog.current?.close()}>
            {say('dialog.close')}
          </button>
        </div>
        <div class="tabs" role="tablist" aria-label={say('dialog.tabs')}>
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`export-tab-${tab}`}
              aria-selected={open === tab}
              aria-controls={`export-panel-${tab}`}
              tabIndex={open === tab ? 0 : -1}
              onClick={() => {
                choices.tab.value = tab;
              }}
              onKeyDown={turn}
            >
              {say(`tab.${tab}`)}
            </button>
          ))}
        </div>
        {tabs.map((tab) => (
          <div key={tab} role="tabpanel" id={`export-panel-${tab}`} aria-labelledby={`export-tab-${tab}`} hidden={open !== tab}>
            {tab === 'image' && picture && <ImagePanel source={picture} />}
            {tab === 'data' && <DataPanel source={source} />}
            {tab === 'report' && wasOpen.value && <ReportPanel />}
          </div>
        ))}
      </div>
    </dialog>
  );
}

import { effect } from '@preact/signals';
import { render } from 'preact';
import { openEngine } from '../workers/engine.ts';
import { OfflineContext, PageContext } from './context.ts';
import { SessionContext } from './controls/session.ts';
import { openKeep } from './keep.ts';
import { openOffline } from './offline/offline.ts';
import { firstLanguage, firstTheme, keepLanguage, keepTheme } from './preferences.ts';
import { createSession } from './session.ts';
import { createPage } from './state.ts';
import { timed } from './timed.ts';
import { PageFrame } from './views/page.tsx';
import { warmUp } from './warm-up.ts';

/** Marks the addresses that this page left behind, among all that the back button may lead to. */
const OWN = { own: 'jalon' };
const placeOf = (search: string): string => `${location.pathname}${search}${location.hash}`;
const query = new URLSearchParams(location.search);
const engine = timed(
  openEngine({
    onRestart: (kind) => {
      page.notice.value = { kind };
    },
  }),
  (elapsedMs) => {
    page.charts.elapsedMs.value = elapsedMs;
  },
);
const page = createPage(engine, { language: firstLanguage(query), theme: firstTheme(query) });
const keep = openKeep();
const session = createSession(page, keep, {
  search: () => location.search,
  replace: (search) => history.replaceState(OWN, '', placeOf(search)),
  push: (search) => {
    history.replaceState(OWN, '');
    history.pushState(OWN, '', placeOf(search));
  },
});
const offline = openOffline(location.search, import.meta.env.PROD);

effect(() => {
  document.documentElement.lang = page.language.value;
  document.title = page.words.value.t('page.title');
});
effect(() => {
  if (page.theme.value === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = page.theme.value;
});
page.language.subscribe(keepLanguage);
page.theme.subscribe(keepTheme);
addEventListener('popstate', ({ state }) => void session.arrive(state?.own === OWN.own));
addEventListener('pagehide', () => session.flush());
// A phone may end a page that is out of sight without another word.
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && session.flush());

render(
  <PageContext.Provider value={page}>
    <SessionContext.Provider value={session}>
      <OfflineContext.Provider value={offline}>
        <PageFrame />
      </OfflineContext.Provider>
    </SessionContext.Provider>
  </PageContext.Provider>,
  document.getElementById('page')!,
);
warmUp(page, engine);
void session.start();
// They are not needed for the first picture.
import('./own-measure/keep.ts').then(
  ({ keepMeasures, measuresLine }) => keepMeasures(page, keep, session.unkept, measuresLine()),
  () => {
    session.unkept.value = true;
  },
);

import { effect } from '@preact/signals';
import { render } from 'preact';
import { openEngine } from '../workers/engine.ts';
import { PageContext } from './context.ts';
import { firstLanguage, firstTheme, keepLanguage, keepTheme } from './preferences.ts';
import { createPage } from './state.ts';
import { PageFrame } from './views/page.tsx';

const query = new URLSearchParams(location.search);
const engine = openEngine({
  onRestart: (kind) => {
    page.notice.value = { kind };
  },
});
const page = createPage(engine, {
  language: firstLanguage(query),
  theme: firstTheme(query),
  plan: query.get('plan') ?? undefined,
});

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

render(
  <PageContext.Provider value={page}>
    <PageFrame />
  </PageContext.Provider>,
  document.getElementById('page')!,
);
void page.start();

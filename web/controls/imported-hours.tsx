import { usePage, useWords } from '../context.ts';
import { leverValue } from '../edits.ts';
import type { Words } from '../i18n/messages.ts';
import { type Imported, listOf } from '../imports.ts';
import { shortName } from '../sites.ts';
import type { Page } from '../state.ts';

/** The files of hours that the run goes by, each to be taken away again. */
export function ImportedHours() {
  const page = usePage();
  const words = useWords();
  const { t } = words;
  const list = listOf(page.imports.value);
  if (list.length === 0) return null;
  return (
    <section class="imports" aria-label={t('hours.title')}>
      <ul>
        {list.map((imported) => {
          const text = chipText(imported, page, words);
          return (
            <li key={`${imported.file.kind} ${imported.site}`}>
              <span>{text}</span>
              <DesignTemperature imported={imported} />
              <button type="button" aria-label={t('hours.removeLabel', { what: text })} onClick={() => page.dropImport(imported)}>
                {t('hours.remove')}
              </button>
            </li>
          );
        })}
      </ul>
      <p class="note">{t('hours.note')}</p>
    </section>
  );
}

function chipText({ site, file }: Imported, page: Page, { t, count, format, language }: Words): string {
  const summary = page.answer.value?.overview.summary;
  if (file.kind === 'weather') {
    const names = summary?.sites.find(({ id }) => id === site)?.names;
    const text = t('hours.weather', { site: names ? shortName(names[language]) : site!, place: file.place, file: file.name });
    return file.filledHours > 0 ? `${text} ${count('hours.filled', file.filledHours)}` : text;
  }
  const told = summary?.imports.find(({ kind, digest }) => kind === file.kind && digest === file.digest);
  // Until the run that goes by the file is made, nobody has counted its hours.
  if (!summary || !told) return t(`hours.${file.kind}`, { file: file.name });
  const share = t('hours.share', { n: format.number(told.hours), m: format.number(summary.hours) });
  return `${t(`hours.${file.kind}`, { file: file.name })} ${share}`;
}

/** Offers the hottest air of a file as that which its site must bear. */
function DesignTemperature({ imported: { site, file } }: { readonly imported: Imported }) {
  const page = usePage();
  const { t, format } = useWords();
  if (file.kind !== 'weather' || file.design.hottestC === null) return null;
  const { hottestC, twentyYearMaxC } = file.design;
  const pointer = `/sites/${site}/designDryBulbC`;
  const lever = page.description.value?.levers.find(({ targets }) => targets.length === 1 && targets[0]!.pointer === pointer);
  if (!lever || leverValue(lever, page.edits.value) === hottestC) return null;
  return (
    <button
      type="button"
      title={t(twentyYearMaxC === null ? 'hours.designCooling' : 'hours.designExtreme')}
      onClick={() => page.moveLever(lever, hottestC)}
    >
      {t('hours.design', { value: format.quantity(hottestC, '°C', 1) })}
    </button>
  );
}

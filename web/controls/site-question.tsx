import { useEffect, useRef } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';
import type { WeatherFile } from '../imports.ts';
import { shortName } from '../sites.ts';

/** Asks which site has the weather that was opened. */
export function SiteQuestion() {
  const page = usePage();
  const file = page.homeless.value;
  return file && page.answer.value ? <Question key={file.digest} file={file} /> : null;
}

function Question({ file }: { readonly file: WeatherFile }) {
  const page = usePage();
  const { t, format, language } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const select = useRef<HTMLSelectElement>(null);
  // A dialog of the browser's own: it holds the focus, and Escape closes it.
  useEffect(() => {
    dialog.current?.showModal();
    select.current?.focus();
  }, []);
  const sites = page.answer.value?.overview.summary.sites ?? [];
  const degrees = (value: number): string => format.quantity(value, '°', 1);
  return (
    <dialog ref={dialog} class="question" aria-labelledby="question-title" onClose={() => page.settleWeather(undefined)}>
      <form method="dialog" onSubmit={() => page.settleWeather(select.current?.value)}>
        <h2 id="question-title">{t('hours.question', { file: file.name })}</h2>
        <p>
          {t('hours.place', {
            place: file.place,
            latitude: degrees(file.latitudeDeg),
            longitude: degrees(file.longitudeDeg),
            elevation: format.quantity(file.elevationM, 'm', 0),
          })}
        </p>
        <label>
          <span>{t('hours.site')}</span>
          <select ref={select}>
            {sites.map(({ id, names }) => (
              <option key={id} value={id}>
                {shortName(names[language])}
              </option>
            ))}
          </select>
        </label>
        <div class="ways">
          <button type="submit">{t('hours.take')}</button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t('hours.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

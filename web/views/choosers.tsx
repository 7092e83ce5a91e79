import { MEASURES, type MeasureId } from '../charts/measures.ts';
import { usePage, useWords } from '../context.ts';
import { siteOf } from '../plot.ts';

/** What the charts show, and of which site. */
export function Choosers() {
  const page = usePage();
  const { t, language } = useWords();
  const sites = page.calmAnswer.value?.overview.summary.sites ?? [];
  return (
    <p class="choosers">
      <label>
        <span class="says">{t('choose.measure')}</span>
        <select
          id="choose-measure"
          value={page.charts.measure.value}
          onChange={(event) => {
            page.charts.measure.value = event.currentTarget.value as MeasureId;
          }}
        >
          {MEASURES.map(({ id }) => (
            <option key={id} value={id}>
              {t(`measure.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="says">{t('choose.site')}</span>
        <select
          id="choose-site"
          value={siteOf(page)}
          onChange={(event) => {
            page.charts.site.value = event.currentTarget.value;
          }}
        >
          <option value="all">{t('table.all')}</option>
          {sites.map((site) => (
            <option key={site.id} value={site.id}>
              {site.names[language]}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

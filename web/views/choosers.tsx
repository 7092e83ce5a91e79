import { MEASURES, type MeasureId } from '../charts/measures.ts';
import { usePage, useWords } from '../context.ts';
import { reasonOf } from '../reason.ts';

const OWN = 'own:';

type Props = {
  /** What its fields are known by. */
  readonly id: string;
  readonly sites: readonly { readonly id: string; readonly names: { readonly en: string; readonly fr: string } }[];
  /** The chosen site, or all. */
  readonly site: string;
};

/** What the charts show, and of which site: ours, and the measures that a person wrote. */
export function Choosers({ id, sites, site }: Props) {
  const page = usePage();
  const { t, language } = useWords();
  const own = page.charts.own.value;
  const kept = page.measures.value;
  // One that came by a link is shown and not kept.
  const measures = own && !kept.some(({ name }) => name === own.measure.name) ? [...kept, own.measure] : kept;
  /** A measure of one's own is read first, by what is fetched for it. */
  const choose = (value: string): void => {
    const wanted = measures.find(({ name }) => OWN + name === value);
    const turn = ++page.charts.choosing.turn;
    if (!wanted) {
      page.charts.own.value = undefined;
      page.charts.measure.value = value as MeasureId;
      return;
    }
    import('../own-measure/choose.ts')
      .then(({ chooseOwn }) => chooseOwn(page, wanted, undefined, turn))
      .catch((error: unknown) => {
        page.notice.value = { kind: 'failed', reason: reasonOf(error) };
      });
  };
  return (
    <p class="choosers">
      <label>
        <span class="says">{t('choose.measure')}</span>
        <select
          id={`${id}-measure`}
          value={own ? OWN + own.measure.name : page.charts.measure.value}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {MEASURES.map(({ id }) => (
            <option key={id} value={id}>
              {t(`measure.${id}`)}
            </option>
          ))}
          {measures.length > 0 && (
            <optgroup label={t('choose.own')}>
              {measures.map(({ name }) => (
                <option key={name} value={OWN + name}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      <label>
        <span class="says">{t('choose.site')}</span>
        <select
          id={`${id}-site`}
          value={site}
          onChange={(event) => {
            page.charts.site.value = event.currentTarget.value;
          }}
        >
          <option value="all">{t('table.all')}</option>
          {sites.map(({ id, names }) => (
            <option key={id} value={id}>
              {names[language]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => {
          page.charts.writing.value = { former: own?.measure };
        }}
      >
        {t(own ? 'choose.edit' : 'choose.write')}
      </button>
    </p>
  );
}

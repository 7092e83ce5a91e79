import type { Binding, SiteResult } from '../../src/index.ts';
import type { Gain } from '../../workers/protocol.ts';
import type { WhyPlace } from '../chart-state.ts';
import { usePage, useWords } from '../context.ts';
import { lastDayOf } from '../format.ts';
import type { Words } from '../i18n/messages.ts';
import { reasonOf } from '../reason.ts';
import type { Page } from '../state.ts';
import { useAsked } from './asked.ts';

type Props = { readonly place: WhyPlace; readonly site: SiteResult; readonly binding: Binding };

/** What one limit less would give, found by running the plan again. */
export function Gains({ place, binding }: Props) {
  const page = usePage();
  const words = useWords();
  const { t, format, count } = words;
  const state = useAsked((request) => page.engine.why(request, place.site, place.month), [place, page.answer.value]);
  return (
    <div class="why-part">
      <h3>{t(binding.activity === null ? 'why.gains' : 'why.gainsWait')}</h3>
      <div role="status">
        {state.kind === 'computing' && <p class="small">{t('why.computing')}</p>}
        {state.kind === 'failed' && <p class="small fails">{t('why.failed', { reason: state.reason[format.language] })}</p>}
        {state.kind === 'told' && state.told.why.gains.length === 0 && <p class="small">{t('why.noGain')}</p>}
        {state.kind === 'told' && (
          <>
            <ul class="gains">
              {state.told.why.gains.map((gain) => (
                <GainLine key={gain.changes.map(({ pointer }) => pointer).join()} gain={gain} month={place.month} />
              ))}
            </ul>
            <p class="small">
              {count('why.runs', state.told.why.runs, { time: format.quantity(state.told.why.elapsedMs, 'ms') })}
            </p>
          </>
        )}
      </div>
    </div>
  );
}

function GainLine({ gain, month }: { readonly gain: Gain; readonly month: string }) {
  const page = usePage();
  const words = useWords();
  const { t, format } = words;
  const signed = (value: number) => `${value > 0 ? '+' : ''}${format.number(Math.round(value))}`;
  const names = format.list(gain.constraints.map((constraint) => t(`constraint.${constraint}`)));
  const last = lastDayOf(page.answer.value!.overview.summary.to);
  const nothing = Math.round(gain.acceleratorsThen) === 0 && Math.round(gain.acceleratorsAtEnd) === 0;
  return (
    <li>
      <p>
        <strong>{names}</strong>{' '}
        {nothing
          ? t('why.gainNone')
          : t('why.gain', {
              here: signed(gain.acceleratorsThen),
              month: format.month(month),
              atEnd: signed(gain.acceleratorsAtEnd),
              end: format.endOf(last),
            })}
      </p>
      <ul class="changes">
        {gain.changes.map((change) => (
          <li key={change.pointer}>{changeText(change, gain, page, words)}</li>
        ))}
      </ul>
      <button type="button" onClick={() => void relaxAndCompare(page, gain)}>
        {t('why.relaxCompare')}
      </button>
    </li>
  );
}

/** The plan with this gain's changes, beside the plan as it stands; the view that compares is fetched now. */
async function relaxAndCompare(page: Page, gain: Gain): Promise<void> {
  try {
    const [{ compareOf }, { relaxedName }] = await Promise.all([import('../compare-state.ts'), import('../compare-relaxed.ts')]);
    const work = page.work();
    if (!work) return;
    const edits = { ...work.edits, ...Object.fromEntries(gain.changes.map(({ pointer, to }) => [pointer, to])) };
    const compare = compareOf(page);
    await compare.started;
    compare.add({ ...work, edits }, relaxedName(page, gain));
    page.view.value = 'compare';
  } catch (error) {
    page.notice.value = { kind: 'failed', reason: reasonOf(error) };
  }
}

/** `Order 2024-03-h100-paris, systems: 750 → 826`. */
function changeText(change: Gain['changes'][number], gain: Gain, page: Page, { t, maybe, format, language }: Words): string {
  const parts = change.pointer.split('/').slice(1);
  const field = parts.at(-1)!;
  const place = page.description.value?.parameters.find(({ pointer }) => pointer === change.pointer)?.place;
  const owner = gain.activity?.[language] ?? place?.at(-1)?.[language] ?? (parts.length > 2 ? parts.at(-2)! : '');
  const scale = field === 'budgetEur' ? 1e6 : 1;
  const number = (value: number) => format.number(value / scale, 1, 0);
  const unit = maybe(`change.unit.${field}`) ?? change.unit;
  return t('change.line', {
    owner,
    field: maybe(`change.${field}`) ?? field,
    from: number(change.from),
    to: format.quantity(change.to / scale, unit, 1, 0),
  });
}

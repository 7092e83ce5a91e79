import { useComputed } from '@preact/signals';
import { usePage, useWords } from '../context.ts';
import { sameWork } from '../work.ts';
import { useSession } from './session.ts';

const WORK = 'work:';

/** The shipped plans, those of one's own, the files that were opened, and the work of the last visit. */
export function PlanChooser() {
  const page = usePage();
  const session = useSession();
  const { t, language } = useWords();
  const asked = page.plan.value;
  const files = page.files.value;
  // A file that is still being read has no entry yet; until it has, the plan on the page keeps its place.
  const isListed = asked?.kind !== 'file' || files.some(({ name }) => name === asked.name);
  const plan = isListed ? asked : page.answer.value?.plan;
  const kept = session.keptWork.value;
  const shelf = [...page.shelf.value].sort((a, b) => a.name.localeCompare(b.name, language));
  const own = shelf.find(({ name }) => name === page.own.value);
  const isChanged = useComputed(() => {
    const now = page.work();
    const saved = page.shelf.value.find(({ name }) => name === page.own.value);
    return now !== undefined && saved !== undefined && !sameWork({ ...saved.work, own: saved.name }, now);
  }).value;
  const titleOf = (name: string) => page.plans.value.find((card) => card.name === name)?.title[language];
  const choose = (key: string) => {
    const [kind, name] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    const file = files.find((one) => one.name === name);
    if (key === WORK) session.takeUpWork();
    if (kind === 'file' && file) page.choosePlan(file);
    if (kind === 'own' && name !== page.own.value) page.openOwn(name);
    if (kind === 'shipped') page.choosePlan({ kind, name });
  };
  return (
    <label class="plan">
      <span>{t('header.plan')}</span>
      <select
        value={own ? `own:${own.name}` : plan ? `${plan.kind}:${plan.name}` : ''}
        disabled={page.plans.value.length === 0}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <optgroup label={t('own.shipped')}>
          {page.plans.value.map(({ name, title }) => (
            <option key={name} value={`shipped:${name}`}>
              {title[language]}
            </option>
          ))}
        </optgroup>
        {shelf.length > 0 && (
          <optgroup label={t('own.title')}>
            {shelf.map(({ name }) => (
              <option key={name} value={`own:${name}`}>
                {isChanged && name === own?.name ? t('own.changed', { name }) : name}
              </option>
            ))}
          </optgroup>
        )}
        {(files.length > 0 || plan?.kind === 'file') && (
          <optgroup label={t('own.files')}>
            {files.map(({ name }) => (
              <option key={name} value={`file:${name}`}>
                {t('plan.ofFile', { name })}
              </option>
            ))}
            {/* A plan that was deleted from this browser stays on the page until another is chosen. */}
            {plan?.kind === 'file' && !files.some(({ name }) => name === plan.name) && (
              <option value={`file:${plan.name}`}>{t('plan.ofFile', { name: plan.name })}</option>
            )}
          </optgroup>
        )}
        {kept && <option value={WORK}>{t('kept.work', { name: kept.own ?? titleOf(kept.plan.name) ?? kept.plan.name })}</option>}
      </select>
    </label>
  );
}

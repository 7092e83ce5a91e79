import { usePage, useWords } from '../context.ts';
import { useSession } from './session.ts';

const WORK = 'work:';

/** The shipped plans, the files that were opened, and the work of the last visit. */
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
  const titleOf = (name: string) => page.plans.value.find((card) => card.name === name)?.title[language];
  const choose = (key: string) => {
    const [kind, name] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    const file = files.find((one) => one.name === name);
    if (key === WORK) session.takeUpWork();
    if (kind === 'file' && file) page.choosePlan(file);
    if (kind === 'shipped') page.choosePlan({ kind, name });
  };
  return (
    <label class="plan">
      <span>{t('header.plan')}</span>
      <select
        value={plan ? `${plan.kind}:${plan.name}` : ''}
        disabled={page.plans.value.length === 0}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {page.plans.value.map(({ name, title }) => (
          <option key={name} value={`shipped:${name}`}>
            {title[language]}
          </option>
        ))}
        {files.map(({ name }) => (
          <option key={name} value={`file:${name}`}>
            {t('plan.ofFile', { name })}
          </option>
        ))}
        {/* A plan that was deleted from this browser stays on the page until another is chosen. */}
        {plan?.kind === 'file' && !files.some(({ name }) => name === plan.name) && (
          <option value={`file:${plan.name}`}>{t('plan.ofFile', { name: plan.name })}</option>
        )}
        {kept && <option value={WORK}>{t('kept.work', { name: titleOf(kept.plan.name) ?? kept.plan.name })}</option>}
      </select>
    </label>
  );
}

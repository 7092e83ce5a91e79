import { usePage, useWords } from '../context.ts';

/** The shipped plans, and the files that were opened since the page was. */
export function PlanChooser() {
  const page = usePage();
  const { t, language } = useWords();
  const asked = page.plan.value;
  // A file that is still being read has no entry yet; until it has, the plan on the page keeps its place.
  const isListed = asked?.kind !== 'file' || page.files.value.some(({ name }) => name === asked.name);
  const plan = isListed ? asked : page.answer.value?.plan;
  const choose = (key: string) => {
    const [kind, name] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    const file = page.files.value.find((one) => one.name === name);
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
        {page.files.value.map(({ name }) => (
          <option key={name} value={`file:${name}`}>
            {t('plan.ofFile', { name })}
          </option>
        ))}
      </select>
    </label>
  );
}

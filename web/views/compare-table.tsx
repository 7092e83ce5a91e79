import type { ShownPlans } from '../compare-shown.ts';
import { useWords } from '../context.ts';
import { differenceText, numberText, unitText } from '../measure-text.ts';
import { measureName } from '../measure-told.ts';
import { useCompareWords } from './use-compare.ts';

/** Months by plans, and what each has over the base. */
export function CompareTable({ shown, nameOf }: { readonly shown: ShownPlans; readonly nameOf: (id: string) => string }) {
  const words = useWords();
  const { say } = useCompareWords();
  const { data, over, plans, base } = shown;
  const unit = unitText(data.measure, words);
  const measure = measureName(data.measure, words);
  const caption = say('table', { measure: unit === '' ? measure : words.t('table.unit', { name: measure, unit }) });
  const letterOf = (id: string) => plans.find((plan) => plan.id === id)!.letter;
  /** A difference that is too small for the digits of the table has its unit. */
  const signed = (value: number) => {
    const text = numberText(data.measure, value, words);
    const isLost = typeof over.measure === 'object' && value !== 0 && Number.isFinite(value) && !/[1-9]/.test(text);
    return isLost ? differenceText(over.measure, value, words) : `${value > 0 ? '+' : ''}${text}`;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="scroll compare-scroll" tabIndex={0} aria-label={caption}>
      <table class="compare-months">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('month')}</th>
            {data.series.map(({ id }) => (
              <th key={id} scope="col" title={nameOf(id)}>
                {letterOf(id)}
              </th>
            ))}
            {over.series.map(({ id }) => (
              <th key={`over ${id}`} scope="col">
                {say('tableOver', { letter: letterOf(id), base: base.letter })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.months.map(({ key }, m) => (
            <tr key={key}>
              <th scope="row">{words.format.shortMonth(key)}</th>
              {data.series.map(({ id, values }) => (
                <td key={id}>{numberText(data.measure, values[m]!, words)}</td>
              ))}
              {over.series.map(({ id, values }) => (
                <td key={`over ${id}`}>{signed(values[m]!)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

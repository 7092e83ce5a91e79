import { DAY_KINDS, type LoadShape } from '../../src/index.ts';
import { useWords } from '../context.ts';
import { loadWords } from '../load-words.ts';

/** Hundredths of the hours that the table tells; the file has each of them. */
const TOLD = [0, 1, 5, 10, 25, 50, 75, 90, 95, 99, 100];

/** The values of the two charts. */
export function LoadTables({ shape }: { readonly shape: LoadShape }) {
  const { format, language } = useWords();
  const say = loadWords(language);
  const year = String(shape.year);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys */}
      <section class="scroll few" tabIndex={0} aria-label={say('table.caption', { year })}>
        <table>
          <caption>{say('table.caption', { year })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('table.share')}</th>
              <th scope="col">MW</th>
            </tr>
          </thead>
          <tbody>
            {TOLD.map((part) => (
              <tr key={part}>
                <th scope="row">{format.percent(part / 100)}</th>
                <td>{format.number(shape.durationMw[part]!, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys */}
      <section class="scroll few" tabIndex={0} aria-label={say('table.dayCaption', { year })}>
        <table>
          <caption>{say('table.dayCaption', { year })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('table.hour')}</th>
              {DAY_KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {say(kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: 24 }, (_, hour) => (
              <tr key={String(hour)}>
                <th scope="row">{say('hour', { hour: String(hour) })}</th>
                {DAY_KINDS.map((kind) => (
                  <td key={kind}>{format.number(shape.dayMw[kind][hour]!, 1)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

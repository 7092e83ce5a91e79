import type { Compiled, MeasureFault } from '../../workers/measure/program.ts';
import { useWords } from '../context.ts';
import { faultText } from './fault-text.ts';
import { measureWords } from './words.ts';

export type Reading =
  | { readonly ok: true; readonly compiled: Compiled }
  | { readonly ok: false; readonly faults: readonly MeasureFault[]; readonly failed?: string };

/** What a formula comes to, or all that is wrong with it: each fault leads to its place, and to the words that may be meant. */
export function Told(props: {
  readonly reading: Reading | undefined;
  readonly onPlace: (fault: MeasureFault) => void;
  readonly onMend: (fault: MeasureFault, by: string) => void;
}) {
  const words = useWords();
  const { language, format } = words;
  const say = measureWords(language);
  const { reading, onPlace, onMend } = props;
  return (
    <div id="measure-told" class="measure-told" role="status">
      {!reading && <p class="quiet">{say('dialog.example', { formula: 'tokensOutPerS / gridMw' })}</p>}
      {reading?.ok && <p>{resultText(reading.compiled)}</p>}
      {reading?.ok === false && reading.failed !== undefined && (
        <p class="measure-fault">{say('state.failed', { reason: reading.failed })}</p>
      )}
      {reading?.ok === false && reading.faults.length > 0 && (
        <>
          <p class="measure-fault">
            {say(`state.faults.${format.plural(reading.faults.length)}`, { n: format.number(reading.faults.length) })}
          </p>
          <ul>
            {reading.faults.map((fault, i) => (
              <li key={i}>
                <button type="button" onClick={() => onPlace(fault)}>
                  {say('state.place', { at: format.number(fault.at + 1) })}
                </button>{' '}
                {faultText(fault, words)}
                {'near' in fault &&
                  fault.near.map((name) => (
                    <button key={name} type="button" class="near" onClick={() => onMend(fault, name)}>
                      {say('state.replace', { name })}
                    </button>
                  ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );

  function resultText({ unit, adds, counted }: Compiled): string {
    return [
      unit[language] === '' ? say('state.bare') : say('state.unit', { unit: unit[language] }),
      say(adds ? 'state.adds' : 'state.totals'),
      ...(counted ? [say('state.counted')] : []),
    ].join(' ');
  }
}

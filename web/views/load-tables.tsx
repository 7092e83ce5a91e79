import { DAY_KINDS, type LoadShape } from '../../src/index.ts';
import { useWords } from '../context.ts';
import { loadWords } from '../load-words.ts';
import { Table } from './rows-table.tsx';

/** Hundredths of the hours that the table tells; the file has each of them. */
const TOLD = [0, 1, 5, 10, 25, 50, 75, 90, 95, 99, 100];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The values of the two charts. */
export function LoadTables({ shape }: { readonly shape: LoadShape }) {
  const { format, language } = useWords();
  const say = loadWords(language);
  const year = String(shape.year);
  const mw = (value: number | undefined): string => format.number(value ?? Number.NaN, 1);
  return (
    <>
      <Table
        caption={say('table.caption', { year })}
        head={[say('table.share'), 'MW']}
        rows={TOLD.map((part) => ({ name: format.percent(part / 100), cells: [mw(shape.durationMw[part])] }))}
      />
      <Table
        caption={say('table.dayCaption', { year })}
        head={[say('table.hour'), ...DAY_KINDS.map((kind) => say(kind))]}
        rows={HOURS.map((hour) => ({
          name: say('hour', { hour: String(hour) }),
          cells: DAY_KINDS.map((kind) => mw(shape.dayMw[kind][hour])),
        }))}
      />
    </>
  );
}

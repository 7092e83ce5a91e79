import { usePage, useWords } from '../context.ts';
import type { SayMap } from '../map-words.ts';

/** The month, by a slider that the arrow keys step; it is pinned for all the charts. */
export function MapMonth({ say, month }: { readonly say: SayMap; readonly month: number }) {
  const page = usePage();
  const { format } = useWords();
  const months = page.chart.value?.months ?? [];
  const text = format.month(months[month]?.key ?? '');
  return (
    <p class="map-month">
      <label for="map-month">{say('month')}</label>
      <input
        id="map-month"
        type="range"
        min={0}
        max={Math.max(0, months.length - 1)}
        step={1}
        value={month}
        aria-valuetext={text}
        aria-describedby="map-keys"
        onInput={(event) => {
          page.cursor.value = { month: event.currentTarget.valueAsNumber, pinned: true };
        }}
      />
      <output for="map-month">{text}</output>
      <span id="map-keys" class="quiet">
        {say('keys')}
      </span>
    </p>
  );
}

/** What the charts show: which measure, of which site. */
import { signal } from '@preact/signals';

export function createChartState() {
  return {
    /** Measure of the main chart. */
    measure: signal('gridMw'),
    /** Site of the charts, or `all`. */
    site: signal('all'),
    /** Whether the reasons of the month are open beside the chart. */
    whyOpen: signal(false),
  };
}

export type ChartState = ReturnType<typeof createChartState>;

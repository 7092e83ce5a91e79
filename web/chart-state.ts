/** What the charts show: which measure, of which site, and what is open beside them. */
import { signal } from '@preact/signals';
import type { MeasureId } from './charts/measures.ts';
import type { ExportSource } from './export/source.ts';
import type { OwnMeasure } from './own-measure/list.ts';
import type { OwnView } from './own-measure/view-type.ts';

/** Which site and month the reasons are told of. */
export type WhyPlace = { readonly site: string; readonly month: string };

export function createChartState() {
  return {
    /** Measure of the main chart. */
    measure: signal<MeasureId>('gridMw'),
    /** A measure of one's own in its place. */
    own: signal<OwnView | undefined>(undefined),
    /** Counts what was chosen to be shown: a measure of one's own that was read too late goes no further. */
    choosing: { turn: 0 },
    /** The measure of one's own that is being written: a new one where none stood before. */
    writing: signal<{ readonly former: OwnMeasure | undefined } | undefined>(undefined),
    /** Site of the charts, or `all`. */
    site: signal('all'),
    /** The month whose reasons are open under the chart. */
    why: signal<WhyPlace | undefined>(undefined),
    /** What the last of the small charts shows. */
    lastMultiple: signal<'carbon' | 'budget'>('carbon'),
    valuesOpen: signal(false),
    /** The site that the map tells of. */
    mapSite: signal<string | undefined>(undefined),
    ganttOpen: signal(false),
    ganttTable: signal(false),
    workOpen: signal(false),
    moneyOpen: signal(false),
    townOpen: signal(false),
    loadOpen: signal(false),
    /** The chart that is being exported: asked anew, so that what it hands over is what the page shows. */
    exporting: signal<(() => ExportSource | undefined) | undefined>(undefined),
    /** How long the last run took in its worker. */
    elapsedMs: signal<number | undefined>(undefined),
  };
}

export type ChartState = ReturnType<typeof createChartState>;

/** All that the page may ask. */
import type { CsvAnswer, OverviewAnswer, PlanCard, PlanRequest } from './protocol.ts';

export type Engine = {
  /** The shipped plans, in the order to show them. */
  plans(): Promise<readonly PlanCard[]>;
  /** One run, as the page shows it. */
  overview(request: PlanRequest): Promise<OverviewAnswer>;
  /** The same run as a CSV of hours, days or months. */
  csv(request: PlanRequest, by: 'hour' | 'day' | 'month'): Promise<CsvAnswer>;
  close(): void;
};

export type EngineOptions = {
  /** Called when the worker died and was started again, or died for good. */
  readonly onRestart?: (event: 'restarted' | 'gone') => void;
};

export function openEngine(_options: EngineOptions = {}): Engine {
  throw new Error('to be written');
}

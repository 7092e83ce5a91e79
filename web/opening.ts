/** Files from the user's machine: a plan is opened, hours are read, and weather is asked for its site. What is wrong with one is said, and the page keeps what it has. */
import { signal } from '@preact/signals';
import type { Issue } from '../src/index.ts';
import type { Engine } from '../workers/engine.ts';
import type { OrdersAnswer, PlanRequest } from '../workers/protocol.ts';
import { fileKind, type HoursFile, type WeatherFile } from './imports.ts';
import type { FilePlan } from './work.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Why a file was refused before anyone looked into it. */
export type RefusalReason = 'tooLarge' | 'unknown' | 'unreadable';

/** A plan with the orders of a file, and what they come to. */
export type OrdersTaken = Extract<OrdersAnswer, { ok: true }>;

/** What the page does with a file. */
export type Doors = {
  readonly choosePlan: (plan: FilePlan) => void;
  /** The site is told for weather alone. */
  readonly addHours: (file: HoursFile, site: string | undefined) => void;
  /** The plan that orders are read for, and what becomes of it with them; false where another plan stands there by now. */
  readonly request: () => PlanRequest | undefined;
  readonly takeOrders: (file: string, answer: OrdersTaken, asked: PlanRequest) => boolean;
  readonly refuse: (file: string, reason: RefusalReason | undefined, issues: readonly Issue[]) => void;
  readonly fail: (error: unknown) => void;
};

export function createOpening(
  engine: Pick<Engine, 'hours' | 'orders'>,
  { choosePlan, addHours, request, takeOrders, refuse, fail }: Doors,
) {
  /** Weather that was read, and waits to be told its site. */
  const homeless = signal<WeatherFile | undefined>(undefined);

  async function openHours(name: string, text: string): Promise<void> {
    try {
      const found = await engine.hours(name, text);
      if (!found.ok) refuse(name, undefined, found.issues);
      else if (found.file.kind === 'weather') homeless.value = found.file;
      else addHours(found.file, undefined);
    } catch (error) {
      fail(error);
    }
  }

  async function openOrders(name: string, text: string): Promise<void> {
    const asked = request();
    if (!asked) return;
    try {
      const found = await engine.orders(asked, name, text);
      if (!found.ok) refuse(name, undefined, found.issues);
      else if (!takeOrders(name, found, asked)) await openOrders(name, text);
    } catch (error) {
      fail(error);
    }
  }

  return {
    homeless,

    async openFile(file: File): Promise<void> {
      const kind = fileKind(file.name);
      if (!kind) return refuse(file.name, 'unknown', []);
      if (file.size > MAX_FILE_BYTES) return refuse(file.name, 'tooLarge', []);
      let text: string;
      try {
        text = await file.text();
        // A French spreadsheet may write its letters as Windows does.
        if (kind !== 'plan' && text.includes('\uFFFD')) text = new TextDecoder('windows-1252').decode(await file.arrayBuffer());
      } catch {
        return refuse(file.name, 'unreadable', []);
      }
      if (kind === 'plan') choosePlan({ kind: 'file', name: file.name, text });
      else if (isOrders(file.name, text)) await openOrders(file.name, text);
      else await openHours(file.name, text);
    },

    /** Gives the weather that waits to a site; without one it is put aside. */
    settleWeather(site: string | undefined): void {
      const file = homeless.value;
      homeless.value = undefined;
      if (file && site !== undefined) addHours(file, site);
    },
  };
}

/** Rows of hours begin with their time; whatever else is a CSV is read as orders. */
function isOrders(name: string, text: string): boolean {
  return /\.csv$/i.test(name) && !/^\uFEFF?\s*"?timeUtc/i.test(text);
}

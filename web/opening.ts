/** Files from the user's machine: a plan is opened, hours are read, and weather is asked for its site. What is wrong with one is said, and the page keeps what it has. */
import { signal } from '@preact/signals';
import type { Issue } from '../src/index.ts';
import type { Engine } from '../workers/engine.ts';
import { fileKind, type HoursFile, type WeatherFile } from './imports.ts';
import type { FilePlan } from './work.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Why a file was refused before anyone looked into it. */
export type RefusalReason = 'tooLarge' | 'unknown' | 'unreadable';

/** What the page does with a file. */
export type Doors = {
  readonly choosePlan: (plan: FilePlan) => void;
  /** The site is told for weather alone. */
  readonly addHours: (file: HoursFile, site: string | undefined) => void;
  readonly refuse: (file: string, reason: RefusalReason | undefined, issues: readonly Issue[]) => void;
  readonly fail: (error: unknown) => void;
};

export function createOpening(engine: Pick<Engine, 'hours'>, { choosePlan, addHours, refuse, fail }: Doors) {
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

  return {
    homeless,

    async openFile(file: File): Promise<void> {
      const kind = fileKind(file.name);
      if (!kind) return refuse(file.name, 'unknown', []);
      if (file.size > MAX_FILE_BYTES) return refuse(file.name, 'tooLarge', []);
      let text: string;
      try {
        text = await file.text();
      } catch {
        return refuse(file.name, 'unreadable', []);
      }
      if (kind === 'plan') choosePlan({ kind: 'file', name: file.name, text });
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

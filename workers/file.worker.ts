/** Makes one file and is then gone: a run by hour takes seconds, in which the worker of the page has a hand to follow. */
import { FILE_TYPES, type FileMessage } from './files/formats.ts';
import { type FileRequest, makeFile } from './files/make.ts';

/** Words of how far it is come no closer together than a screen could show. */
const TELL_MS = 40;

const tell = (message: FileMessage): void => postMessage(message);

addEventListener('message', async ({ data }: MessageEvent<FileRequest>) => {
  let told = 0;
  try {
    const made = await makeFile(data, (share) => {
      const now = performance.now();
      if (now - told < TELL_MS && share < 1) return;
      told = now;
      tell({ kind: 'progress', share });
    });
    if (!made.ok) return tell({ kind: 'refused', issues: made.issues });
    // A blob crosses by name: its bytes are not copied.
    const blob = new Blob([...made.parts], { type: FILE_TYPES[data.format] });
    tell({ kind: 'made', blob, rows: made.rows, columns: made.columns });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

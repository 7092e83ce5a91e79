/** The door to the worker that makes files: one worker a file, so that to give one up is to end it. */
import type { FileMessage } from './files/formats.ts';
import type { FileRequest } from './files/make.ts';
import type { Progress } from './files/table.ts';

export { FILE_EXTENSIONS, FILE_TYPES } from './files/formats.ts';
export type { FileContent, FileRequest } from './files/make.ts';
export type { RunNames } from './files/run-table.ts';
export { type Book, type Cell, type DataTable, FILE_FORMATS, type FileFormat, type TableColumn } from './files/table.ts';

export type FileAnswer = Extract<FileMessage, { kind: 'made' | 'refused' }>;
export type FileJob = { readonly answer: Promise<FileAnswer>; readonly cancel: () => void };

/** Told to whoever waits when a file is given up. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

export function startFile(request: FileRequest, progress: Progress): FileJob {
  const worker = new Worker(new URL('./file.worker.ts', import.meta.url), { type: 'module' });
  let giveUp: (reason: Error) => void = () => {};
  const answer = new Promise<FileAnswer>((resolve, reject) => {
    giveUp = reject;
    worker.onmessage = ({ data }: MessageEvent<FileMessage>) => {
      if (data.kind === 'progress') progress(data.share);
      else if (data.kind === 'failed') reject(new Error(data.message));
      else resolve(data);
    };
    worker.onerror = ({ message }) => reject(new Error(message || 'the worker could not be started'));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
  return { answer, cancel: () => giveUp(new GivenUp('given up')) };
}

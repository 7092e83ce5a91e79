/** How an attempt ended, said where it was made. */
import type { Words } from '../i18n/messages.ts';
import { reasonOf } from '../reason.ts';
import { NoPixels } from './png.ts';
import type { SayExport } from './words.ts';

export type Outcome = { readonly kind: 'good' | 'bad'; readonly text: string } | undefined;

export function Told({ outcome }: { readonly outcome: Outcome }) {
  return (
    <p class={outcome?.kind === 'bad' ? 'outcome fails' : 'outcome'} role={outcome?.kind === 'bad' ? 'alert' : 'status'}>
      {outcome?.text ?? ''}
    </p>
  );
}

/** Why a file could not be made. */
export function failure(error: unknown, say: SayExport, { language }: Words): Outcome {
  if (error instanceof NoPixels) return { kind: 'bad', text: say(error.why) };
  return { kind: 'bad', text: say('failed', { reason: reasonOf(error)[language].replace(/\.$/, '') }) };
}

/** Bytes as a reader counts them. */
export function sizeText(bytes: number, say: SayExport, { format }: Words): string {
  return bytes < 1e6
    ? say('kilobytes', { n: format.number(Math.max(1, Math.round(bytes / 1000))) })
    : say('megabytes', { n: format.number(bytes / 1e6, 1) });
}

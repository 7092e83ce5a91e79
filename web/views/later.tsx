/** Parts of the page that are fetched when they are first asked for: most visits never need them. */
import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePage } from '../context.ts';
import { reasonOf } from '../reason.ts';

/** A component that stands in for one that `load` fetches; a failure is said on the page, and asking again tries again. */
export function later<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  const loaded = signal<{ readonly Part: FunctionComponent<Props> } | undefined>(undefined);
  return function Later(props: Props) {
    const page = usePage();
    useEffect(() => {
      if (loaded.value) return;
      load().then(
        (Part) => {
          loaded.value = { Part };
        },
        (error: unknown) => {
          page.notice.value = { kind: 'failed', reason: reasonOf(error) };
        },
      );
    }, [page]);
    const found = loaded.value;
    return found ? <found.Part {...props} /> : null;
  };
}

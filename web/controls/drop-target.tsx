import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { usePage, useWords } from '../context.ts';

/** A plan may be let go anywhere on the page. */
export function DropTarget() {
  const page = usePage();
  const { t } = useWords();
  const over = useSignal(false);
  useEffect(() => {
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      over.value = true;
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) over.value = false;
    };
    const onDrop = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      over.value = false;
      const file = event.dataTransfer?.files[0];
      const door = page.fileDoor.value;
      if (file && door) door(file);
      else if (file) void page.openFile(file);
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [page, over]);
  return over.value ? (
    <div class="drop">
      <p>{t('header.drop')}</p>
    </div>
  ) : null;
}

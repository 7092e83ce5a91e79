import { useWords } from '../context.ts';

export function Close({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <button type="button" onClick={onClose}>
      {t('state.dismiss')}
    </button>
  );
}

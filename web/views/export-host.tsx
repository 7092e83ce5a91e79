import { usePage } from '../context.ts';
import { later } from './later.tsx';

const ExportDialog = later(() => import('../export/dialog.tsx').then((module) => module.ExportDialog));

/** Where the dialog opens that makes files of a chart. */
export function ExportHost() {
  return usePage().charts.exporting.value ? <ExportDialog /> : null;
}

import { exportLink } from '../api/documents';
import type { ExportFormat } from '../api/types';
import { attempt } from './notices';

/** Has the browser save a report. `accepted`: only what a reviewer accepted. */
export async function saveExport(id: string, format: string, accepted: boolean): Promise<void> {
  const link = await attempt('The export could not be made', () => exportLink(id, format as ExportFormat, accepted));
  if (!link) return;
  const anchor = document.createElement('a');
  anchor.href = link.url;
  anchor.download = link.filename;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}

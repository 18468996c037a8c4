import type { Document } from '../../api/types';
import { formatCount, formatPages, plural } from '../../design/format';

export interface CoverageText { whole: boolean; text: string; left: string[] }

/** What was read of a document, and plainly what was not. */
export function coverageOf({ coverage, status, reason }: Document): CoverageText | null {
  if (!coverage) return null;
  const { pagesTotal, pagesRequested, pagesRead, pagesBlank, pagesByOcr, words, tables, chunks, chunksIndexed } = coverage;
  const left: string[] = [];
  if (pagesRequested < pagesTotal) left.push(`${plural(pagesTotal - pagesRequested, 'page')} not asked for`);
  if (pagesRead + pagesBlank < pagesRequested) left.push(`${plural(pagesRequested - pagesRead - pagesBlank, 'page')} could not be read`);
  if (chunksIndexed < chunks) left.push(`${plural(chunks - chunksIndexed, 'passage')} not searchable`);
  const byReason = new Map<string, number[]>();
  coverage.problems.forEach(({ page, reason: why }) => byReason.set(why, [...(byReason.get(why) ?? []), page]));
  byReason.forEach((pages, why) => left.push(`${pages.length === 1 ? 'page' : 'pages'} ${formatPages(pages)}: ${why}`));
  if (reason && status !== 'COMPLETE') left.push(reason);
  const extra = [
    pagesBlank ? `${plural(pagesBlank, 'page')} blank` : '',
    pagesByOcr ? `${formatCount(pagesByOcr)} by character recognition` : '',
    plural(words, 'word'),
    plural(tables, 'table'),
  ].filter(Boolean);
  return {
    whole: left.length === 0,
    text: `${formatCount(pagesRead)} of ${plural(pagesTotal, 'page')} read; ${extra.join(', ')}`,
    left,
  };
}

import type { Document, DocumentStatus } from '../../api/types';

/** What of the list is shown, and in which order; lives in the address. */
export interface View { text: string; status: string; kind: string; sort: SortField; descending: boolean }

export type SortField = 'filename' | 'createdAt' | 'pages' | 'status' | 'findings' | 'cost';

export interface SavedView { name: string; query: string }

const FIELDS: readonly SortField[] = ['filename', 'createdAt', 'pages', 'status', 'findings', 'cost'];
const KEY = 'aspera.views';

export function viewOf(query: URLSearchParams): View {
  const sort = query.get('sort') as SortField | null;
  return {
    text: query.get('text') ?? '',
    status: query.get('status') ?? '',
    kind: query.get('kind') ?? '',
    sort: sort && FIELDS.includes(sort) ? sort : 'createdAt',
    descending: query.get('order') !== 'up',
  };
}

export function queryOf({ text, status, kind, sort, descending }: View): Record<string, string> {
  return { text, status, kind, sort: sort === 'createdAt' ? '' : sort, order: descending ? '' : 'up' };
}

const WEIGHT = { critical: 1e9, high: 1e6, medium: 1e3, low: 1 };

/** Graver findings first: one critical outweighs any number of others. */
export function gravity({ findings }: Document): number {
  const { critical, high, medium, low } = findings;
  return critical * WEIGHT.critical + high * WEIGHT.high + medium * WEIGHT.medium + low * WEIGHT.low;
}

const ORDER: readonly DocumentStatus[] = ['UPLOADING', 'PROCESSING', 'FAILED', 'PARTIAL', 'COMPLETE'];

function keyOf(document: Document, field: SortField): string | number {
  switch (field) {
    case 'filename': return document.filename.toLocaleLowerCase();
    case 'status': return ORDER.indexOf(document.status);
    case 'findings': return gravity(document);
    case 'cost': return Number(document.cost?.actual ?? 0);
    default: return document[field];
  }
}

export function shown(documents: readonly Document[], view: View): Document[] {
  const text = view.text.trim().toLocaleLowerCase();
  const kept = documents.filter(
    (document) =>
      (!text || document.filename.toLocaleLowerCase().includes(text)) &&
      (!view.status || document.status === view.status) &&
      (!view.kind || document.kind === view.kind),
  );
  const sign = view.descending ? -1 : 1;
  return kept
    .map((document) => ({ document, key: keyOf(document, view.sort) }))
    .sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0))
    .map(({ document }) => document);
}

export function savedViews(): SavedView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? (stored as SavedView[]).filter(({ name, query }) => name && typeof query === 'string') : [];
  } catch {
    return [];
  }
}

export function storeViews(views: readonly SavedView[]): void {
  localStorage.setItem(KEY, JSON.stringify(views));
}

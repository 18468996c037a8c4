import { useCallback, useEffect, useMemo } from 'react';
import { ApiError } from './errors';
import { documentStore, loadDocument, loadDocuments, onDocumentEvent } from './documents';
import { listFindings } from './findings';
import { useStore } from './store';
import type { Document, Finding } from './types';
import { useRemote, type Remote } from './useRemote';

/** The list, live; src/app/start.ts reads it first. */
export function useDocuments(): { documents: Document[]; loaded: boolean; error: unknown; reload: () => void } {
  const { byId, loaded, error } = useStore(documentStore);
  const documents = useMemo(() => [...byId.values()].sort((a, b) => b.createdAt - a.createdAt), [byId]);
  const reload = useCallback(() => void loadDocuments(), []);
  return { documents, loaded, error, reload };
}

const DELETED = new ApiError('NotFound', 'There is no such document any more.');

/** One document, live. */
export function useDocument(id: string): Remote<Document | null> {
  const { byId, gone } = useStore(documentStore);
  const remote = useRemote(id, () => loadDocument(id));
  const known = byId.get(id);
  if (gone.has(id)) return { ...remote, data: undefined, error: DELETED, loading: false };
  return known ? { ...remote, data: known, error: undefined, loading: false } : remote;
}

/** A document's findings; read again when it is finished or somebody reviewed one. */
export function useFindings(documentId: string): Remote<Finding[]> {
  const remote = useRemote(documentId, () => listFindings(documentId));
  const { reload } = remote;
  useEffect(
    () =>
      onDocumentEvent((id, type) => {
        if (id === documentId && type !== 'AgentStatusChanged' && type !== 'PagesRead') reload();
      }),
    [documentId, reload],
  );
  return remote;
}

import { useCallback, useEffect, useMemo } from 'react';
import { documentStore, fileLink, loadDocument, loadDocuments, onDocumentEvent } from './documents';
import { listFindings } from './findings';
import { useStore } from './store';
import type { Document, Finding } from './types';
import { useRemote, type Remote } from './useRemote';

export function useDocuments(): { documents: Document[]; loaded: boolean; error: unknown; reload: () => void } {
  const { byId, loaded, error } = useStore(documentStore);
  useEffect(() => {
    if (!documentStore.get().loaded) void loadDocuments();
  }, []);
  const documents = useMemo(() => [...byId.values()].sort((a, b) => b.createdAt - a.createdAt), [byId]);
  const reload = useCallback(() => void loadDocuments(), []);
  return { documents, loaded, error, reload };
}

/** One document, live. */
export function useDocument(id: string): Remote<Document | null> {
  const { byId } = useStore(documentStore);
  const remote = useRemote(id, () => loadDocument(id));
  const known = byId.get(id);
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

const LINK_WORKS_MS = 10 * 60_000;

/** Where the document's file is; asked for once, and again before the link stops working. */
export function useFileLink(documentId: string | null) {
  const remote = useRemote(documentId && `file ${documentId}`, () => fileLink(documentId ?? ''));
  const { reload } = remote;
  useEffect(() => {
    const timer = setInterval(reload, LINK_WORKS_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return remote;
}

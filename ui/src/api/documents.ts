import { EVERYTHING, type Choice } from './choice';
import { request } from './client';
import * as operations from './operations';
import { createStore } from './store';
import type { AgentState, Document, DocumentUpdate, ExportFormat, Link, StoredEvent } from './types';

/** `gone`: what was deleted while this page is open. */
interface Documents { loaded: boolean; error: unknown; byId: ReadonlyMap<string, Document>; gone: ReadonlySet<string> }

const PAGE = 100;
const REFETCH_MS = 60;

export const documentStore = createStore<Documents>({ loaded: false, error: null, byId: new Map(), gone: new Set() });

type Listener = (documentId: string, type: string) => void;
const listeners = new Set<Listener>();
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Calls `listener` with every event of every document, pushed or caught up with. */
export function onDocumentEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export async function loadDocuments(): Promise<void> {
  try {
    const byId = new Map<string, Document>();
    let nextToken: string | null = null;
    do {
      const page: { listDocuments: { items: Document[]; nextToken: string | null } } = await request(
        operations.LIST_DOCUMENTS,
        { limit: PAGE, nextToken },
      );
      page.listDocuments.items.forEach((document) => byId.set(document.id, document));
      nextToken = page.listDocuments.nextToken;
      if (!documentStore.get().loaded) documentStore.update((state) => ({ ...state, byId: new Map(byId) }));
    } while (nextToken);
    documentStore.update(({ gone }) => ({ loaded: true, error: null, byId, gone: new Set([...gone].filter((id) => !byId.has(id))) }));
  } catch (error) {
    documentStore.update((state) => ({ ...state, error }));
  }
}

export async function loadDocument(id: string): Promise<Document | null> {
  const { getDocument } = await request<{ getDocument: Document | null }>(operations.GET_DOCUMENT, { id });
  if (getDocument) keep(getDocument);
  return getDocument;
}

function keep(document: Document): void {
  documentStore.update(({ gone, ...state }) => ({
    ...state,
    byId: new Map(state.byId).set(document.id, document),
    gone: gone.has(document.id) ? new Set([...gone].filter((id) => id !== document.id)) : gone,
  }));
}

function drop(id: string): void {
  documentStore.update((state) => {
    const byId = new Map(state.byId);
    byId.delete(id);
    return { ...state, byId, gone: new Set(state.gone).add(id) };
  });
}

/** What was pushed about an agent. A gap in the numbers is filled from the stored events. */
export function receiveAgent(state: AgentState): void {
  receive(state.documentId, state.sequence, () => applyAgent(state));
}

export function receiveDocument(update: DocumentUpdate): void {
  const type = (JSON.parse(update.detail ?? '{}') as { type?: string }).type ?? '';
  if (type === 'DocumentDeleted') forget(update.id);
  else receive(update.id, update.sequence, () => applyEvent(update.id, update.sequence, type));
}

function receive(id: string, sequence: number, apply: () => void): void {
  const document = documentStore.get().byId.get(id);
  if (!document) void loadDocument(id).catch(() => undefined);
  else if (sequence === document.lastSequence + 1) apply();
  else if (sequence > document.lastSequence) void catchUp(id).catch(() => undefined);
}

/** It was deleted, here, in another tab or by somebody else. */
function forget(id: string): void {
  if (!documentStore.get().byId.has(id)) return;
  drop(id);
  announce(id, 'DocumentDeleted');
}

/** Every event after the last one seen. */
export async function catchUp(id: string): Promise<void> {
  const after = documentStore.get().byId.get(id)?.lastSequence ?? 0;
  const { listEvents } = await request<{ listEvents: StoredEvent[] }>(operations.LIST_EVENTS, {
    documentId: id,
    after,
  });
  listEvents.forEach(applyStored);
}

function applyStored(event: StoredEvent): void {
  const detail = JSON.parse(event.detail) as Record<string, never>;
  const known = documentStore.get().byId.get(event.documentId);
  if (known && event.sequence <= known.lastSequence) return;
  if (event.type !== 'AgentStatusChanged') applyEvent(event.documentId, event.sequence, event.type);
  else {
    applyAgent({
      documentId: event.documentId,
      agent: detail['agent'] ?? '',
      status: detail['status'] ?? 'RUNNING',
      lastPage: detail['last_page'] ?? null,
      findings: detail['proposals'] ?? null,
      sequence: event.sequence,
    });
  }
}

function applyAgent(state: AgentState): void {
  const document = documentStore.get().byId.get(state.documentId);
  if (!document) return;
  const others = document.agents.filter((known) => known.agent !== state.agent);
  const agents = [...others, state].sort((a, b) => a.agent.localeCompare(b.agent));
  keep({ ...document, agents, lastSequence: state.sequence });
  announce(state.documentId, 'AgentStatusChanged');
}

function applyEvent(id: string, sequence: number, type: string): void {
  const document = documentStore.get().byId.get(id);
  if (document) keep({ ...document, lastSequence: Math.max(document.lastSequence, sequence) });
  announce(id, type);
  refetchSoon(id);
}

function announce(id: string, type: string): void {
  listeners.forEach((listener) => listener(id, type));
}

function refetchSoon(id: string): void {
  clearTimeout(waiting.get(id));
  waiting.set(id, setTimeout(() => void loadDocument(id).catch(() => undefined), REFETCH_MS));
}

export async function deleteDocument(id: string): Promise<void> {
  await request(operations.DELETE_DOCUMENT, { id });
  forget(id);
}

export async function analyseAgain(id: string, chosen: Choice = EVERYTHING): Promise<void> {
  const { analyse } = await request<{ analyse: Document }>(operations.ANALYSE, { id, again: true, ...chosen });
  keep(analyse);
}

export async function tryExample(filename: string): Promise<Document> {
  const { tryExample: document } = await request<{ tryExample: Document }>(operations.TRY_EXAMPLE, { filename });
  keep(document);
  return document;
}

export async function exportLink(id: string, format: ExportFormat, accepted: boolean): Promise<Link> {
  const variables = { id, format, accepted };
  return (await request<{ exportDocument: Link }>(operations.EXPORT_DOCUMENT, variables)).exportDocument;
}

export async function fileLink(id: string): Promise<Link> {
  return (await request<{ documentFile: Link }>(operations.DOCUMENT_FILE, { id })).documentFile;
}

/** Our own review counts at once, pushed or not. */
export function announceReview(id: string): void {
  announce(id, 'FindingReviewed');
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { document } from '../dev/fixture';
import { documentStore, loadDocument, onDocumentEvent, receiveAgent, receiveDocument } from '../src/api/documents';

const asked: string[] = [];
const STORED = [1, 2, 3].map((step) => ({
  documentId: 'd', sequence: 20 + step, type: 'AgentStatusChanged', time: 0,
  detail: JSON.stringify({ agent: 'math', status: step === 3 ? 'COMPLETE' : 'RUNNING', last_page: step }),
}));

function answer(body: { query: string; variables: { after?: number } }): unknown {
  if (body.query.includes('listEvents')) return { listEvents: STORED.filter(({ sequence }) => sequence > (body.variables.after ?? 0)) };
  return { getDocument: documentStore.get().byId.get('d') };
}

beforeEach(() => {
  asked.length = 0;
  documentStore.set({ loaded: true, error: null, byId: new Map([['d', document('d', 'd.pdf', 0)]]), gone: new Set() });
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const sent = JSON.parse(body) as { query: string; variables: { after?: number } };
    asked.push(/(listEvents|getDocument)/.exec(sent.query)?.[0] ?? '');
    return Promise.resolve(new Response(JSON.stringify({ data: answer(sent) })));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const agent = (sequence: number) => ({ documentId: 'd', agent: 'math', status: 'RUNNING' as const, lastPage: 1, findings: null, sequence });
const math = () => documentStore.get().byId.get('d')?.agents.find((state) => state.agent === 'math');

test('the next event is taken without asking', () => {
  receiveAgent(agent(21));
  expect(math()?.status).toBe('RUNNING');
  expect(asked).toEqual([]);
});

test('a gap is filled from the stored events', async () => {
  receiveAgent(agent(23));
  await vi.waitFor(() => expect(math()).toMatchObject({ status: 'COMPLETE', sequence: 23 }));
  expect(asked).toEqual(['listEvents']);
});

test('what came before, or twice, changes nothing', () => {
  receiveAgent(agent(20));
  expect(math()?.status).toBe('COMPLETE');
});

test('a review is told to whoever shows the findings', () => {
  const heard: string[] = [];
  const end = onDocumentEvent((id, type) => heard.push(`${id} ${type}`));
  receiveDocument({ id: 'd', status: 'COMPLETE', reason: null, sequence: 21, detail: '{"type": "FindingReviewed"}' });
  end();
  expect(heard).toEqual(['d FindingReviewed']);
});

const deleted = () => receiveDocument({ id: 'd', status: 'COMPLETE', reason: null, sequence: 99, detail: '{"type": "DocumentDeleted"}' });

test('what was deleted elsewhere leaves the list at once, whatever its number', () => {
  deleted();
  expect(documentStore.get().byId.has('d')).toBe(false);
  expect(documentStore.get().gone.has('d')).toBe(true);
  expect(asked).toEqual([]);
});

test('a deleted document that comes again is one of the list', async () => {
  const back = documentStore.get().byId.get('d')!;
  deleted();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ data: { getDocument: back } }))));
  await loadDocument('d');
  expect(documentStore.get().byId.has('d')).toBe(true);
  expect(documentStore.get().gone.has('d')).toBe(false);
});

import type { Config } from './config';
import { request } from './client';
import { catchUp, documentStore, loadDocuments, receiveAgent, receiveDocument } from './documents';
import { ON_AGENT_STATUS, ON_DOCUMENT, VIEWER } from './operations';
import { createStore } from './store';
import type { AgentState, DocumentUpdate } from './types';

export type Liveness = 'starting' | 'live' | 'lost';

const PROBE_MS = 2000;
const CATCH_UP_MS = 5000;
/** Nobody switches windows to see what changed within seconds. */
const LOOKED_AWAY_MS = 15_000;
const UNFINISHED = new Set(['UPLOADING', 'PROCESSING']);

export const liveness = createStore<Liveness>('starting');
/** Counts reconnections: whoever shows something stored reads it again when this changes. */
export const reconnections = createStore(0);

type Realtime = typeof import('./realtime');
let subscriptions: (() => void)[] = [];

/** Follows every document of the viewer until the page is closed. */
export async function startLive(config: Config): Promise<void> {
  const realtime = await import('./realtime');
  realtime.prepare(config);
  realtime.onConnection((connected) => (connected ? regained() : lost(realtime)));
  subscribe(realtime);
  window.addEventListener('offline', () => lost(realtime));
  setInterval(() => void catchUpWithUnfinished(), CATCH_UP_MS);
  document.addEventListener('visibilitychange', readAfterAbsence);
}

let hiddenAt = 0;

// A browser may put a hidden page to sleep, with its connection.
function readAfterAbsence(): void {
  if (document.hidden) hiddenAt = Date.now();
  else if (liveness.get() !== 'lost' && Date.now() - hiddenAt > LOOKED_AWAY_MS) void loadDocuments();
}

function subscribe(realtime: Realtime): void {
  subscriptions.forEach((end) => end());
  const failed = () => lost(realtime);
  subscriptions = [
    realtime.watch<AgentState>(ON_AGENT_STATUS, receiveAgent, failed),
    realtime.watch<DocumentUpdate>(ON_DOCUMENT, receiveDocument, failed),
  ];
}

function regained(): void {
  const before = liveness.get();
  liveness.set('live');
  if (before === 'starting') return void catchUpWithUnfinished();
  if (before !== 'lost') return;
  void loadDocuments();
  reconnections.update((count) => count + 1);
}

function lost(realtime: Realtime): void {
  if (liveness.get() === 'lost') return;
  liveness.set('lost');
  setTimeout(() => void probe(realtime), PROBE_MS);
}

// Amplify waits up to a minute before it tries again; whoever restarts a server does not.
async function probe(realtime: Realtime): Promise<void> {
  if (liveness.get() !== 'lost') return;
  try {
    await request(VIEWER);
    subscribe(realtime);
  } catch {
    // Still away.
  }
  setTimeout(() => void probe(realtime), PROBE_MS);
}

// A lost last message leaves no gap to notice.
async function catchUpWithUnfinished(): Promise<void> {
  if (liveness.get() === 'lost' || document.hidden) return;
  const unfinished = [...documentStore.get().byId.values()].filter(({ status }) => UNFINISHED.has(status));
  await Promise.allSettled(unfinished.slice(0, 20).map(({ id }) => catchUp(id)));
}

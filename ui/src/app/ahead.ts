import { documentStore } from '../api/documents';

/** What the first page does without; dialogs first, the heaviest last. */
const PARTS: (() => Promise<unknown>)[] = [
  () => import('../design/ChooseAnalysis'),
  () => import('../features/documents/AskDelete'),
  () => import('../features/documents/NameView'),
  () => import('../features/documents/UploadList'),
  () => import('../features/search/SearchPage'),
  () => import('./DocumentWithReview'),
  () => import('../features/compare/ComparePage'),
  () => import('../features/compliance/CompliancePage'),
  () => import('../features/graph/GraphPage'),
];
const SOON_MS = 200;

/** Once the list is there and the page has nothing else to do, loads the other parts one by one, so that
 * they open while the server is away; not in a browser that spares data. Ends at the first that cannot be had, or when the answer is called. */
export function loadAhead(parts = PARTS): () => void {
  let ended = false;
  const load = async () => {
    for (const part of parts) {
      await idle();
      if (ended) return;
      await part();
    }
  };
  const begin = () => {
    if (!documentStore.get().loaded) return;
    leave();
    if (!isSparing()) void load().catch(() => undefined);
  };
  const leave = documentStore.subscribe(begin);
  begin();
  return () => {
    ended = true;
    leave();
  };
}

/** Safari has no such call. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(resolve);
    else setTimeout(resolve, SOON_MS);
  });
}

function isSparing(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
}

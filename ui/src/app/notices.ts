import { advice, messageOf } from '../api/errors';
import { createStore } from '../api/store';

export interface Notice {
  id: string;
  type: 'success' | 'info' | 'warning' | 'error';
  title: string;
  text?: string;
  action?: { text: string; href: string };
}

const MOST = 5;
const SHOWN_MS = 6000;
let count = 0;

export const notices = createStore<readonly Notice[]>([]);

export function notify(notice: Omit<Notice, 'id'>): void {
  const id = `notice-${++count}`;
  notices.update((shown) => [...shown, { ...notice, id }].slice(-MOST));
  if (notice.type === 'success') setTimeout(() => dismiss(id), SHOWN_MS);
}

export function dismiss(id: string): void {
  notices.update((shown) => shown.filter((notice) => notice.id !== id));
}

/** Says what failed and what to do. `what`: “The file could not be …”. */
export function notifyError(what: string, error: unknown): void {
  notify({ type: 'error', title: what, text: `${messageOf(error)} ${advice(error)}` });
}

/** Runs `work`; a failure becomes a notice. */
export async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    notifyError(what, error);
    return undefined;
  }
}

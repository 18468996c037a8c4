import { messageOf, advice } from '../../api/errors';
import { choice, known, type Choice } from '../../api/choice';
import { createStore } from '../../api/store';
import type { Viewer } from '../../api/types';
import { uploadFile } from '../../api/upload';

export type UploadState = 'waiting' | 'sending' | 'done' | 'duplicate' | 'refused';

export interface UploadRow {
  key: number;
  name: string;
  size: number;
  share: number;
  state: UploadState;
  documentId?: string;
  problem?: string;
}

export const uploads = createStore<readonly UploadRow[]>([]);

const AT_ONCE = 3;
let count = 0;
let running = 0;
const queue: (() => Promise<void>)[] = [];

export function sendFiles(files: readonly File[], viewer: Viewer | null): void {
  const chosen = viewer ? known(choice.get(), viewer.agents, viewer.frameworks.map(({ id }) => id)) : undefined;
  for (const file of files) {
    const key = ++count;
    const row: UploadRow = { key, name: file.name, size: file.size, share: 0, state: 'waiting' };
    uploads.update((rows) => [row, ...rows]);
    const problem = refusalOf(file, viewer?.maxUploadBytes);
    if (problem) change(key, { state: 'refused', problem });
    else queue.push(() => send(key, file, chosen));
  }
  pump();
}

export function refusalOf(file: { size: number }, most: number | undefined): string | null {
  if (file.size === 0) return 'The file is empty, or it is a folder.';
  if (most && file.size > most) return `The file is larger than this server takes (${Math.floor(most / 1e6)} MB).`;
  return null;
}

export function clearUploads(): void {
  uploads.update((rows) => rows.filter(({ state }) => state === 'waiting' || state === 'sending'));
}

function pump(): void {
  while (running < AT_ONCE) {
    const next = queue.shift();
    if (!next) return;
    running += 1;
    void next().finally(() => {
      running -= 1;
      pump();
    });
  }
}

async function send(key: number, file: File, chosen: Choice | undefined): Promise<void> {
  change(key, { state: 'sending' });
  try {
    const { documentId, duplicate } = await uploadFile(file, (share) => change(key, { share }), chosen);
    change(key, { state: duplicate ? 'duplicate' : 'done', share: 1, documentId });
  } catch (error) {
    change(key, { state: 'refused', problem: `${messageOf(error)} ${advice(error)}` });
  }
}

function change(key: number, changed: Partial<UploadRow>): void {
  uploads.update((rows) => rows.map((row) => (row.key === key ? { ...row, ...changed } : row)));
}

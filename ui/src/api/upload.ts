import { EVERYTHING, type Choice } from './choice';
import { request } from './client';
import { ApiError, errorType } from './errors';
import { loadDocument } from './documents';
import { CREATE_UPLOAD } from './operations';
import type { Upload } from './types';

export interface Uploaded { documentId: string; duplicate: boolean }

/** Files larger than this are not hashed here: it would hold the page up. The server notices later. */
const LARGEST_HASHED = 256 * 1024 * 1024;

/** Sends a file; `progress` is told the share that is there. The analysis starts by itself. */
export async function uploadFile(file: File, progress: (share: number) => void, chosen: Choice = EVERYTHING): Promise<Uploaded> {
  const { createUpload } = await request<{ createUpload: Upload }>(CREATE_UPLOAD, {
    filename: file.name,
    size: file.size,
    mediaType: file.type || 'application/octet-stream',
    sha256: await sha256(file),
    ...chosen,
  });
  if (createUpload.duplicateOf) return { documentId: createUpload.duplicateOf, duplicate: true };
  await send(createUpload, file, progress);
  await loadDocument(createUpload.documentId).catch(() => null);
  return { documentId: createUpload.documentId, duplicate: false };
}

async function sha256(file: File): Promise<string | null> {
  if (file.size > LARGEST_HASHED || !window.isSecureContext) return null;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bodyOf(upload: Upload, file: File): FormData | File {
  const fields = Object.entries(JSON.parse(upload.fields) as Record<string, string>);
  if (!fields.length) return file;
  const form = new FormData();
  fields.forEach(([name, value]) => form.append(name, value));
  form.append('file', file);
  return form;
}

// fetch() does not tell how much of a body is sent.
function send(upload: Upload, file: File, progress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open(upload.method, upload.url);
    call.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    call.onload = () => (call.status < 300 ? resolve() : reject(refusal(call)));
    call.onerror = () => reject(new ApiError('Offline', 'The connection broke off.'));
    call.send(bodyOf(upload, file));
  });
}

function refusal(call: XMLHttpRequest): ApiError {
  try {
    const said = JSON.parse(call.responseText) as { errorType?: string; message?: string };
    return new ApiError(errorType(said.errorType), said.message ?? `HTTP ${call.status}`);
  } catch {
    return new ApiError('Unavailable', `HTTP ${call.status}`);
  }
}

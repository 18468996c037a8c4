import { request } from './client';
import { fileLink } from './documents';
import { ApiError } from './errors';
import { PAGE_PICTURES } from './operations';

export type Read = (headers?: Record<string, string>) => Promise<Response>;

/** What a server says of a link that has run out, or that it never gave. */
const RUN_OUT = new Set([400, 401, 403, 404, 410]);
const LINKS_TRIED = 2;

/** Reads from behind a link that works for some minutes, and gets another one when it has run out. */
export function renewing(newLink: () => Promise<string>): Read {
  let link: Promise<string> | null = null;
  return async (headers = {}) => {
    for (let turn = 1; ; turn += 1) {
      const own = (link ??= newLink());
      const forget = () => {
        if (link === own) link = null;
      };
      const url = await own.catch((error: unknown) => {
        forget();
        throw error;
      });
      const response = await fetch(url, { headers, cache: 'no-store' }).catch(() => {
        throw new ApiError('Offline', 'The file could not be reached.');
      });
      if (response.ok) return response;
      forget();
      if (turn === LINKS_TRIED || !RUN_OUT.has(response.status)) throw new ApiError('Unavailable', `The file could not be read (HTTP ${response.status}).`);
    }
  };
}

export function readFile(documentId: string): Read {
  return renewing(async () => (await fileLink(documentId)).url);
}

export interface PagePicture { page: number; width: number; height: number; url: string }

export async function pagePictures(documentId: string, first: number, last: number): Promise<PagePicture[]> {
  const variables = { documentId, first, last };
  return (await request<{ pagePictures: PagePicture[] }>(PAGE_PICTURES, variables)).pagePictures;
}

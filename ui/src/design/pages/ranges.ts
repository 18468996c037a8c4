import type { PDFDataRangeTransport } from 'pdfjs-dist';
import { ApiError } from '../../api/errors';
import type { Read } from '../../api/file';

export interface Beginning { bytes: Uint8Array<ArrayBuffer>; length: number }

export const PART = 131_072;
const PAUSES_MS = [250, 1000, 2000, 4000];

/** The first part of a file, and how long all of it is. */
export async function readBeginning(read: Read): Promise<Beginning> {
  const response = await read({ range: `bytes=0-${PART - 1}` });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const [, total] = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '') ?? [];
  return { bytes, length: total ? Number(total) : bytes.length };
}

/** Bytes `begin` up to `end`; again and again while the server is away, as long as somebody looks. */
export async function readRange(read: Read, begin: number, end: number, wanted: () => boolean): Promise<Uint8Array | null> {
  for (let turn = 0; wanted(); turn += 1) {
    try {
      const response = await read({ range: `bytes=${begin}-${end - 1}` });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return response.status === 206 ? bytes : bytes.slice(begin, end);
    } catch (error) {
      if (error instanceof ApiError && error.type === 'NotFound') return null;
      await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[Math.min(turn, PAUSES_MS.length - 1)]));
    }
  }
  return null;
}

/** What pdf.js asks for parts of a file. */
export function transportOf(Transport: typeof PDFDataRangeTransport, read: Read, { bytes, length }: Beginning): PDFDataRangeTransport {
  let open = true;
  class Ranges extends Transport {
    override requestDataRange(begin: number, end: number): void {
      void readRange(read, begin, end, () => open).then((found) => {
        if (open && found) this.onDataRange(begin, found);
      });
    }

    override abort(): void {
      open = false;
    }
  }
  return new Ranges(length, bytes);
}

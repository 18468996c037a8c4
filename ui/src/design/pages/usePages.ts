import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { openPdf, pageSizes, type PageSize } from './pdf';

export interface Pages {
  pdf: PDFDocumentProxy | null;
  image: string | null;
  sizes: PageSize[];
  error: unknown;
}

const NONE: Pages = { pdf: null, image: null, sizes: [], error: null };

/** The pages of a file that a browser can show: of a PDF, or the one of an image. */
export function usePages(url: string | undefined, mediaType: string): Pages {
  const [{ of, pages }, setState] = useState({ of: url, pages: NONE });
  useEffect(() => {
    if (!url) return;
    let current = true;
    const told = (change: Partial<Pages>) => current && setState((before) => ({ of: url, pages: { ...(before.of === url ? before.pages : NONE), ...change } }));
    const end = mediaType === 'application/pdf' ? readPdf(url, told) : readImage(url, told);
    return () => {
      current = false;
      end();
    };
  }, [url, mediaType]);
  return of === url ? pages : NONE;
}

type Told = (change: Partial<Pages>) => void;

function readPdf(url: string, told: Told): () => void {
  const opened = openPdf(url);
  opened
    .then(async (pdf) => {
      await pageSizes(pdf, (sizes) => told({ pdf, sizes }));
    })
    .catch((error: unknown) => told({ error }));
  return () => void opened.then((pdf) => pdf.loadingTask.destroy()).catch(() => undefined);
}

function readImage(url: string, told: Told): () => void {
  const image = new Image();
  image.onload = () => told({ image: url, sizes: [{ width: image.naturalWidth, height: image.naturalHeight }] });
  image.onerror = () => told({ error: new Error('This browser cannot show the file.') });
  image.src = url;
  return () => (image.src = '');
}

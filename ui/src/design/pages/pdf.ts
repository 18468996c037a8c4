import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export interface PageSize { width: number; height: number }

const BESIDE = new URL('pdfjs/', document.baseURI).href;

/** Opens a PDF by ranges; the cookie goes along only to our own server. */
export async function openPdf(url: string): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist');
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  const task = pdfjs.getDocument({
    url,
    withCredentials: new URL(url, location.href).origin === location.origin,
    cMapUrl: `${BESIDE}cmaps/`,
    standardFontDataUrl: `${BESIDE}standard_fonts/`,
    wasmUrl: `${BESIDE}wasm/`,
  });
  return task.promise;
}

/** Every page's size, in blocks so that a long document does not hold anything up. */
export async function pageSizes(pdf: PDFDocumentProxy, told: (sizes: PageSize[]) => void): Promise<void> {
  const sizes: PageSize[] = [];
  for (let first = 1; first <= pdf.numPages; first += 50) {
    const numbers = Array.from({ length: Math.min(50, pdf.numPages - first + 1) }, (_, index) => first + index);
    const pages = await Promise.all(numbers.map((number) => pdf.getPage(number)));
    pages.forEach((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      sizes.push({ width, height });
    });
    if (first === 1 || first + 50 > pdf.numPages) told([...sizes]);
  }
}

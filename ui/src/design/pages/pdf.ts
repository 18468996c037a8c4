import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { Read } from '../../api/file';
import { PART, readBeginning, transportOf } from './ranges';

export interface PageSize { width: number; height: number }

const BESIDE = new URL('pdfjs/', document.baseURI).href;

/** Opens a PDF by ranges. */
export async function openPdf(read: Read): Promise<PDFDocumentProxy> {
  const [pdfjs, beginning] = await Promise.all([import('pdfjs-dist'), readBeginning(read)]);
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  const whole = beginning.bytes.length >= beginning.length;
  const task = pdfjs.getDocument({
    ...(whole ? { data: beginning.bytes } : { range: transportOf(pdfjs.PDFDataRangeTransport, read, beginning) }),
    rangeChunkSize: PART,
    disableStream: true,
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

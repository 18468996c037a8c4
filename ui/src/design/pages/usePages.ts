import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/errors';
import { readFile } from '../../api/file';
import type { Document } from '../../api/types';
import { openPdf, pageSizes, type PageSize } from './pdf';
import { openPictures, type Picture } from './pictures';

/** A PDF is drawn here, a photograph is shown as it is, of all else the server draws pictures. */
export interface Pages {
  count: number;
  pdf: PDFDocumentProxy | null;
  picture: Picture | null;
  sizes: PageSize[];
  error: unknown;
}

type Shown = Pick<Document, 'id' | 'mediaType' | 'pages' | 'status'>;

const NONE: Pages = { count: 0, pdf: null, picture: null, sizes: [], error: null };
const PHOTOGRAPH = /^image\/(png|jpeg)$/;

/** Where the pages are known only when they were read: files that have none of their own. */
export function awaitsReading({ mediaType, status }: Shown): boolean {
  return mediaType !== 'application/pdf' && !PHOTOGRAPH.test(mediaType) && (status === 'PROCESSING' || status === 'UPLOADING');
}

/** The pages of a document; `turn` opens them anew. */
export function usePages(document: Shown, turn = 0): Pages {
  const { id, mediaType } = document;
  const drawnHere = mediaType === 'application/pdf' || PHOTOGRAPH.test(mediaType);
  const count = drawnHere && document.status === 'PROCESSING' ? 0 : document.pages;
  const waits = awaitsReading(document) || (!drawnHere && !count);
  const of = `${id} ${drawnHere ? '' : count} ${waits} ${turn}`;
  const pagesRead = useRef(count);
  useEffect(() => {
    pagesRead.current = count;
  });
  const [state, setState] = useState({ of, pages: NONE });
  useEffect(() => {
    if (waits) return;
    let current = true;
    const told = (change: Partial<Pages>) => current && setState((before) => ({ of, pages: { ...(before.of === of ? before.pages : NONE), ...change } }));
    const open = mediaType === 'application/pdf' ? showPdf : PHOTOGRAPH.test(mediaType) ? showPhotograph : showPictures;
    const end = open(id, told, () => pagesRead.current);
    return () => {
      current = false;
      end();
    };
  }, [id, mediaType, waits, of]);
  return state.of === of ? state.pages : NONE;
}

type Told = (change: Partial<Pages>) => void;

/** What pdf.js cannot open, though the server could: the server draws it. */
function showPdf(id: string, told: Told, count: () => number): () => void {
  const opened = openPdf(readFile(id));
  let close = () => undefined as void;
  opened
    .then(async (pdf) => {
      await pageSizes(pdf, (sizes) => told({ count: pdf.numPages, pdf, sizes }));
    })
    .catch((error: unknown) => {
      if (count() && !(error instanceof ApiError)) close = showPictures(id, told, count);
      else told({ error });
    });
  return () => {
    close();
    void opened.then((pdf) => pdf.loadingTask.destroy()).catch(() => undefined);
  };
}

function showPhotograph(id: string, told: Told): () => void {
  const made = readFile(id)().then(async (response) => URL.createObjectURL(await response.blob()));
  made
    .then(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      told({ count: 1, picture: () => made, sizes: [{ width: image.naturalWidth, height: image.naturalHeight }] });
    })
    .catch((error: unknown) => told({ error }));
  return () => void made.then((url) => URL.revokeObjectURL(url), () => undefined);
}

function showPictures(id: string, told: Told, counted: () => number): () => void {
  const count = counted();
  const { of, close } = openPictures(id, count, (sizes) => told({ sizes }));
  told({ count, picture: of });
  of(1).catch((error: unknown) => error instanceof ApiError && told({ error }));
  return close;
}

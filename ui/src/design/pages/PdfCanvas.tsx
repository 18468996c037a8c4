import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist';
import { useEffect, useRef } from 'react';

interface Props { pdf: PDFDocumentProxy; number: number; width: number; text?: boolean }

const SHARPEST = 2;
const SETTLED_MS = 80;

/** One page, drawn; cancelled when it leaves. `text` lays the words over it, to be selected. */
export function PdfCanvas({ pdf, number, width, text = false }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let task: RenderTask | null = null;
    let gone = false;
    // Pages that only fly past are not drawn.
    const timer = setTimeout(() => {
      void pdf
        .getPage(number)
        .then(async (page) => {
          if (gone || !canvas.current) return;
          task = draw(page, canvas.current, width);
          await task.promise;
          if (!gone && text && words.current) await layText(page, words.current, width);
        })
        .catch(() => undefined);
    }, SETTLED_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
      task?.cancel();
    };
  }, [pdf, number, width, text]);
  return (
    <>
      <canvas ref={canvas} className="a-canvas" aria-hidden="true" />
      {text && <div ref={words} className="textLayer" />}
    </>
  );
}

function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): RenderTask {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const sharpness = Math.min(window.devicePixelRatio || 1, SHARPEST);
  const viewport = page.getViewport({ scale: scale * sharpness });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  return page.render({ canvas, viewport });
}

async function layText(page: PDFPageProxy, container: HTMLDivElement, width: number): Promise<void> {
  const { TextLayer } = await import('pdfjs-dist');
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  container.replaceChildren();
  container.style.setProperty('--total-scale-factor', String(viewport.scale));
  await new TextLayer({ textContentSource: page.streamTextContent(), container, viewport }).render();
}

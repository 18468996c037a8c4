import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { byPage, type Mark } from './marks';
import { PageMarks } from './PageMarks';
import { PdfCanvas } from './PdfCanvas';
import { useWidth } from './useWidth';
import type { Pages } from './usePages';

/** A place to bring into view; a new object brings it again. */
export interface Place { page: number; box?: number[] }

interface Props {
  pages: Pages;
  marks: readonly Mark[];
  active: string | null;
  place: Place | null;
  zoom?: number;
  onPick?: (id: string) => void;
  onPage?: (page: number) => void;
  label: string;
}

const GAP = 12;
const WIDEST = 1100;

/** The pages under one another; only those in sight are drawn. */
export function PageViewer({ pages, marks, active, place, zoom = 1, onPick, onPage, label }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const available = useWidth(frame);
  const width = Math.max(120, Math.round(Math.min(available - 2 * GAP, WIDEST) * zoom));
  const heights = useMemo(() => pages.sizes.map((size) => (width * size.height) / size.width), [pages.sizes, width]);
  const count = pages.pdf?.numPages ?? pages.sizes.length;
  const known = heights[0] ?? width * 1.414;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (heights[index] ?? known) + GAP,
    overscan: 1,
    paddingStart: GAP,
  });
  useEffect(() => virtual.measure(), [virtual, heights]);
  useFollow(place, available > 0 && count > 0 && heights.length > 0, frame, virtual, heights);
  const marksByPage = useMemo(() => byPage(marks), [marks]);
  const reported = usePageReport(onPage);
  const items = virtual.getVirtualItems();
  const middle = (virtual.scrollOffset ?? 0) + (frame.current?.clientHeight ?? 0) / 3;
  const seen = items.find((item) => item.end > middle)?.index;
  useEffect(() => reported(seen), [reported, seen]);
  return (
    <div ref={frame} className="a-viewer" tabIndex={0} role="region" aria-label={label} data-testid="viewer">
      <div className="a-sheet-stack" style={{ height: virtual.getTotalSize() }}>
        {available > 0 && items.map(({ index, start }) => (
          <div
            key={index}
            className="a-sheet"
            data-page={index + 1}
            style={{
              width,
              height: heights[index] ?? known,
              transform: `translate(${Math.max(GAP, (available - width) / 2)}px, ${start}px)`,
            }}
          >
            {pages.pdf && <PdfCanvas pdf={pages.pdf} number={index + 1} width={width} text />}
            {pages.image && <img className="a-canvas" src={pages.image} alt="" />}
            <PageMarks marks={marksByPage.get(index + 1) ?? []} active={active} onPick={onPick} />
          </div>
        ))}
      </div>
    </div>
  );
}

type Virtual = ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>;

function useFollow(
  place: Place | null, ready: boolean, frame: React.RefObject<HTMLDivElement | null>, virtual: Virtual, heights: number[],
): void {
  const done = useRef<Place | null>(null);
  useEffect(() => {
    if (!place || !ready || done.current === place) return;
    const start = virtual.measurementsCache[place.page - 1]?.start ?? virtual.getOffsetForIndex(place.page - 1, 'start')?.[0];
    if (start === undefined) return;
    done.current = place;
    const height = heights[place.page - 1] ?? heights[0] ?? 0;
    const above = (frame.current?.clientHeight ?? 0) / 3;
    const offset = place.box ? start + (place.box[1] ?? 0) * height - above : start - GAP;
    frame.current?.scrollTo({ top: Math.max(0, offset) });
  }, [place, ready, frame, virtual, heights]);
}

function usePageReport(onPage: Props['onPage']) {
  const last = useRef<number | undefined>(undefined);
  const [told] = useState(() => ({ onPage }));
  useEffect(() => {
    told.onPage = onPage;
  });
  return useCallback((index: number | undefined) => {
    if (index === undefined || index === last.current) return;
    last.current = index;
    told.onPage?.(index + 1);
  }, [told]);
}

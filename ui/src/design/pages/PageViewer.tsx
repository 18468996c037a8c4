import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { byPage, type Mark } from './marks';
import { PageMarks } from './PageMarks';
import { PagePicture } from './PagePicture';
import { PdfCanvas } from './PdfCanvas';
import { useFollow, type Place } from './useFollow';
import { useWidth } from './useWidth';
import type { Pages } from './usePages';

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
  const { count } = pages;
  const heights = useMemo(() => {
    const [first] = pages.sizes;
    if (!first || !available) return [];
    return Array.from({ length: count }, (_, index) => {
      const size = pages.sizes[index] ?? first;
      return (width * size.height) / size.width;
    });
  }, [pages.sizes, width, count, available]);
  const known = heights[0] ?? width * 1.414;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (heights[index] ?? known) + GAP,
    overscan: 1,
    paddingStart: GAP,
  });
  useEffect(() => virtual.measure(), [virtual, heights]);
  useFollow({ place, frame, heights, gap: GAP });
  const marksByPage = useMemo(() => byPage(marks), [marks]);
  const items = virtual.getVirtualItems();
  const middle = (virtual.scrollOffset ?? 0) + (frame.current?.clientHeight ?? 0) / 3;
  const seen = items.find((item) => item.end > middle)?.index;
  useEffect(() => {
    if (seen !== undefined) onPage?.(seen + 1);
  }, [seen, onPage]);
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
            {pages.picture && <PagePicture picture={pages.picture} number={index + 1} />}
            <PageMarks marks={marksByPage.get(index + 1) ?? []} active={active} onPick={onPick} />
          </div>
        ))}
      </div>
    </div>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { plural } from '../format';
import { byPage, gravest, type Mark } from './marks';
import { PagePicture } from './PagePicture';
import { PdfCanvas } from './PdfCanvas';
import type { Pages } from './usePages';

interface Props { pages: Pages; marks: readonly Mark[]; current: number; onPage: (page: number) => void }

const WIDTH = 84;
const FOOT = 26;

/** Small pages with the places of the findings on them. */
export function Thumbnails({ pages, marks, current, onPage }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { count } = pages;
  const height = (index: number) => {
    const size = pages.sizes[index] ?? pages.sizes[0];
    return size ? Math.round((WIDTH * size.height) / size.width) : 119;
  };
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: (index) => height(index) + FOOT,
    overscan: 2,
    useFlushSync: false,
    paddingStart: 8,
  });
  const marksByPage = useMemo(() => byPage(marks), [marks]);
  useEffect(() => virtual.measure(), [virtual, pages.sizes]);
  useEffect(() => virtual.scrollToIndex(current - 1, { align: 'auto' }), [virtual, current]);
  return (
    <nav ref={frame} className="a-thumbs" aria-label="Pages">
      <div className="a-sheet-stack" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const there = marksByPage.get(index + 1) ?? [];
          const found = there.length ? `, ${plural(there.length, 'mark')}` : '';
          return (
            <button
              key={index}
              type="button"
              className="a-thumb"
              aria-label={`Page ${index + 1}${found}`}
              aria-current={index + 1 === current ? 'page' : undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onPage(index + 1)}
            >
              <span className="a-thumb-sheet" style={{ width: WIDTH, height: height(index) }}>
                {pages.pdf && <PdfCanvas pdf={pages.pdf} number={index + 1} width={WIDTH} />}
                {pages.picture && <PagePicture picture={pages.picture} number={index + 1} />}
                {there.flatMap(({ boxes, severity }, mark) => boxes.slice(0, 6).map((box, part) => (
                  <i key={`${mark}-${part}`} className={`a-tick a-tick-${severity.toLowerCase()}`} style={tick(box)} />
                )))}
              </span>
              <span className={`a-thumb-number a-grave-${gravest(there)?.toLowerCase() ?? 'none'}`}>{index + 1}</span>
            </button>
          );
        })}
      </div>
    </nav>
  );
}

function tick([left = 0, top = 0, width = 0, height = 0]: number[]) {
  return { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${Math.max(height * 100, 2)}%` };
}

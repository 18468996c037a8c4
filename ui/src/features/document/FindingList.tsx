import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Finding } from '../../api/types';
import { FindingRow } from './FindingRow';

interface Props {
  findings: readonly Finding[];
  selected: string | null;
  onSelect: (id: string) => void;
  detailOf: (finding: Finding) => ReactNode;
}

const ROW = 86;

/** The findings under one another, the selected one opened; only those in sight exist. */
export function FindingList({ findings, selected, onSelect, detailOf }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: findings.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    getItemKey: (index) => findings[index]?.id ?? index,
    overscan: 4,
    useFlushSync: false,
  });
  const index = findings.findIndex(({ id }) => id === selected);
  useEffect(() => {
    const row = virtual.measurementsCache[index];
    if (!row) return;
    const { scrollTop = 0, clientHeight = 0 } = frame.current ?? {};
    const seen = row.start >= scrollTop && row.start < scrollTop + clientHeight / 2;
    if (!seen) virtual.scrollToIndex(index, { align: 'start' });
  }, [virtual, index, selected]);
  return (
    <div ref={frame} className="a-findings" data-testid="findings" role="list" aria-label="Findings">
      <div className="a-sheet-stack" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const finding = findings[item.index];
          if (!finding) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="listitem"
              className="a-finding-place"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <FindingRow finding={finding} open={finding.id === selected} onOpen={onSelect}>
                {finding.id === selected && detailOf(finding)}
              </FindingRow>
            </div>
          );
        })}
      </div>
    </div>
  );
}

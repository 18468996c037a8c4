import Box from '@cloudscape-design/components/box';
import ButtonGroup from '@cloudscape-design/components/button-group';
import Spinner from '@cloudscape-design/components/spinner';
import { useCallback, useMemo, useState } from 'react';
import type { Document, Finding } from '../../api/types';
import { ErrorNote } from '../../design/ErrorNote';
import { marksOf, type Mark } from '../../design/pages/marks';
import { PageViewer } from '../../design/pages/PageViewer';
import { Thumbnails } from '../../design/pages/Thumbnails';
import type { Place } from '../../design/pages/useFollow';
import { awaitsReading, usePages } from '../../design/pages/usePages';

interface Props {
  document: Document;
  findings: readonly Finding[];
  active: string | null;
  place: Place | null;
  onPick: (id: string) => void;
  onPlace: (place: Place) => void;
}

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

export function PagesPane({ document, findings, active, place, onPick, onPlace }: Props) {
  const [turn, setTurn] = useState(0);
  const pages = usePages(document, turn);
  const [zoom, setZoom] = useState(2);
  const [current, setCurrent] = useState(1);
  const marks = useMarks(findings, document.id, place, active);
  const toPage = useCallback((page: number) => onPlace({ page }), [onPlace]);
  const { count, error } = pages;
  if (error) return <ErrorNote what="The pages cannot be shown" error={error} retry={() => setTurn((before) => before + 1)} />;
  if (!count && (awaitsReading(document) || document.status === 'FAILED')) return <NoPages document={document} />;
  return (
    <section className="a-pages" aria-label="Pages of the document">
      <div className="a-pages-bar">
        <span role="status">{count ? `Page ${current} of ${count}` : 'Opening…'}</span>
        <ButtonGroup
          variant="icon"
          ariaLabel="Size of the pages"
          onItemClick={({ detail }) => setZoom((index) => index + (detail.id === 'in' ? 1 : -1))}
          items={[
            { type: 'icon-button', id: 'out', text: 'Smaller', iconName: 'zoom-out', disabled: zoom === 0 },
            { type: 'icon-button', id: 'in', text: 'Larger', iconName: 'zoom-in', disabled: zoom === ZOOMS.length - 1 },
          ]}
        />
      </div>
      <div className="a-pages-body">
        {count > 1 && <Thumbnails pages={pages} marks={marks} current={current} onPage={toPage} />}
        {count === 0 && <div className="a-waiting"><Spinner size="large" /></div>}
        <PageViewer
          pages={pages} marks={marks} active={active} place={place} zoom={ZOOMS[zoom]}
          onPick={onPick} onPage={setCurrent} label={`Pages of ${document.filename}`}
        />
      </div>
    </section>
  );
}

/** The findings' places, and the one that a search hit or a link points at. */
function useMarks(findings: readonly Finding[], id: string, place: Place | null, active: string | null): Mark[] {
  return useMemo(() => {
    const marks = marksOf(findings, id);
    if (active || !place?.box) return marks;
    return [...marks, { id: 'place', page: place.page, boxes: [place.box], severity: 'LOW' as const, label: 'The place looked for' }];
  }, [findings, id, place, active]);
}

function NoPages({ document }: { document: Document }) {
  return (
    <div className="a-no-pages">
      <Box variant="h2">{document.status === 'FAILED' ? 'There are no pages to show' : 'The pages are being read'}</Box>
      <Box color="text-body-secondary">
        {document.status === 'FAILED'
          ? `“${document.filename}” could not be read; the reason stands above.`
          : `“${document.filename}” has no fixed pages: they appear here when ASPERA has set it in type.`}
      </Box>
    </div>
  );
}

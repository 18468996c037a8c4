import { useCallback, useMemo, useState } from 'react';
import type { Finding } from '../../api/types';
import { replaceQuery } from '../../app/router';
import { evidenceIn } from '../../design/pages/marks';
import type { Place } from '../../design/pages/useFollow';

export interface Selection {
  selected: Finding | null;
  place: Place | null;
  select: (id: string | null) => void;
  show: (place: Place) => void;
  step: (by: 1 | -1) => void;
}

export function placeOf(finding: Finding, documentId: string): Place | null {
  const [first] = evidenceIn(finding.evidence, documentId);
  return first ? { page: first.page, box: first.boxes[0] } : null;
}

/** Which finding is open, kept in the address, and which place the pages show. */
export function useSelection(documentId: string, findings: readonly Finding[], listed: readonly Finding[], query: URLSearchParams): Selection {
  const id = query.get('finding');
  const page = Number(query.get('page')) || null;
  const box = query.get('box');
  const selected = useMemo(() => findings.find((finding) => finding.id === id) ?? null, [findings, id]);
  const selectedId = selected?.id;
  const asked = useMemo(() => {
    if (selected) return placeOf(selected, documentId);
    return page ? { page, box: box?.split(',').map(Number) } : null;
    // A review makes a new finding of the same id; the pages stay where they are.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selectedId, documentId, page, box]);
  const [shown, setShown] = useState<{ instead: Place | null; place: Place } | null>(null);
  const place = shown?.instead === asked ? shown.place : asked;
  const show = useCallback((to: Place) => setShown({ instead: asked, place: to }), [asked]);
  const select = useCallback((chosen: string | null) => replaceQuery({ finding: chosen, page: null, box: null }), []);
  const step = (by: 1 | -1) => {
    const at = listed.findIndex((finding) => finding.id === id);
    const next = listed[at < 0 ? (by > 0 ? 0 : listed.length - 1) : at + by];
    if (next) select(next.id);
  };
  return { selected, place, select, show, step };
}

import type { Evidence, Finding, Severity } from '../../api/types';

/** A place on a page that a finding is about. */
export interface Mark { id: string; page: number; boxes: number[][]; severity: Severity; label: string }

export function marksOf(findings: readonly Finding[], documentId: string): Mark[] {
  return findings.flatMap((finding) =>
    evidenceIn(finding.evidence, documentId).map(({ page, boxes }) => ({
      id: finding.id,
      page,
      boxes,
      severity: finding.severity,
      label: finding.title,
    })),
  );
}

/** Evidence in its own document names none, or that document. */
export function evidenceIn(evidence: readonly Evidence[], documentId: string): Evidence[] {
  return evidence.filter((item) => !item.documentId || item.documentId === documentId);
}

export function byPage(marks: readonly Mark[]): Map<number, Mark[]> {
  const pages = new Map<number, Mark[]>();
  for (const mark of marks) {
    const there = pages.get(mark.page);
    if (there) there.push(mark);
    else pages.set(mark.page, [mark]);
  }
  return pages;
}

const ORDER: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

export function gravest(marks: readonly Mark[]): Severity | null {
  return ORDER.find((severity) => marks.some((mark) => mark.severity === severity)) ?? null;
}

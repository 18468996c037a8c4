import type { Assessment, AssessmentStatus } from '../../api/types';

export const STATUSES: readonly AssessmentStatus[] = ['PRESENT', 'PARTIAL', 'MISSING', 'CONTRARY', 'NOT_APPLICABLE', 'NOT_ASSERTED'];

export interface Topic { name: string; rows: Assessment[] }

export function topicsOf(assessments: readonly Assessment[]): Topic[] {
  const topics = new Map<string, Assessment[]>();
  for (const assessment of assessments) {
    const rows = topics.get(assessment.topic) ?? [];
    topics.set(assessment.topic, [...rows, assessment]);
  }
  return [...topics].map(([name, rows]) => ({ name, rows }));
}

export function countsOf(assessments: readonly Assessment[]): Map<AssessmentStatus, number> {
  const counts = new Map<AssessmentStatus, number>();
  assessments.forEach(({ status }) => counts.set(status, (counts.get(status) ?? 0) + 1));
  return counts;
}

/** The columns of the matrix: the usual three, and others only where they occur. */
export function columnsOf(assessments: readonly Assessment[]): AssessmentStatus[] {
  const counts = countsOf(assessments);
  return STATUSES.filter((status, index) => index < 3 || counts.has(status));
}

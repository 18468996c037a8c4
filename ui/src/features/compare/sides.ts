import type { Evidence, Finding } from '../../api/types';

export interface Sides { left: Evidence[]; right: Evidence[] }

/** Which evidence stands in which of the two documents. Evidence that names none is the finding's own. */
export function sidesOf(finding: Finding, a: string, b: string): Sides {
  const home = (evidence: Evidence) => evidence.documentId || finding.documentId;
  return {
    left: finding.evidence.filter((evidence) => home(evidence) === a),
    right: finding.evidence.filter((evidence) => home(evidence) === b),
  };
}

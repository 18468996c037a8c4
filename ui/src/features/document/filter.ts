import type { Finding, ReviewState, Severity } from '../../api/types';

/** Which findings are listed; lives in the address. Empty: all. */
export interface FindingFilter { agent: string; severity: string; rule: string; state: string; text: string }

export function filterOf(query: URLSearchParams): FindingFilter {
  const value = (name: string) => query.get(name) ?? '';
  return { agent: value('agent'), severity: value('severity'), rule: value('rule'), state: value('state'), text: value('text') };
}

export function isFiltered(filter: FindingFilter): boolean {
  return Object.values(filter).some(Boolean);
}

export function matching(findings: readonly Finding[], filter: FindingFilter): Finding[] {
  const text = filter.text.trim().toLocaleLowerCase();
  return findings.filter(
    (finding) =>
      (!filter.agent || finding.agent === filter.agent) &&
      (!filter.severity || finding.severity === (filter.severity as Severity)) &&
      (!filter.rule || finding.rule === filter.rule) &&
      (!filter.state || finding.review.state === (filter.state as ReviewState)) &&
      (!text || wordsOf(finding).includes(text)),
  );
}

function wordsOf({ title, description, evidence }: Finding): string {
  return [title, description, ...evidence.map(({ quote }) => quote)].join('\n').toLocaleLowerCase();
}

/** How many findings each value has, most first. */
export function tally(findings: readonly Finding[], value: (finding: Finding) => string): [string, number][] {
  const counts = new Map<string, number>();
  findings.forEach((finding) => counts.set(value(finding), (counts.get(value(finding)) ?? 0) + 1));
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}

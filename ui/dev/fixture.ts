import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AgentExecution, Assessment, AssessmentStatus, Document, Edge, Evidence, Finding, FrameworkVerdict, GraphPart, Severity, Vertex,
} from '../src/api/types.ts';

// findings.json of `aspera analyze examples/nordhafen_annual_report_2024.pdf`, as the schema has it.

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call */
const STORED: any = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/nordhafen.json'), 'utf8'));

const evidenceOf = (stored: any): Evidence => ({
  documentId: stored.document_id, filename: stored.filename, page: stored.page, quote: stored.quote,
  boxes: stored.boxes, verified: stored.verified,
});

export function findings(documentId: string): Finding[] {
  return STORED.findings.map((stored: any): Finding => ({
    id: stored.finding_id, documentId, agent: stored.agent_type, rule: stored.rule, severity: stored.severity,
    category: stored.category, title: stored.title, description: stored.description, confidence: stored.confidence,
    evidence: stored.evidence.map(evidenceOf),
    computation: stored.computation && {
      ...stored.computation,
      operands: stored.computation.operands,
      detail: JSON.stringify(stored.computation),
    },
    absence: stored.absence && { queries: stored.absence.queries, pagesSearched: stored.absence.pages_searched },
    also: stored.also,
    review: { state: 'OPEN', assignee: null, comments: 0, updatedAt: null },
  }));
}

export function executions(): AgentExecution[] {
  return STORED.agents.map((agent: any): AgentExecution => ({
    agent: agent.agent_type, status: agent.status, reason: agent.reason, timestamp: 1, durationMs: agent.duration_ms,
    findings: agent.findings, dropped: agent.dropped, statistics: JSON.stringify(agent.statistics),
  }));
}

export function assessments(): Assessment[] {
  return STORED.assessments.flatMap((framework: any) =>
    framework.requirements.map((row: any): Assessment => ({
      framework: framework.framework, frameworkTitle: framework.title, requirement: row.requirement,
      title: row.title, topic: row.topic, expects: row.expects, paragraph: row.reference,
      status: String(row.status).toUpperCase().replaceAll(' ', '_') as AssessmentStatus,
      gap: row.reason, pagesSearched: framework.pages_searched, evidence: row.evidence ? [evidenceOf(row.evidence)] : [],
    })),
  );
}

export function frameworks(): FrameworkVerdict[] {
  return STORED.assessments.map((framework: any): FrameworkVerdict => ({
    framework: framework.framework, title: framework.title, version: framework.version, caveat: framework.caveat,
    note: framework.note, verdict: '', pagesSearched: framework.pages_searched,
  }));
}

export const AGENTS: string[] = STORED.agents.map((agent: any) => agent.agent_type);

export function document(id: string, filename: string, createdAt: number): Document {
  const { coverage } = STORED;
  return {
    id, owner: 'local', filename, mediaType: 'application/pdf', size: 61_440, pages: STORED.document.pages,
    language: 'en', kind: STORED.document.kind, status: 'COMPLETE', reason: '', createdAt, duplicateOf: null,
    agents: STORED.agents.map((agent: any) => ({
      documentId: id, agent: agent.agent_type, status: 'COMPLETE', lastPage: null, findings: agent.findings, sequence: 1,
    })),
    findings: counts(findings(id)),
    coverage: {
      pagesTotal: coverage.pages_total, pagesRequested: coverage.pages_requested, pagesRead: coverage.pages_read,
      pagesBlank: coverage.pages_blank, pagesByOcr: coverage.pages_by_ocr, words: coverage.words, tables: coverage.tables,
      chunks: coverage.chunks, chunksIndexed: coverage.chunks_indexed, problems: coverage.problems,
    },
    cost: { estimated: '0', actual: '0', currency: 'USD' },
    lastSequence: 20,
  };
}
/* eslint-enable */

export function counts(all: readonly Finding[]): Document['findings'] {
  const of = (severity: Severity) => all.filter((finding) => finding.severity === severity).length;
  return { critical: of('CRITICAL'), high: of('HIGH'), medium: of('MEDIUM'), low: of('LOW') };
}

const KIND: Record<string, string> = { risk: 'Risk', greenwashing: 'ESG', compliance: 'Compliance', math: 'Financial', consistency: 'Financial' };

export function graphOf(owned: readonly Document[]): GraphPart {
  const vertices: Vertex[] = [{ id: 'c-nordhafen', label: 'Company', name: 'Nordhafen Logistik SE', properties: '{}' }];
  const edges: Edge[] = [];
  for (const { id, filename } of owned) {
    vertices.push({ id, label: 'Document', name: filename, properties: '{"kind": "annual_report"}' });
    edges.push({ source: id, target: 'c-nordhafen', label: 'INVOLVES', documentId: id, evidence: ['p. 1: “Nordhafen Logistik SE”'] });
    for (const finding of findings(id)) {
      const [first] = finding.evidence;
      vertices.push({ id: `v-${finding.id}`, label: KIND[finding.agent] ?? 'Entity', name: finding.title.slice(0, 60), properties: JSON.stringify({ severity: finding.severity }) });
      edges.push({
        source: id, target: `v-${finding.id}`, label: finding.agent === 'risk' ? 'HAS_RISK' : 'CONTAINS', documentId: id,
        evidence: first ? [finding.id, `p. ${first.page}: “${first.quote}”`] : [finding.id],
      });
    }
  }
  return { vertices: [...new Map(vertices.map((vertex) => [vertex.id, vertex])).values()], edges, truncated: false };
}

// What graphql/schema.graphql says, as far as this client reads it.

export type DocumentStatus = 'UPLOADING' | 'PROCESSING' | 'COMPLETE' | 'PARTIAL' | 'FAILED';
export type AgentStatus = 'PENDING' | 'RUNNING' | 'COMPLETE' | 'PARTIAL' | 'FAILED';
export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
export type ReviewState = 'OPEN' | 'ACCEPTED' | 'DISMISSED';
export type AssessmentStatus =
  | 'PRESENT' | 'PARTIAL' | 'MISSING' | 'NOT_APPLICABLE' | 'CONTRARY' | 'NOT_ASSERTED';
export type ExportFormat = 'HTML' | 'JSON' | 'CSV';

/** left, top, width, height as page ratios */
export type Box = number[];

export interface AgentState {
  documentId: string;
  agent: string;
  status: AgentStatus;
  lastPage: number | null;
  findings: number | null;
  sequence: number;
}

export interface FindingCounts { critical: number; high: number; medium: number; low: number }

export interface PageProblem { page: number; reason: string }

export interface Coverage {
  pagesTotal: number;
  pagesRequested: number;
  pagesRead: number;
  pagesBlank: number;
  pagesByOcr: number;
  words: number;
  tables: number;
  chunks: number;
  chunksIndexed: number;
  problems: PageProblem[];
}

export interface Cost { estimated: string; actual: string; currency: string }

export interface Document {
  id: string;
  owner: string;
  filename: string;
  mediaType: string;
  size: number;
  pages: number;
  language: string;
  kind: string;
  status: DocumentStatus;
  reason: string;
  createdAt: number;
  duplicateOf: string | null;
  agents: AgentState[];
  findings: FindingCounts;
  coverage: Coverage | null;
  cost: Cost | null;
  lastSequence: number;
}

export interface DocumentUpdate {
  id: string;
  status: DocumentStatus;
  reason: string | null;
  sequence: number;
  detail: string | null;
}

export interface Link { url: string; filename: string; mediaType: string }

export interface Upload {
  documentId: string;
  url: string;
  method: string;
  fields: string;
  duplicateOf: string | null;
}

export interface AgentExecution {
  agent: string;
  status: AgentStatus;
  reason: string;
  timestamp: number;
  durationMs: number;
  findings: number;
  dropped: number;
  statistics: string;
}

export interface Evidence {
  documentId: string;
  filename: string;
  page: number;
  quote: string;
  boxes: Box[];
  verified: boolean;
}

export interface Operand { label: string; value: string; page: number; box: Box | null }

export interface Computation {
  formula: string;
  printed: string;
  recomputed: string;
  difference: string;
  tolerance: string;
  operands: Operand[];
  detail: string;
}

export interface Absence { queries: string[]; pagesSearched: number[] }

export interface Review {
  state: ReviewState;
  assignee: string | null;
  comments: number;
  updatedAt: number | null;
}

export interface Finding {
  id: string;
  documentId: string;
  agent: string;
  rule: string;
  severity: Severity;
  category: string;
  title: string;
  description: string;
  confidence: number | null;
  evidence: Evidence[];
  computation: Computation | null;
  absence: Absence | null;
  also: string[];
  review: Review;
}

export interface ReviewEntry {
  documentId: string;
  findingId: string;
  sequence: number;
  author: string;
  time: number;
  state: ReviewState | null;
  assignee: string | null;
  comment: string | null;
}

export interface ReviewChange { state?: ReviewState; assignee?: string; comment?: string }

export interface Assessment {
  framework: string;
  frameworkTitle: string;
  requirement: string;
  title: string;
  topic: string;
  expects: string;
  paragraph: string;
  status: AssessmentStatus;
  gap: string;
  pagesSearched: number[];
  evidence: Evidence[];
}

export interface FrameworkVerdict {
  framework: string;
  title: string;
  version: string;
  caveat: string;
  note: string;
  verdict: string;
  pagesSearched: number[];
}

export interface SearchHit {
  chunkId: string;
  documentId: string;
  filename: string;
  page: number;
  section: string[];
  text: string;
  boxes: Box[];
  score: number;
}

export interface Vertex { id: string; label: string; name: string; properties: string }

export interface Edge {
  source: string;
  target: string;
  label: string;
  documentId: string;
  evidence: string[];
}

export interface GraphPart { vertices: Vertex[]; edges: Edge[]; truncated: boolean }

export interface StoredEvent {
  documentId: string;
  sequence: number;
  type: string;
  time: number;
  detail: string;
}

export interface FrameworkChoice { id: string; title: string }

export interface Example { filename: string; title: string }

export interface Viewer {
  owner: string;
  groups: string[];
  gremlin: boolean;
  models: string[];
  agents: string[];
  frameworks: FrameworkChoice[];
  maxUploadBytes: number;
  home: 'laptop' | 'aws';
  examples: Example[];
}

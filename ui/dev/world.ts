import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentStatus, Document, Finding, Review, ReviewEntry, StoredEvent } from '../src/api/types.ts';
import { AGENTS, counts, document, findings } from './fixture.ts';
import { longPdf } from './long-pdf.ts';

const EXAMPLE = readFileSync(join(import.meta.dirname, '../../examples/nordhafen_annual_report_2024.pdf'));

export type Push = (field: 'onAgentStatusUpdate' | 'onDocumentUpdate', value: Record<string, unknown>) => void;

interface Held { document: Document; findings: Finding[]; file: Buffer; events: StoredEvent[] }

export interface World { push: Push; held: Map<string, Held>; reviews: ReviewEntry[]; uploads: Map<string, string>; hashes: Map<string, string>; links: number; paceMs: number }

export function emptyWorld(paceMs: number): World {
  return { push: () => undefined, held: new Map(), reviews: [], uploads: new Map(), hashes: new Map(), links: 1, paceMs };
}

export function add(world: World, id: string, filename: string, createdAt: number): Held {
  const held = { document: document(id, filename, createdAt), findings: findings(id), file: EXAMPLE, events: [] };
  world.held.set(id, held);
  return held;
}

/** Two years of one company, one half-read scan, one that failed. */
export function exampleWorld(paceMs: number): World {
  const world = emptyWorld(paceMs);
  const now = Date.UTC(2026, 10, 20, 9, 30);
  add(world, 'd-2024', 'nordhafen_annual_report_2024.pdf', now);
  add(world, 'd-2023', 'nordhafen_annual_report_2023.pdf', now - 86_400_000);
  const scan = add(world, 'd-scan', 'supplier_contract_scan.pdf', now - 2 * 86_400_000).document;
  scan.status = 'PARTIAL';
  scan.kind = 'contract';
  if (scan.coverage) {
    scan.coverage = { ...scan.coverage, pagesRead: 6, pagesByOcr: 5, problems: [{ page: 3, reason: 'the scan is too faint to read' }, { page: 7, reason: 'the scan is too faint to read' }] };
  }
  const failed = add(world, 'd-failed', 'locked.pdf', now - 3 * 86_400_000);
  failed.findings = [];
  Object.assign(failed.document, { status: 'FAILED', reason: 'The file is protected by a password.', pages: 0, coverage: null, agents: [], findings: counts([]) });
  return world;
}

/** 1,000 documents; the first has `many` findings over 300 pages. */
export function largeWorld(paceMs: number, many: number): World {
  const world = emptyWorld(paceMs);
  const [model] = findings('d-0');
  if (!model) throw new Error('The fixture has no finding.');
  for (let index = 0; index < 1000; index += 1) add(world, `d-${index}`, `report_${String(index).padStart(4, '0')}.pdf`, 1.76e12 - index * 1e6);
  const long = world.held.get('d-0');
  if (!long) return world;
  long.file = longPdf(300);
  long.document.pages = 300;
  const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;
  long.findings = Array.from({ length: many }, (_, index) => {
    const [page, line] = [(index % 300) + 1, Math.floor(index / 300) % 38];
    const top = (842 - 770 - 10 + line * 18) / 842;
    const evidence = { documentId: '', filename: '', page, quote: `Page ${page}, line ${line + 1}`, boxes: [[72 / 595, top, 0.5, 14 / 842]], verified: true };
    return { ...model, id: `f-${index}`, documentId: 'd-0', agent: AGENTS[index % AGENTS.length] ?? 'risk', severity: severities[index % 4] ?? 'LOW', title: `Finding ${index + 1} on page ${page}`, evidence: [evidence] };
  });
  long.document.findings = counts(long.findings);
  return world;
}

export function reviewOf(world: World, documentId: string, findingId: string): Review {
  const review: Review = { state: 'OPEN', assignee: null, comments: 0, updatedAt: null };
  for (const entry of world.reviews) {
    if (entry.documentId !== documentId || entry.findingId !== findingId) continue;
    if (entry.state) review.state = entry.state;
    if (entry.assignee !== null) review.assignee = entry.assignee || null;
    if (entry.comment) review.comments += 1;
    review.updatedAt = entry.time;
  }
  return review;
}

function record(held: Held, type: string, detail: Record<string, unknown>): number {
  const sequence = held.document.lastSequence + 1;
  held.document.lastSequence = sequence;
  held.events.push({ documentId: held.document.id, sequence, type, time: Date.now(), detail: JSON.stringify(detail) });
  return sequence;
}

export function tell(world: World, held: Held, type: string): void {
  const { id, owner, status, reason } = held.document;
  const sequence = record(held, type, { status });
  world.push('onDocumentUpdate', { id, owner, status, reason, sequence, detail: JSON.stringify({ type }) });
}

function tellAgent(world: World, held: Held, agent: string, status: AgentStatus, lastPage: number | null, found: number | null): void {
  const { id, owner } = held.document;
  const sequence = record(held, 'AgentStatusChanged', { agent, status, last_page: lastPage, proposals: found });
  const state = { documentId: id, agent, status, lastPage, findings: found, sequence };
  held.document.agents = [...held.document.agents.filter((known) => known.agent !== agent), state];
  world.push('onAgentStatusUpdate', { ...state, owner });
}

const pause = (world: World) => new Promise((resolve) => setTimeout(resolve, world.paceMs));

/** An analysis in slow motion. */
export async function analyse(world: World, held: Held): Promise<void> {
  const finished = document(held.document.id, held.document.filename, held.document.createdAt);
  Object.assign(held.document, { status: 'PROCESSING', agents: [], coverage: null, findings: counts([]) });
  held.findings = [];
  tell(world, held, 'DocumentRegistered');
  for (const agent of AGENTS) tellAgent(world, held, agent, 'RUNNING', 1, null);
  for (const page of [4, 8]) {
    await pause(world);
    for (const agent of AGENTS) tellAgent(world, held, agent, 'RUNNING', page, null);
  }
  for (const { agent, findings: found } of finished.agents) {
    await pause(world);
    tellAgent(world, held, agent, 'COMPLETE', null, found);
  }
  held.findings = findings(held.document.id);
  Object.assign(held.document, { status: 'COMPLETE', coverage: finished.coverage, findings: finished.findings });
  tell(world, held, 'DocumentCompleted');
}

export function receive(world: World, secret: string, file: Buffer): string | null {
  const id = world.uploads.get(secret);
  const held = id ? world.held.get(id) : undefined;
  if (!id || !held) return null;
  held.file = file;
  world.hashes.set(createHash('sha256').update(file).digest('hex'), id);
  void analyse(world, held);
  return id;
}

export function announceUpload(world: World, filename: string): { id: string; secret: string } {
  const [id, secret] = [`d-${randomUUID().slice(0, 8)}`, randomUUID()];
  const held = add(world, id, filename, Date.now());
  Object.assign(held.document, { status: 'UPLOADING', lastSequence: 0, agents: [], coverage: null, findings: counts([]) });
  world.uploads.set(secret, id);
  return { id, secret };
}

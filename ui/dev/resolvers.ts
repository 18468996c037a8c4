import { GraphQLError } from 'graphql';
import type { ReviewEntry } from '../src/api/types.ts';
import { AGENTS, assessments, executions, frameworks, graphOf } from './fixture.ts';
import { add, analyse, announceUpload, reviewOf, tell, type World } from './world.ts';

interface Arguments {
  id: string;
  documentId: string;
  findingId?: string;
  limit?: number;
  nextToken?: string;
  after?: number;
  filename: string;
  sha256?: string;
  format: string;
}

const EXAMPLES = [
  { filename: 'nordhafen_annual_report_2024.pdf', title: 'annual report 2024 (PDF)' },
  { filename: 'nordhafen_sustainability_report_2023.docx', title: 'sustainability report 2023 (Word)' },
];

export function resolversOf(world: World) {
  const held = (id: string) => {
    const found = world.held.get(id);
    if (!found) throw new GraphQLError(`There is no document ${id}.`, { extensions: { errorType: 'NotFound' } });
    return found;
  };
  const findingsOf = (id: string) => held(id).findings.map((finding) => ({ ...finding, review: reviewOf(world, id, finding.id) }));
  const page = <T>(items: T[], limit: number | undefined, nextToken: string | null | undefined) => {
    const [from, size] = [Number(nextToken ?? 0), limit ?? 50];
    return { items: items.slice(from, from + size), total: items.length, nextToken: from + size < items.length ? String(from + size) : null };
  };
  return {
    viewer: () => ({
      owner: 'local', groups: ['admin'], gremlin: true, models: [], agents: AGENTS, frameworks: [{ id: 'tcfd', title: 'TCFD' }],
      maxUploadBytes: 200e6, home: 'laptop', examples: EXAMPLES,
    }),
    listDocuments: ({ limit, nextToken }: Arguments) => page([...world.held.values()].map(({ document }) => document), limit, nextToken),
    getDocument: ({ id }: Arguments) => held(id).document,
    listFindings: ({ documentId, limit, nextToken }: Arguments) => page(findingsOf(documentId), limit, nextToken),
    getFinding: ({ documentId, id }: Arguments) => findingsOf(documentId).find((finding) => finding.id === id),
    listReviews: ({ documentId, findingId }: Arguments) =>
      world.reviews.filter((entry) => entry.documentId === documentId && (!findingId || entry.findingId === findingId)),
    listAgentExecutions: () => ({ items: executions() }),
    listAssessments: () => assessments(),
    listFrameworks: () => frameworks(),
    listEvents: ({ documentId, after }: Arguments) => held(documentId).events.filter(({ sequence }) => sequence > (after ?? 0)),
    pagePictures: () => [],
    documentFile: ({ id }: Arguments) => ({ url: `/files/${id}/file?link=${world.links}`, filename: held(id).document.filename, mediaType: held(id).document.mediaType }),
    compareDocuments: ({ ids }: { ids: string[] }) => {
      const [a = '', b = ''] = ids;
      return findingsOf(a)
        .filter(({ agent, evidence }) => agent === 'consistency' && evidence.length > 1)
        .map((finding) => ({ ...finding, evidence: finding.evidence.map((item, index) => ({ ...item, documentId: index ? b : a, filename: held(index ? b : a).document.filename })) }));
    },
    search: ({ query, documentIds, limit }: { query: string; documentIds: string[] | null; limit: number }) => searched(world, query, documentIds, limit),
    graph: ({ documentId, name }: { documentId?: string; name?: string }) => {
      const part = graphOf([...world.held.values()].map(({ document }) => document).filter(({ id, status }) => status === 'COMPLETE' && (!documentId || id === documentId)).slice(0, 3));
      if (!name) return part;
      const kept = part.vertices.filter((vertex) => vertex.name.toLowerCase().includes(name.toLowerCase()));
      return { ...part, vertices: kept, edges: [] };
    },
    gremlin: () => JSON.stringify(['Liquidity, refinancing, covenants: a covenant was breached']),
    createUpload: ({ filename, sha256 }: Arguments) => {
      const known = sha256 && world.hashes.get(sha256);
      if (known && world.held.has(known)) return { documentId: known, url: '', method: 'PUT', fields: '{}', duplicateOf: known };
      const { id, secret } = announceUpload(world, filename);
      return { documentId: id, url: `/files/upload/${secret}`, method: 'PUT', fields: '{}', duplicateOf: null };
    },
    analyse: ({ documentId }: Arguments) => {
      void analyse(world, held(documentId));
      return held(documentId).document;
    },
    tryExample: ({ filename }: Arguments) => {
      const made = add(world, 'd-example', filename, Date.now());
      made.document.lastSequence = 0;
      void analyse(world, made);
      return made.document;
    },
    deleteDocument: ({ id }: Arguments) => {
      tell(world, held(id), 'DocumentDeleted');
      world.held.delete(id);
      return id;
    },
    reviewFinding: ({ documentId, findingId, review }: { documentId: string; findingId: string; review: Partial<ReviewEntry> }) => {
      const entry: ReviewEntry = {
        documentId, findingId, sequence: world.reviews.length + 1, author: 'local', time: Date.now(),
        state: review.state ?? null, assignee: review.assignee ?? null, comment: review.comment ?? null,
      };
      world.reviews.push(entry);
      tell(world, held(documentId), 'FindingReviewed');
      return entry;
    },
    exportDocument: ({ id, format }: Arguments) => ({ url: `/files/${id}/export`, filename: `report.${format.toLowerCase()}`, mediaType: 'text/html' }),
  };
}

function searched(world: World, query: string, documentIds: string[] | null, limit: number) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return [...world.held.values()]
    .filter(({ document }) => !documentIds || documentIds.includes(document.id))
    .flatMap(({ document, findings }) =>
      findings.flatMap((finding) => finding.evidence.map((evidence, index) => ({
        chunkId: `${document.id}-${finding.id}-${index}`, documentId: document.id, filename: document.filename, page: evidence.page,
        section: [finding.category], text: evidence.quote, boxes: evidence.boxes,
        score: words.filter((word) => evidence.quote.toLowerCase().includes(word)).length,
      }))),
    )
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

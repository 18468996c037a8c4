import type { Edge, GraphPart, Vertex } from '../../api/types';

export const KINDS = ['Document', 'Company', 'Person', 'Entity', 'Risk', 'Compliance', 'Financial', 'ESG'] as const;

/** A colour and a shape for each kind: neither says it alone. Both hold 3:1 on light and on dark. */
export const LOOK: Record<string, { color: string; shape: string }> = {
  Document: { color: '#2f7de1', shape: 'round-rectangle' },
  Company: { color: '#8b63d6', shape: 'ellipse' },
  Person: { color: '#b8559f', shape: 'ellipse' },
  Entity: { color: '#77808f', shape: 'ellipse' },
  Risk: { color: '#d64545', shape: 'triangle' },
  Compliance: { color: '#1f8f86', shape: 'diamond' },
  Financial: { color: '#b7791f', shape: 'hexagon' },
  ESG: { color: '#3f9142', shape: 'pentagon' },
};

export const edgeKey = ({ source, target, label, documentId }: Edge) => [source, target, label, documentId].join('\u0000');

/** Both parts as one; what is in both stands once. */
export function joined(one: GraphPart, other: GraphPart): GraphPart {
  const vertices = new Map([...one.vertices, ...other.vertices].map((vertex) => [vertex.id, vertex]));
  const edges = new Map([...one.edges, ...other.edges].map((edge) => [edgeKey(edge), edge]));
  return { vertices: [...vertices.values()], edges: [...edges.values()], truncated: one.truncated || other.truncated };
}

/** Without the kinds that are hidden, and without relations to them. */
export function without(part: GraphPart, hidden: ReadonlySet<string>): GraphPart {
  const vertices = part.vertices.filter(({ label }) => !hidden.has(label));
  const ids = new Set(vertices.map(({ id }) => id));
  const edges = part.edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  return { ...part, vertices, edges };
}

export interface Relation { edge: Edge; other: Vertex; outward: boolean }

export function relationsOf(part: GraphPart, id: string): Relation[] {
  const byId = new Map(part.vertices.map((vertex) => [vertex.id, vertex]));
  return part.edges.flatMap((edge) => {
    if (edge.source !== id && edge.target !== id) return [];
    const outward = edge.source === id;
    const other = byId.get(outward ? edge.target : edge.source);
    return other ? [{ edge, other, outward }] : [];
  });
}

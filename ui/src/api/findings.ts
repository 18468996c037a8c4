import { request } from './client';
import * as operations from './operations';
import type {
  AgentExecution, Assessment, Finding, FrameworkVerdict, GraphPart, ReviewChange, ReviewEntry, SearchHit, Viewer,
} from './types';

const PAGE = 500;

export async function listFindings(documentId: string): Promise<Finding[]> {
  const found: Finding[] = [];
  let nextToken: string | null = null;
  do {
    const page: { listFindings: { items: Finding[]; nextToken: string | null } } = await request(
      operations.LIST_FINDINGS,
      { documentId, limit: PAGE, nextToken },
    );
    found.push(...page.listFindings.items);
    nextToken = page.listFindings.nextToken;
  } while (nextToken);
  return found;
}

export async function getFinding(documentId: string, id: string): Promise<Finding | null> {
  return (await request<{ getFinding: Finding | null }>(operations.GET_FINDING, { documentId, id })).getFinding;
}

export async function listReviews(documentId: string, findingId: string): Promise<ReviewEntry[]> {
  const variables = { documentId, findingId };
  return (await request<{ listReviews: ReviewEntry[] }>(operations.LIST_REVIEWS, variables)).listReviews;
}

export async function reviewFinding(
  documentId: string, findingId: string, review: ReviewChange,
): Promise<ReviewEntry> {
  const variables = { documentId, findingId, review };
  return (await request<{ reviewFinding: ReviewEntry }>(operations.REVIEW_FINDING, variables)).reviewFinding;
}

export async function listAgentExecutions(documentId: string): Promise<AgentExecution[]> {
  const answer = await request<{ listAgentExecutions: { items: AgentExecution[] } }>(
    operations.LIST_AGENT_EXECUTIONS,
    { documentId },
  );
  return answer.listAgentExecutions.items;
}

export interface Compliance { listAssessments: Assessment[]; listFrameworks: FrameworkVerdict[] }

export function listAssessments(documentId: string): Promise<Compliance> {
  return request<Compliance>(operations.LIST_ASSESSMENTS, { documentId });
}

export async function compareDocuments(ids: string[]): Promise<Finding[]> {
  return (await request<{ compareDocuments: Finding[] }>(operations.COMPARE, { ids })).compareDocuments;
}

export async function search(query: string, documentIds: string[], limit: number): Promise<SearchHit[]> {
  const variables = { query, documentIds: documentIds.length ? documentIds : null, limit };
  return (await request<{ search: SearchHit[] }>(operations.SEARCH, variables)).search;
}

export interface GraphQuestion { documentId?: string; vertexId?: string; name?: string; limit?: number }

export async function graph(question: GraphQuestion): Promise<GraphPart> {
  return (await request<{ graph: GraphPart }>(operations.GRAPH, { ...question })).graph;
}

export async function gremlin(query: string): Promise<unknown> {
  return JSON.parse((await request<{ gremlin: string }>(operations.GREMLIN, { query })).gremlin) as unknown;
}

export async function viewer(): Promise<Viewer> {
  return (await request<{ viewer: Viewer }>(operations.VIEWER)).viewer;
}

import { runtime, util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

const MOST = 500;
const OPEN = { state: 'OPEN', assignee: null, comments: 0, updatedAt: null };

// How each finding stands in review, and the part that was asked for. The same rules as domain/review.py and
// use_cases/list_findings.py have; tests/graphql/operations holds both to them.
export function request(ctx) {
  if (ctx.stash.byCode) {
    return runtime.earlyReturn(null);
  }
  return ddb.query({ query: { document_id: { eq: ctx.args.documentId } }, limit: MOST, consistentRead: true });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  if (ctx.result.nextToken) {
    ctx.stash.byCode = true;
    return null;
  }
  const stand = standOf(ctx.result.items);
  const filter = ctx.args.filter ?? {};
  const place = placeOf(ctx, filter);
  const passing = ctx.stash.items.filter((item) => passes(item, stand[item.id] ?? OPEN, filter));
  const left = passing.filter((item) => item.finding_id > place);
  const limit = ctx.args.limit ?? 100;
  const part = left.slice(0, limit);
  return {
    items: part.map((item) => findingOf(item, stand[item.id] ?? OPEN)),
    nextToken: left.length > limit ? `${part[limit - 1].finding_id}|${scopeOf(filter)}` : null,
    total: passing.length,
  };
}

function standOf(entries) {
  const stand = {};
  for (const entry of entries) {
    const before = stand[entry.finding_id] ?? OPEN;
    stand[entry.finding_id] = {
      state: entry.state || before.state,
      assignee: (entry.assignee ?? null) === null ? before.assignee : entry.assignee || null,
      comments: before.comments + ((entry.comment ?? null) === null ? 0 : 1),
      updatedAt: entry.time,
    };
  }
  return stand;
}

function passes(item, review, filter) {
  return (
    isAmong(item.agent_type, filter.agents) &&
    isAmong(item.severity, filter.severities) &&
    isAmong(item.rule, filter.rules) &&
    isAmong(review.state, filter.states)
  );
}

function isAmong(value, wanted) {
  return !wanted || wanted.length === 0 || wanted.includes(value);
}

// A token names the last finding that was handed out, its set and the filter; it goes on nowhere else.
function placeOf(ctx, filter) {
  const token = ctx.args.nextToken;
  if (!token) {
    return '';
  }
  const parts = token.split('|');
  if (parts.length !== 2 || parts[1] !== scopeOf(filter) || !parts[0].startsWith(`${ctx.stash.set}#`)) {
    util.error('This token does not belong to this listing; start from the beginning.', 'InvalidInput');
  }
  return parts[0];
}

function scopeOf(filter) {
  const lists = [filter.agents, filter.severities, filter.rules, filter.states];
  return util.base64Encode(JSON.stringify(lists.map((list) => list ?? [])));
}

function findingOf(item, review) {
  return {
    id: item.id,
    documentId: item.document_id,
    agent: item.agent_type,
    rule: item.rule,
    severity: item.severity,
    category: item.category,
    title: item.title,
    description: item.description,
    confidence: item.confidence,
    evidence: item.evidence.map((evidence) => ({
      documentId: evidence.document_id || item.document_id,
      filename: evidence.filename,
      page: evidence.page,
      quote: evidence.quote,
      boxes: evidence.boxes,
      verified: evidence.verified,
    })),
    computation: item.computation ? computationOf(item.computation) : null,
    absence: item.absence ? { queries: item.absence.queries, pagesSearched: item.absence.pages_searched } : null,
    also: item.also,
    review,
  };
}

function computationOf(computation) {
  return {
    formula: computation.formula,
    unit: computation.unit,
    printed: computation.printed,
    recomputed: computation.recomputed,
    difference: computation.difference,
    tolerance: computation.tolerance,
    operands: computation.operands.map((operand) => ({
      label: operand.label,
      value: operand.value,
      page: operand.page,
      box: operand.box,
    })),
    detail: JSON.stringify(computation),
  };
}

import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

const MOST = 1000;

export function request(ctx) {
  const limit = ctx.args.limit ?? 100;
  if (limit < 1 || limit > MOST) {
    util.error(`limit is from 1 to ${MOST}.`, 'InvalidInput');
  }
  return ddb.query({
    index: 'document_id-timestamp-index',
    query: { document_id: { eq: ctx.args.documentId } },
    limit,
    nextToken: ctx.args.nextToken,
  });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  return { items: ctx.result.items.map(executionOf), nextToken: ctx.result.nextToken };
}

function executionOf(item) {
  const outcome = item.outcome;
  return {
    executionId: item.execution_id,
    documentId: item.document_id,
    agent: outcome.agent_type,
    status: outcome.status,
    reason: outcome.reason,
    timestamp: item.timestamp,
    durationMs: outcome.duration_ms,
    findings: outcome.findings,
    dropped: outcome.dropped,
    statistics: JSON.stringify(outcome.statistics),
  };
}

import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

const MOST = 200;

// The caller's documents, the newest first. With a status a part may be shorter than `limit`.
export function request(ctx) {
  const { nextToken, status } = ctx.args;
  const limit = ctx.args.limit ?? 50;
  if (limit < 1 || limit > MOST) {
    util.error(`limit is from 1 to ${MOST}.`, 'InvalidInput');
  }
  return ddb.query({
    index: 'user_id-created_at-index',
    query: { user_id: { eq: ctx.identity.sub } },
    filter: status ? { status: { eq: status } } : undefined,
    scanIndexForward: false,
    limit,
    nextToken,
  });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  return { items: ctx.result.items.map(documentOf), nextToken: ctx.result.nextToken };
}

function documentOf(item) {
  return {
    id: item.document_id,
    owner: item.user_id,
    filename: item.filename,
    mediaType: item.media_type,
    size: item.size,
    sha256: item.sha256,
    pages: item.pages,
    language: item.language,
    kind: item.kind,
    status: item.status,
    reason: item.reason,
    createdAt: item.created_at,
  };
}

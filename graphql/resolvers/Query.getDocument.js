import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

// A stranger's document is not there.
export function request(ctx) {
  return ddb.query({ query: { document_id: { eq: ctx.args.id } }, limit: 1, consistentRead: true });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  const item = ctx.result.items[0];
  if (!item || item.user_id !== ctx.identity.sub) {
    util.error('There is no such document.', 'NotFound');
  }
  return documentOf(item);
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

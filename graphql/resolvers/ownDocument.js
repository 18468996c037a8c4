import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

// The first step of a pipeline over what belongs to a document: only its owner goes on.
export function request(ctx) {
  return ddb.query({
    query: { document_id: { eq: ctx.args.documentId } },
    limit: 1,
    consistentRead: true,
  });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  const item = ctx.result.items[0];
  if (!item || item.user_id !== ctx.identity.sub) {
    util.error('There is no such document.', 'NotFound');
  }
  return null;
}

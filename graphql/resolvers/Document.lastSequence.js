import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

export function request(ctx) {
  return ddb.query({
    query: { document_id: { eq: ctx.source.id } },
    scanIndexForward: false,
    limit: 1,
    consistentRead: true,
  });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  return ctx.result.items[0]?.sequence ?? 0;
}

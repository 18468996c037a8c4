import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

const MOST = 1000;

export function request(ctx) {
  const { documentId } = ctx.args;
  const after = ctx.args.after ?? 0;
  const limit = ctx.args.limit ?? MOST;
  if (limit < 1 || limit > MOST) {
    util.error(`limit is from 1 to ${MOST}.`, 'InvalidInput');
  }
  return ddb.query({
    query: { document_id: { eq: documentId }, sequence: { gt: after < 0 ? 0 : after } },
    limit,
    consistentRead: true,
  });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  return ctx.result.items.map((item) => ({
    documentId: item.document_id,
    sequence: item.sequence,
    type: item.type,
    time: item.time,
    detail: JSON.stringify(item.detail),
  }));
}

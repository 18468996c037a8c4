import { runtime, util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

const MOST = 500;

// The whole set, where one answer of DynamoDB holds it. A set that is larger, that was replaced meanwhile, or of
// which a finding lies in S3, is read by code.
export function request(ctx) {
  if (ctx.stash.byCode || !ctx.stash.set) {
    ctx.stash.items = [];
    return runtime.earlyReturn(null);
  }
  return ddb.query({
    query: { document_id: { eq: ctx.args.documentId }, finding_id: { beginsWith: `${ctx.stash.set}#` } },
    limit: MOST,
    consistentRead: true,
  });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  const items = ctx.result.items;
  ctx.stash.items = items;
  ctx.stash.byCode =
    !!ctx.result.nextToken || items.length !== ctx.stash.count || items.filter((item) => item.body_key).length > 0;
  return null;
}

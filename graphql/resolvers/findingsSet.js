import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

const MOST = 1000;

// Which set of findings counts, and how many it has; adapters/aws/findings.py says how they are stored.
export function request(ctx) {
  const limit = ctx.args.limit ?? 100;
  if (limit < 1 || limit > MOST) {
    util.error(`limit is from 1 to ${MOST}.`, 'InvalidInput');
  }
  return ddb.get({ key: { document_id: ctx.args.documentId, finding_id: 'current' }, consistentRead: true });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  ctx.stash.set = ctx.result?.set_name ?? '';
  ctx.stash.count = ctx.result?.count ?? null;
  // Letters in any case are compared by code: JavaScript folds them otherwise than Python.
  ctx.stash.byCode = !!ctx.args.filter?.text || (!!ctx.stash.set && ctx.stash.count === null);
  return null;
}

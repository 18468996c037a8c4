import { util } from '@aws-appsync/utils';

const MOST = 1000;

// Reserved: there are no conversations yet.
export function request(ctx) {
  const limit = ctx.args.limit ?? 50;
  if (limit < 1 || limit > MOST) {
    util.error(`limit is from 1 to ${MOST}.`, 'InvalidInput');
  }
  if (ctx.args.nextToken) {
    util.error('There are no conversations.', 'NotFound');
  }
  return { payload: null };
}

export function response() {
  return { items: [], nextToken: null };
}

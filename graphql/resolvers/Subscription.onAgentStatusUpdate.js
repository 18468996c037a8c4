import { extensions, runtime, util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';

// Without an id: of all the caller's documents. A stranger's document is not there; "Unauthorized"
// would make Amplify drop the socket that all subscriptions share.
export function request(ctx) {
  const { documentId } = ctx.args;
  const owner = ctx.identity.sub;
  if (!documentId) {
    filterBy({ owner: { eq: owner } });
    return runtime.earlyReturn(null);
  }
  return ddb.query({ query: { document_id: { eq: documentId } }, limit: 1, consistentRead: true });
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type.startsWith('DynamoDB:') ? 'Unavailable' : 'InvalidInput');
  }
  const item = ctx.result.items[0];
  if (!item || item.user_id !== ctx.identity.sub) {
    util.error('There is no such document.', 'NotFound');
  }
  filterBy({ owner: { eq: item.user_id }, documentId: { eq: item.document_id } });
  return null;
}

function filterBy(filter) {
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(filter));
}

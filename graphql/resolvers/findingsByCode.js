import { runtime, util } from '@aws-appsync/utils';

// What the steps before could not answer is answered by functions/answer_query.
export function request(ctx) {
  if (!ctx.stash.byCode) {
    return runtime.earlyReturn(ctx.prev.result);
  }
  return {
    operation: 'Invoke',
    payload: {
      type: ctx.info.parentTypeName,
      field: ctx.info.fieldName,
      arguments: ctx.args,
      document: null,
      owner: ctx.identity.sub,
      groups: ctx.identity.groups ?? [],
    },
  };
}

export function response(ctx) {
  if (ctx.error) {
    util.error('The function that answers this did not.', 'Unavailable');
  }
  if (ctx.result.error) {
    util.error(ctx.result.error.message, ctx.result.error.type);
  }
  return ctx.result.data;
}

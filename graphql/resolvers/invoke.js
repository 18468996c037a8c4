import { util } from '@aws-appsync/utils';

// What needs code is answered by functions/answer_query: {data} or {error: {type, message}}.
export function request(ctx) {
  return {
    operation: 'Invoke',
    payload: {
      type: ctx.info.parentTypeName,
      field: ctx.info.fieldName,
      arguments: ctx.args,
      document: ctx.source?.id ?? null,
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

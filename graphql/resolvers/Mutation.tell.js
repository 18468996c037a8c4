// For our own functions (IAM): what they say is what subscribers get. Nothing is stored here.
export function request(ctx) {
  return { payload: ctx.args };
}

export function response(ctx) {
  return ctx.result;
}

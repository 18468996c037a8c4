// Around a pipeline whose functions do all of it.
export function request() {
  return {};
}

export function response(ctx) {
  return ctx.prev.result;
}

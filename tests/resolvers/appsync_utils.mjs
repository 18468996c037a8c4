// What APPSYNC_JS gives resolvers as '@aws-appsync/utils' (the npm package has types only). Written
// after the AppSync developer guide, "JavaScript resolvers overview" and "Built-in utilities".
export class ResolverError extends Error {
  constructor(message, errorType = 'Custom') {
    super(message);
    this.errorType = errorType;
  }
}

export class EarlyReturn {
  constructor(value) {
    this.value = value;
  }
}

export const heard = { filter: undefined };

const conditions = (filter) =>
  Object.entries(filter).flatMap(([fieldName, by]) =>
    Object.entries(by).map(([operator, value]) => ({ fieldName, operator, value })),
  );

export const util = {
  error(message, errorType) {
    throw new ResolverError(message, errorType);
  },
  base64Encode: (text) => Buffer.from(text).toString('base64'),
  transform: {
    toSubscriptionFilter: (filter) => JSON.stringify({ filterGroup: [{ filters: conditions(filter) }] }),
  },
};

export const extensions = {
  setSubscriptionFilter(filter) {
    heard.filter = JSON.parse(filter);
  },
};

export const runtime = {
  earlyReturn(value) {
    throw new EarlyReturn(value);
  },
};

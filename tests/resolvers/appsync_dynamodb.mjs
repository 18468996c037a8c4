// '@aws-appsync/utils/dynamodb', as far as our resolvers use it.
export const query = (request) => ({ operation: 'Query', ...request });
export const get = (request) => ({ operation: 'GetItem', ...request });

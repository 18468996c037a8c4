import { fileURLToPath } from 'node:url';

const standIn = (name) => fileURLToPath(new URL(`../tests/resolvers/${name}`, import.meta.url));

export default {
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: { include: ['tests/resolvers/**/*.test.mjs'] },
  resolve: {
    alias: [
      { find: '@aws-appsync/utils/dynamodb', replacement: standIn('appsync_dynamodb.mjs') },
      { find: /^graphql$/, replacement: fileURLToPath(new URL('./node_modules/graphql/index.mjs', import.meta.url)) },
      { find: /^vitest$/, replacement: fileURLToPath(new URL('./node_modules/vitest/dist/index.js', import.meta.url)) },
      { find: /^@aws-appsync\/utils$/, replacement: standIn('appsync_utils.mjs') },
    ],
  },
};

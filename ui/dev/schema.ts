import { readFileSync } from 'node:fs';
import { buildSchema, extendSchema, parse, type GraphQLSchema } from 'graphql';

const AWS = `
  scalar AWSJSON
  directive @aws_cognito_user_pools on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
`;

/** graphql/schema.graphql with what AppSync adds to it. */
export function readSchema(): GraphQLSchema {
  const text = readFileSync(new URL('../../graphql/schema.graphql', import.meta.url), 'utf8');
  return extendSchema(buildSchema(AWS + text), parse('extend type Query { _: Boolean }'));
}

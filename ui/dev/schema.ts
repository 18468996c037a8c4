import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, extendSchema, parse, type GraphQLSchema } from 'graphql';

const AWS = `
  scalar AWSJSON
  directive @aws_cognito_user_pools on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
`;

/** graphql/schema.graphql with what AppSync adds to it. */
export function readSchema(): GraphQLSchema {
  const text = readFileSync(join(import.meta.dirname, '../../graphql/schema.graphql'), 'utf8');
  return extendSchema(buildSchema(AWS + text), parse('extend type Query { _: Boolean }'));
}

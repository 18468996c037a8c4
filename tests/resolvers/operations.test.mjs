// The operations that both homes of the API answer alike (tests/graphql/README.md), as far as AppSync
// answers them from tables alone; the rest is answered by the same Python as on a laptop.
import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, graphql, parse, visit, visitWithTypeInfo, TypeInfo } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ANSWERED, resolve } from './run.mjs';
import { stored, Tables } from './tables.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const schemaText = `scalar AWSJSON
directive @aws_cognito_user_pools on OBJECT | FIELD_DEFINITION
directive @aws_iam on OBJECT | FIELD_DEFINITION
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
${read('../../graphql/schema.graphql')}`;
const LOOKED_UP = ['Query', 'Mutation', 'Subscription'];
const BY_CODE = ['agents', 'findings', 'coverage', 'cost'];

const all = readdirSync(new URL('../graphql/operations', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(read(`../graphql/operations/${name}`)));

const isAnswered = (operation) => {
  const types = new TypeInfo(buildSchema(schemaText));
  let answered = true;
  const Field = (node) => {
    const parent = types.getParentType()?.name;
    const needsCode = LOOKED_UP.includes(parent) && !ANSWERED[`${parent}.${node.name.value}`];
    if (needsCode || (parent === 'Document' && BY_CODE.includes(node.name.value))) answered = false;
  };
  visit(parse(operation), visitWithTypeInfo(types, { Field }));
  return answered;
};
// Whom the directives let in is AppSync's own doing.
const isAboutWhoMayCall = (step) => step.expected.errors?.some((error) => error.errorType === 'Unauthorized');
const ours = all.filter((file) => file.steps.every((step) => isAnswered(step.operation) && !isAboutWhoMayCall(step)));

const schemaOver = (tables, owner) => {
  const schema = buildSchema(schemaText);
  for (const field of Object.keys(ANSWERED)) {
    const [type, name] = field.split('.');
    schema.getType(type).getFields()[name].resolve = (source, args) => resolve(field, tables, { args, owner, source });
  }
  return schema;
};

const rowsOf = (names) => {
  const rows = {};
  for (const name of names) {
    for (const [table, added] of Object.entries(JSON.parse(read(`../graphql/given/${name}.json`)))) {
      rows[table] = [...(rows[table] ?? []), ...added];
    }
  }
  return stored(rows);
};

const anyIsAny = (value) => {
  if (value === '${any}') return expect.anything();
  if (Array.isArray(value)) return value.map(anyIsAny);
  return value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, anyIsAny(part)]))
    : value;
};

test('there are operations that AppSync answers from tables', () => expect(ours.length).toBeGreaterThan(3));

describe.each(ours)('$name', ({ given, steps }) => {
  const tables = new Tables(rowsOf(given));
  test.each(steps)('step %#', async ({ identity, operation, variables, expected }) => {
    const schema = schemaOver(tables, identity.owner);
    tables.asked = [];
    const answer = await graphql({ schema, source: operation, variableValues: variables });
    // Answered by the same Python as on a laptop, which is held to the file itself.
    if (tables.asked.length) return expect(tables.asked).toMatchObject([{ owner: identity.owner, field: 'listFindings' }]);
    const errors = (answer.errors ?? []).map((error) => ({
      path: error.path,
      errorType: error.originalError?.errorType ?? error.message,
    }));
    expect(JSON.parse(JSON.stringify(answer.data))).toEqual(anyIsAny(expected.data));
    expect(errors).toEqual(expected.errors ?? []);
  });
});

import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { readSchema } from '../dev/schema';
import * as operations from '../src/api/operations';

const schema = readSchema();

test.each(Object.entries(operations))('%s is answered by the schema', (_, operation) => {
  expect(validate(schema, parse(operation)).map(({ message }) => message)).toEqual([]);
});

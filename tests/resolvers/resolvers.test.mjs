import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filter, resolve } from './run.mjs';
import { Tables } from './tables.mjs';
import * as invoke from '../../graphql/resolvers/invoke.js';

const given = (name) => JSON.parse(readFileSync(new URL(`../graphql/given/${name}.json`, import.meta.url)));
const rows = { ...given('two_owners'), ...given('events_and_agents') };
rows.documents = rows.documents.map((row) => ({ ...row, user_id: row.owner }));
const tables = new Tables(rows);
const is = (errorType) => expect.objectContaining({ errorType });

test('lists the caller’s own documents, the newest first', async () => {
  const { items, nextToken } = await resolve('Query.listDocuments', tables, {});
  expect(items.map((item) => item.id)).toEqual(['d3', 'd1', 'd2']);
  expect(nextToken).toBeNull();
});

test('goes on where the token says, and never to another owner', async () => {
  const seen = [];
  let nextToken;
  do {
    const part = await resolve('Query.listDocuments', tables, { args: { limit: 2, nextToken } });
    seen.push(...part.items.map((item) => item.owner));
    ({ nextToken } = part);
  } while (nextToken);
  expect(seen).toEqual(['ada', 'ada', 'ada']);
});

test('lists documents of one status', async () => {
  const { items } = await resolve('Query.listDocuments', tables, { args: { status: 'FAILED' } });
  expect(items.map((item) => item.id)).toEqual(['d2']);
});

test.each([0, -1, 201])('refuses the limit %d', async (limit) => {
  await expect(resolve('Query.listDocuments', tables, { args: { limit } })).rejects.toEqual(is('InvalidInput'));
});

test('a document is the same in the list and by itself', async () => {
  const one = await resolve('Query.getDocument', tables, { args: { id: 'd1' } });
  const { items } = await resolve('Query.listDocuments', tables, {});
  expect(items.find((item) => item.id === 'd1')).toEqual(one);
  expect(Object.values(one)).not.toContain(undefined);
});

const OF_A_DOCUMENT = [
  ['Query.getDocument', 'id'],
  ['Query.listAgentExecutions', 'documentId'],
  ['Query.listEvents', 'documentId'],
  ['Subscription.onAgentStatusUpdate', 'documentId'],
  ['Subscription.onDocumentUpdate', 'id'],
];

test.each(OF_A_DOCUMENT)('%s: a stranger’s document is not there', async (field, name) => {
  const asked = resolve(field, tables, { args: { [name]: 'd1' }, owner: 'eve' });
  await expect(asked).rejects.toEqual(is('NotFound'));
});

test.each(OF_A_DOCUMENT)('%s: neither is one that there never was', async (field, name) => {
  await expect(resolve(field, tables, { args: { [name]: 'd9' } })).rejects.toEqual(is('NotFound'));
});

test.each(OF_A_DOCUMENT.slice(3))('%s hears of its own document only', async (field, name) => {
  await resolve(field, tables, { args: { [name]: 'd1' } });
  expect(filter().filterGroup[0].filters).toEqual([
    { fieldName: 'owner', operator: 'eq', value: 'ada' },
    { fieldName: name, operator: 'eq', value: 'd1' },
  ]);
});

test.each(OF_A_DOCUMENT.slice(3))('%s without an id hears of all the caller’s documents', async (field) => {
  await resolve(field, tables, { owner: 'eve' });
  expect(filter().filterGroup[0].filters).toEqual([{ fieldName: 'owner', operator: 'eq', value: 'eve' }]);
});

test('what our functions tell is what subscribers get', async () => {
  const args = { id: 'd1', owner: 'ada', status: 'COMPLETE', sequence: 7 };
  expect(await resolve('Mutation.updateDocument', tables, { args })).toEqual(args);
});

test('events come after the one that was seen last', async () => {
  const all = await resolve('Query.listEvents', tables, { args: { documentId: 'd1' } });
  const after = await resolve('Query.listEvents', tables, { args: { documentId: 'd1', after: all[0].sequence } });
  expect(after).toEqual(all.slice(1));
  expect(JSON.parse(all[0].detail)).toBeTypeOf('object');
});

test('a document’s last event is counted', async () => {
  const events = await resolve('Query.listEvents', tables, { args: { documentId: 'd1' } });
  const last = await resolve('Document.lastSequence', tables, { source: { id: 'd1' } });
  expect(last).toBe(events.at(-1).sequence);
  expect(await resolve('Document.lastSequence', tables, { source: { id: 'd2' } })).toBe(0);
});

test('there are no conversations yet', async () => {
  expect(await resolve('Query.listConversations', tables, {})).toEqual({ items: [], nextToken: null });
});

test('the function is told who asks by the session, not by the arguments', () => {
  const info = { parentTypeName: 'Query', fieldName: 'search' };
  const ctx = { info, args: { query: 'x', owner: 'eve' }, source: null, identity: { sub: 'ada', groups: null } };
  expect(invoke.request(ctx).payload).toMatchObject({ owner: 'ada', groups: [], field: 'search', document: null });
});

test('the function’s error keeps its type', () => {
  const result = { error: { type: 'NotFound', message: 'There is no document.' } };
  expect(() => invoke.response({ result })).toThrow(is('NotFound'));
});

test('a table that is busy can be asked again, a foreign token cannot', async () => {
  const busy = { query: () => { throw Object.assign(new Error('busy'), { type: 'DynamoDB:ThrottlingException' }); } };
  await expect(resolve('Query.listDocuments', busy, {})).rejects.toEqual(is('Unavailable'));
  const asked = resolve('Query.listDocuments', tables, { args: { nextToken: btoa('elsewhere') } });
  await expect(asked).rejects.toEqual(is('InvalidInput'));
});

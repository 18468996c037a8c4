import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filter, resolve } from './run.mjs';
import { stored, Tables } from './tables.mjs';
import * as invoke from '../../graphql/resolvers/invoke.js';

const given = (name) => JSON.parse(readFileSync(new URL(`../graphql/given/${name}.json`, import.meta.url)));
const rows = stored({ ...given('two_owners'), ...given('events_and_agents'), ...given('three_findings'), ...given('a_review') });
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
  ['Query.listFindings', 'documentId'],
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

test.each(OF_A_DOCUMENT.slice(4))('%s hears of its own document only', async (field, name) => {
  await resolve(field, tables, { args: { [name]: 'd1' } });
  expect(filter().filterGroup[0].filters).toEqual([
    { fieldName: 'owner', operator: 'eq', value: 'ada' },
    { fieldName: name, operator: 'eq', value: 'd1' },
  ]);
});

test.each(OF_A_DOCUMENT.slice(4))('%s without an id hears of all the caller’s documents', async (field) => {
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
  const busy = { answer: () => { throw Object.assign(new Error('busy'), { type: 'DynamoDB:ThrottlingException' }); } };
  await expect(resolve('Query.listDocuments', busy, {})).rejects.toEqual(is('Unavailable'));
  const asked = resolve('Query.listDocuments', tables, { args: { nextToken: btoa('elsewhere') } });
  await expect(asked).rejects.toEqual(is('InvalidInput'));
});

const findings = (args, over = tables) => resolve('Query.listFindings', over, { args: { documentId: 'd1', ...args } });
const withFindings = (change) => new Tables({ ...rows, findings: change(rows.findings) });

test('a finding has every field that the function would give', async () => {
  const { items } = await findings({});
  const [first] = items;
  expect(JSON.parse(first.computation.detail).recomputed).toBe('12.30');
  expect(first.evidence[0]).toEqual({
    documentId: 'd1', filename: '', page: 3, quote: 'Total 12.40', boxes: [[0.125, 0.25, 0.5, 0.0625]], verified: true,
  });
  expect(items[2].evidence[1].documentId).toBe('d2');
  expect(items[1].absence.pagesSearched).toEqual([1, 2, 3]);
  expect(items.flatMap((item) => Object.values(item))).not.toContain(undefined);
});

test('findings go on where the token says, in every filter', async () => {
  const filter = { severities: ['CRITICAL', 'LOW'] };
  const one = await findings({ filter, limit: 1 });
  const two = await findings({ filter, limit: 1, nextToken: one.nextToken });
  expect([one.total, two.total, two.nextToken]).toEqual([2, 2, null]);
  expect([...one.items, ...two.items].map((item) => item.id)).toEqual(['f1', 'f3']);
});

test.each([
  ['another filter', { filter: { agents: ['math'] } }],
  ['another document', { documentId: 'd2' }],
])('a token of %s is refused', async (_, other) => {
  const { nextToken } = await findings({ limit: 1 });
  await expect(findings({ limit: 1, nextToken, ...other })).rejects.toEqual(is('InvalidInput'));
});

test.each(['', '|', 'x|y', 'set-of-d1#00000', 'set-of-d1#00000|'].slice(1))('the invented token %s is refused', async (nextToken) => {
  await expect(findings({ nextToken })).rejects.toEqual(is('InvalidInput'));
});

test.each([0, -1, 1001])('findings: the limit %d is refused', async (limit) => {
  await expect(findings({ limit })).rejects.toEqual(is('InvalidInput'));
});

test.each([
  ['a text is looked for', (rows) => rows, { filter: { text: 'x' } }],
  ['the set was stored before sets were counted', (rows) => rows.map(({ count, ...row }) => row), {}],
  ['a finding lies in S3', (rows) => rows.map((row) => (row.id === 'f2' ? { ...row, body_key: 'k' } : row)), {}],
  ['the set was replaced while it was read', (rows) => rows.filter((row) => row.id !== 'f2'), {}],
])('the function answers when %s', async (_, change, args) => {
  const over = withFindings(change);
  expect(await findings(args, over)).toEqual({ items: [], nextToken: null, total: 0 });
  expect(over.asked).toEqual([
    { type: 'Query', field: 'listFindings', arguments: { documentId: 'd1', ...args }, document: null, owner: 'ada', groups: [] },
  ]);
});

test('the function is not asked by a stranger, nor where the table is enough', async () => {
  const over = withFindings((rows) => rows);
  await findings({}, over);
  await expect(findings({ documentId: 'e1', filter: { text: 'x' } }, over)).rejects.toEqual(is('NotFound'));
  expect(over.asked).toEqual([]);
});

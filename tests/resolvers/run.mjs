// A field as AppSync resolves it: a unit resolver, or a pipeline of functions.
import { EarlyReturn, heard } from './appsync_utils.mjs';

const FOLDER = '../../graphql/resolvers/';
const load = (file) => import(`${FOLDER}${file}.js`);

// Field → the data source and the file; two files: a pipeline.
export const ANSWERED = {
  'Query.listDocuments': [['documents', 'Query.listDocuments']],
  'Query.getDocument': [['documents', 'Query.getDocument']],
  'Query.listFindings': [
    ['documents', 'ownDocument'],
    ['findings', 'findingsSet'],
    ['findings', 'findingsOf'],
    ['reviews', 'reviewedFindings'],
    ['code', 'findingsByCode'],
  ],
  'Query.listAgentExecutions': [['documents', 'ownDocument'], ['agent_executions', 'executionsOf']],
  'Query.listEvents': [['documents', 'ownDocument'], ['events', 'eventsOf']],
  'Query.listConversations': [[null, 'Query.listConversations']],
  'Document.lastSequence': [['events', 'Document.lastSequence']],
  'Mutation.updateAgentStatus': [[null, 'Mutation.tell']],
  'Mutation.updateDocument': [[null, 'Mutation.tell']],
  'Subscription.onAgentStatusUpdate': [['documents', 'Subscription.onAgentStatusUpdate']],
  'Subscription.onDocumentUpdate': [['documents', 'Subscription.onDocumentUpdate']],
};

export async function resolve(field, tables, { args = {}, owner = 'ada', source = null }) {
  heard.filter = undefined;
  let value;
  const stash = {};
  const [parentTypeName, fieldName] = field.split('.');
  const info = { parentTypeName, fieldName };
  for (const [table, file] of ANSWERED[field]) {
    value = await step(await load(file), table, tables, { args, identity: { sub: owner }, info, source, stash, prev: { result: value } });
  }
  return value;
}

async function step(code, table, tables, ctx) {
  try {
    const request = code.request(ctx);
    return code.response({ ...ctx, ...fetched(table, tables, request) });
  } catch (stop) {
    if (stop instanceof EarlyReturn) return stop.value;
    throw stop;
  }
}

// AppSync's own refusals have no "DynamoDB:" before their type (developer guide, "Error handling").
function fetched(table, tables, request) {
  try {
    return { result: table ? tables.answer(table, request) : request.payload };
  } catch (refused) {
    if (!refused.type) throw refused;
    return { error: { message: refused.message, type: refused.type } };
  }
}

export const filter = () => heard.filter;

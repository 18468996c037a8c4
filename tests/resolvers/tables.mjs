// Tables in memory, with the keys and indexes of infrastructure/data.yaml. A token is a position.
const KEYS = {
  documents: { '': ['document_id', 'created_at'], 'user_id-created_at-index': ['user_id', 'created_at'] },
  events: { '': ['document_id', 'sequence'] },
  findings: { '': ['document_id', 'finding_id'] },
  reviews: { '': ['document_id', 'entry'] },
  agent_executions: { 'document_id-timestamp-index': ['document_id', 'timestamp'] },
};
const OPERATORS = { eq: (a, b) => a === b, gt: (a, b) => a > b, beginsWith: (a, b) => a.startsWith(b) };

const holds = (item, expression) =>
  Object.entries(expression ?? {}).every(([name, by]) =>
    Object.entries(by).every(([operator, value]) => OPERATORS[operator](item[name], value)),
  );

const position = (token) => {
  const found = Number(atob(token));
  if (Number.isInteger(found)) return found;
  throw Object.assign(new Error('Invalid pagination token given'), { type: 'BadRequest' });
};

export class Tables {
  constructor(rows) {
    this.rows = rows;
    this.asked = [];
  }

  answer(table, request) {
    if (table === 'code') {
      this.asked.push(request.payload);
      return { data: { items: [], nextToken: null, total: 0 } };
    }
    return request.operation === 'GetItem' ? this.get(table, request) : this.query(table, request);
  }

  get(table, request) {
    const keys = KEYS[table][''];
    if (keys.some((key) => !(key in request.key))) throw new Error(`${keys} are the keys of ${table}`);
    return (this.rows[table] ?? []).find((item) => keys.every((key) => item[key] === request.key[key])) ?? null;
  }

  query(table, request) {
    const keys = KEYS[table][request.index ?? ''];
    if (!keys) throw new Error(`${table} has no index ${request.index}`);
    const foreign = Object.keys(request.query).filter((name) => !keys.includes(name));
    if (foreign.length) throw new Error(`${foreign} is no key of ${table}`);
    if (request.index && request.consistentRead) throw new Error('an index is never consistent');
    const [, sort] = keys;
    const direction = request.scanIndexForward === false ? -1 : 1;
    const found = (this.rows[table] ?? [])
      .filter((item) => holds(item, request.query))
      .sort((a, b) => direction * (a[sort] < b[sort] ? -1 : a[sort] > b[sort] ? 1 : 0));
    const start = request.nextToken ? position(request.nextToken) : 0;
    const end = start + (request.limit ?? found.length);
    const items = found.slice(start, end).filter((item) => holds(item, request.filter));
    return { items, nextToken: end < found.length ? btoa(String(end)) : null };
  }
}

// Rows of tests/graphql/given as the adapters of the tables store them.
export const stored = (rows) => ({
  ...rows,
  documents: rows.documents?.map((row) => ({ ...row, user_id: row.owner })),
  findings: findingsOf(rows.findings ?? []),
  reviews: rows.reviews?.map((row) => ({ ...row, entry: String(row.sequence).padStart(10, '0') })),
});

function findingsOf(rows) {
  const documents = [...new Set(rows.map((row) => row.document_id))];
  return documents.flatMap((id) => {
    const own = rows.filter((row) => row.document_id === id);
    const key = (rank) => `set-of-${id}#${String(rank).padStart(5, '0')}`;
    const items = own.map((row, rank) => ({ ...row, id: row.finding_id, finding_id: key(rank) }));
    return [...items, { document_id: id, finding_id: 'current', set_name: `set-of-${id}`, count: own.length }];
  });
}

// Tables in memory, with the keys and indexes of infrastructure/data.yaml. A token is a position.
const KEYS = {
  documents: { '': ['document_id', 'created_at'], 'user_id-created_at-index': ['user_id', 'created_at'] },
  events: { '': ['document_id', 'sequence'] },
  agent_executions: { 'document_id-timestamp-index': ['document_id', 'timestamp'] },
};
const OPERATORS = { eq: (a, b) => a === b, gt: (a, b) => a > b };

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
      .sort((a, b) => direction * (a[sort] - b[sort]));
    const start = request.nextToken ? position(request.nextToken) : 0;
    const end = start + (request.limit ?? found.length);
    const items = found.slice(start, end).filter((item) => holds(item, request.filter));
    return { items, nextToken: end < found.length ? btoa(String(end)) : null };
  }
}

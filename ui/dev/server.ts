import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { graphql } from 'graphql';
import { WebSocketServer, type WebSocket } from 'ws';
import { resolversOf } from './resolvers.ts';
import { readSchema } from './schema.ts';
import { exampleWorld, receive, type World } from './world.ts';

// A server of the schema for the tests of the UI: what the browser sees of `aspera serve`, over a fixture.

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.json': 'application/json',
};
const CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self' ws: wss:; script-src 'self' 'wasm-unsafe-eval'";

export interface Fake { url: string; world: World; stop(): Promise<void>; dropSockets(): void; loseMessages(share: number): void }

export async function startFake(world: World, port = 0): Promise<Fake> {
  const schema = readSchema();
  const rootValue = resolversOf(world);
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    if (pathname === '/graphql') {
      const { query, variables } = JSON.parse((await bodyOf(request)).toString()) as { query: string; variables: Record<string, unknown> };
      const result = await graphql({ schema, source: query, rootValue, variableValues: variables });
      const errors = result.errors?.map(({ message, path, extensions }) => ({ message, path, errorType: extensions['errorType'] ?? 'Defect' }));
      return json(response, { data: result.data, ...(errors ? { errors } : {}) });
    }
    if (pathname === '/config.json') return json(response, { mode: 'laptop', endpoint: '/graphql' });
    const [, section, id = ''] = pathname.split('/');
    if (section !== 'files') return file(response, pathname);
    if (request.method === 'PUT') return json(response, { documentId: receive(world, pathname.split('/')[3] ?? '', await bodyOf(request)) });
    if (searchParams.has('link') && searchParams.get('link') !== String(world.links)) return response.writeHead(404).end();
    return download(request, response, id, pathname);
  };
  const download = (request: IncomingMessage, response: ServerResponse, id: string, pathname: string) => {
    const held = world.held.get(id);
    if (!held) return response.writeHead(404).end();
    if (pathname.endsWith('/export')) return response.writeHead(200, { 'content-type': 'text/html', 'content-disposition': 'attachment; filename="report.html"' }).end('<title>Report</title>');
    return bytes(request, response, held.file);
  };
  const sockets = realtime(server, world);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${bound}`,
    world,
    dropSockets: sockets.drop,
    loseMessages: sockets.lose,
    stop: () => new Promise((resolve) => {
      sockets.drop();
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function file(response: ServerResponse, pathname: string): void {
  const path = join(DIST, normalize(pathname === '/' ? '/index.html' : pathname));
  if (!path.startsWith(DIST) || !existsSync(path) || !statSync(path).isFile()) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': CSP });
  createReadStream(path).pipe(response);
}

function bytes(request: IncomingMessage, response: ServerResponse, content: Buffer): void {
  const headers = { 'content-type': 'application/pdf', 'accept-ranges': 'bytes' };
  const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined) return void response.writeHead(200, { ...headers, 'content-length': content.length }).end(content);
  const end = to ? Number(to) : content.length - 1;
  const part = content.subarray(Number(from), end + 1);
  response.writeHead(206, { ...headers, 'content-length': part.length, 'content-range': `bytes ${from}-${end}/${content.length}` }).end(part);
}

/** AppSync's real-time protocol, as far as Amplify speaks it. */
function realtime(server: Server, world: World) {
  const sockets = new WebSocketServer({ server, path: '/graphql/realtime', handleProtocols: () => 'graphql-ws' });
  const started = new Map<WebSocket, Map<string, string>>();
  let lost = 0;
  let count = 0;
  sockets.on('connection', (socket) => {
    started.set(socket, new Map());
    const send = (value: unknown) => socket.send(JSON.stringify(value));
    const beat = setInterval(() => send({ type: 'ka' }), 20_000);
    socket.on('close', () => {
      clearInterval(beat);
      started.delete(socket);
    });
    socket.on('message', (data: Buffer) => {
      const said = JSON.parse(data.toString()) as { type: string; id: string; payload?: { data: string } };
      if (said.type === 'connection_init') send({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
      if (said.type === 'start') {
        started.get(socket)?.set(said.id, said.payload?.data ?? '');
        send({ type: 'start_ack', id: said.id });
      }
      if (said.type === 'stop') {
        started.get(socket)?.delete(said.id);
        send({ type: 'complete', id: said.id });
      }
    });
  });
  world.push = (field, value) => {
    count += 1;
    if (lost > 0 && (count * lost) % 1 < lost) return;
    started.forEach((subscriptions, socket) => subscriptions.forEach((query, id) => {
      if (query.includes(field)) socket.send(JSON.stringify({ type: 'data', id, payload: { data: { [field]: value } } }));
    }));
  };
  return {
    drop: () => sockets.clients.forEach((socket) => socket.terminate()),
    lose: (share: number) => (lost = share),
  };
}

if (import.meta.main) {
  const fake = await startFake(exampleWorld(700), Number(process.env['PORT'] ?? 8787));
  console.log(`The fake answers at ${fake.url}`);
}

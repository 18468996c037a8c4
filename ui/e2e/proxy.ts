import { createServer, request } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

export interface Proxy { origin: string; dropped: () => number; stop(): Promise<void> }

/** Stands before a server and loses every second message that the server pushes. */
export async function loseEverySecond(target: string): Promise<Proxy> {
  const { host, hostname, port } = new URL(target);
  let [count, dropped] = [0, 0];
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, host, ...(asked.headers.origin ? { origin: target } : {}) };
    const sent = request({ hostname, port, path: asked.url, method: asked.method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    sent.on('error', () => answer.destroy());
    asked.pipe(sent);
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-ws' });
  sockets.on('connection', (browser, asked) => {
    const protocols = (asked.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    const headers = { cookie: asked.headers.cookie ?? '' };
    const behind = new WebSocket(`ws://${host}${asked.url}`, protocols, { headers, origin: target });
    const waiting: string[] = [];
    browser.on('message', (data: Buffer) => (behind.readyState === WebSocket.OPEN ? behind.send(data.toString()) : waiting.push(data.toString())));
    behind.on('open', () => waiting.forEach((said) => behind.send(said)));
    behind.on('message', (data: Buffer) => {
      const said = data.toString();
      if (said.includes('"type":"data"') && (count += 1) % 2) dropped += 1;
      else browser.send(said);
    });
    browser.on('close', () => behind.close());
    behind.on('close', () => browser.close());
    behind.on('error', () => browser.terminate());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as { port: number };
  return {
    origin: `http://127.0.0.1:${own}`,
    dropped: () => dropped,
    stop: () => new Promise((resolve) => {
      sockets.clients.forEach((socket) => socket.terminate());
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

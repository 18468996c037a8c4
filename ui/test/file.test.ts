import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '../src/api/errors';
import { renewing } from '../src/api/file';
import { readBeginning, readRange } from '../src/design/pages/ranges';

const FILE = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
let works = 'link-1';
let links = 0;

const newLink = () => Promise.resolve(`https://files/link-${++links}`);

/** A store of one file, by parts, behind the one link that works. */
function answer(url: string, { headers }: { headers: Record<string, string> }): Promise<Response> {
  if (!url.endsWith(works)) return Promise.resolve(new Response('', { status: 403 }));
  const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(headers['range'] ?? '') ?? [];
  const end = Math.min(Number(to || FILE.length - 1), FILE.length - 1);
  return Promise.resolve(new Response(FILE.slice(Number(from), end + 1), { status: 206, headers: { 'content-range': `bytes ${from}-${end}/${FILE.length}` } }));
}

afterEach(() => {
  vi.unstubAllGlobals();
  [works, links] = ['link-1', 0];
});

test('a link is asked for once, and again when it has run out', async () => {
  vi.stubGlobal('fetch', answer);
  const read = renewing(newLink);
  await read();
  await read();
  expect(links).toBe(1);
  works = 'link-2';
  expect((await read({ range: 'bytes=10-19' })).status).toBe(206);
  expect(links).toBe(2);
});

test('a file that is refused with a new link too is an error', async () => {
  works = 'none';
  vi.stubGlobal('fetch', answer);
  await expect(renewing(newLink)()).rejects.toThrow('HTTP 403');
  expect(links).toBe(2);
});

test('the beginning tells the length of all, and parts are what was asked for', async () => {
  vi.stubGlobal('fetch', answer);
  const read = renewing(newLink);
  const { bytes, length } = await readBeginning(read);
  expect([length, bytes.length]).toEqual([300_000, 131_072]);
  expect(await readRange(read, 200_000, 200_010, () => true)).toEqual(FILE.slice(200_000, 200_010));
});

test('a part of a store that sends all of it is cut out', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(FILE.slice())));
  expect(await readRange(renewing(newLink), 5, 9, () => true)).toEqual(FILE.slice(5, 9));
});

test('a part is asked for until the server is back, and not after the pages are closed', async () => {
  vi.useFakeTimers();
  let away = 2;
  vi.stubGlobal('fetch', (url: string, init: { headers: Record<string, string> }) => (away-- > 0 ? Promise.reject(new TypeError('Failed to fetch')) : answer(url, init)));
  const found = readRange(renewing(newLink), 0, 4, () => true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await found).toEqual(FILE.slice(0, 4));
  expect(await readRange(renewing(newLink), 0, 4, () => false)).toBeNull();
  vi.useRealTimers();
});

test('a part of a document that is gone is not waited for', async () => {
  const gone = renewing(() => Promise.reject(new ApiError('NotFound', 'gone')));
  expect(await readRange(gone, 0, 4, () => true)).toBeNull();
});

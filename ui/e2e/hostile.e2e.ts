import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from './actions.ts';
import { complaints, openBrowser, openContext } from './browser.ts';
import { openHome, type Home } from './home.ts';

// Files, names, pages and addresses that mean harm, in a browser, against the real server.

const EXAMPLE = readFileSync(fileURLToPath(new URL('../../examples/nordhafen_annual_report_2024.pdf', import.meta.url)));
const REBOUND = 'rebound.example';

let browser: Browser;
let home: Home;
let page: Page;
let heard: string[];
let elsewhere: Server;

beforeAll(async () => {
  [browser, home] = await Promise.all([openBrowser(`--host-resolver-rules=MAP ${REBOUND} 127.0.0.1`), openHome()]);
  page = await home.open(browser);
  heard = complaints(page);
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  elsewhere = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Elsewhere</h1>'));
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await browser.close();
  elsewhere.close();
  await home.stop();
});

const NAMES = [
  { what: 'markup', name: '"><img src=x onerror=alert(1)>.pdf', shown: 'img src=x onerror=alert(1)' },
  { what: 'a script address', name: 'javascript:alert(1)&#x22;.pdf', shown: 'alert(1)&#x22;.pdf' },
  { what: 'a name that reads from right to left', name: 'invoice\u202efdp.exe.pdf', shown: 'fdp.exe.pdf' },
  { what: 'a way out of the folder', name: '../../../../etc/passwd.pdf', shown: 'passwd.pdf' },
  { what: '255 characters', name: `${'long'.repeat(62)}end.pdf`, shown: 'longlonglong' },
  { what: 'a formula', name: '=cmd|calc!A1.pdf', shown: 'calc' },
];

test.each(NAMES)('a name with $what is text, and its report can be opened and exported', async ({ name, shown }) => {
  await page.goto(`${home.origin}/#/documents`);
  const content = Buffer.concat([EXAMPLE, Buffer.from(`\n% ${NAMES.findIndex((one) => one.name === name)}`)]);
  await send(page, home.origin, name, content);
  const row = page.locator('tbody tr', { hasText: shown }).first();
  await row.getByText('Complete', { exact: true }).filter({ visible: true }).waitFor({ timeout: 40_000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await row.locator('a').first().click();
  await page.locator('.a-viewer .a-mark').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Export' }).click();
  const [report] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Report (HTML)', exact: true }).click()]);
  expect(report.suggestedFilename()).not.toContain('/');
  const reader = await (await openContext(browser, { width: 1200, height: 800 })).newPage();
  reader.on('dialog', (dialog) => heard.push(`in the report: ${dialog.message()}`));
  await reader.setContent(readFileSync(await report.path(), 'utf8'));
  expect(await reader.locator('img[src="x"]').count()).toBe(0);
  await reader.context().close();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});

test('a name from right to left does not turn the words around it', async () => {
  await page.goto(`${home.origin}/#/documents`);
  const link = page.locator('tbody tr', { hasText: 'fdp.exe.pdf' }).locator('a bdi');
  expect(await link.count()).toBe(1);
});

const PDF = '%PDF-1.7\n';
const FILES = [
  { name: 'page.pdf', content: '<html><script>alert(1)</script></html>', says: /kind|supported|PDF/ },
  { name: 'half.pdf', content: EXAMPLE.subarray(0, 9000), says: /damaged|cannot be opened|read/i },
  { name: 'noise.pdf', content: PDF + 'x'.repeat(5000), says: /damaged|cannot be opened|read/i },
  { name: 'program.exe', content: Buffer.from('MZ\0\0\u0001', 'latin1'), says: /kind|supported|PDF/ },
  { name: 'broken.docx', content: Buffer.from('PK\u0003\u0004 not a Word file at all', 'latin1'), says: /kind|supported|damaged|Word|read/i },
  { name: 'empty.pdf', content: '', says: /empty/ },
];

test.each(FILES)('$name is refused, or fails, and it is said why and what to do', async ({ name, content, says }) => {
  await page.goto(`${home.origin}/#/documents`);
  await page.reload();
  await send(page, home.origin, name, Buffer.from(content));
  const upload = page.locator('.a-uploads li', { hasText: name });
  await expect.poll(() => upload.innerText(), { timeout: 15_000 }).toMatch(/\.$|Open/m);
  const said = await upload.innerText();
  if (!said.includes('Sent;')) {
    expect(said.replace(name, '')).toMatch(says);
    return;
  }
  const row = page.locator('tbody tr', { hasText: name });
  await row.getByText('Failed', { exact: true }).filter({ visible: true }).waitFor({ timeout: 40_000 });
  await row.locator('a').first().click();
  const alert = page.getByText('This document could not be analysed').locator('xpath=ancestor::*[@role or self::div][3]');
  expect(await alert.innerText()).toMatch(says);
  await page.getByText('Delete it and upload a readable copy').waitFor();
});

test('a browser without the link is told what to do, and gets nothing', async () => {
  const stranger = await (await openContext(browser, { width: 1000, height: 700 })).newPage();
  for (const path of ['/', '/?token=wrong', '/config.json', '/graphql', '/files/x/y']) {
    const answer = await stranger.goto(home.origin + path);
    expect(answer?.status(), path).toBe(401);
  }
  await stranger.goto(`${home.origin}/?token=wrong`);
  await stranger.getByText('Please open the link').waitFor();
  await stranger.context().close();
});

test('a browser whose key is gone says so in the open page', async () => {
  const leaving = await home.open(browser);
  await leaving.getByRole('heading', { name: 'Documents', exact: true }).waitFor();
  await leaving.context().clearCookies();
  await leaving.getByRole('button', { name: /^Example:/ }).first().click();
  await leaving.getByText('This browser has no key').waitFor();
  await leaving.context().close();
});

test('another name for this machine is no address of the server', async () => {
  const { port } = new URL(home.origin);
  const rebound = await home.open(browser);
  const answer = await rebound.goto(`http://${REBOUND}:${port}/`);
  expect(answer?.status()).toBe(400);
  expect(await rebound.evaluate(() => fetch('/graphql', { method: 'POST', body: '{"query":"{ viewer { owner } }"}' }).then(({ status }) => status))).toBe(400);
  await rebound.context().close();
});

test('a page of another origin can neither ask, nor read, nor listen, though the cookie goes along', async () => {
  const { port } = elsewhere.address() as { port: number };
  const evil = await home.open(browser);
  await evil.goto(`http://127.0.0.1:${port}/`);
  const tried = await evil.evaluate(async (origin) => {
    const query = '{"query":"{ listDocuments { items { id } } }"}';
    const outcome = (work: Promise<unknown>) => work.then((value) => `read: ${String(value)}`, () => 'refused');
    const ask = (mode: RequestMode) => fetch(`${origin}/graphql`, { method: 'POST', credentials: 'include', mode, body: query });
    const socket = new Promise((resolve, reject) => {
      const opened = new WebSocket(`${origin.replace('http', 'ws')}/graphql/realtime`, 'graphql-ws');
      opened.onopen = () => resolve('open');
      opened.onerror = reject;
    });
    const framed = new Promise((resolve, reject) => {
      const frame = document.createElement('iframe');
      frame.src = origin;
      frame.onload = () => (frame.contentDocument === null ? reject(new Error('closed')) : resolve(frame.contentDocument.title));
      document.body.append(frame);
    });
    const image = new Promise((resolve, reject) => {
      const picture = new Image();
      picture.onload = () => resolve('drawn');
      picture.onerror = reject;
      picture.src = `${origin}/icon.svg`;
    });
    return {
      ask: await outcome(ask('cors')),
      blind: await outcome(ask('no-cors').then(({ type }) => (type === 'opaque' ? Promise.reject(new Error('opaque')) : type))),
      read: await outcome(fetch(`${origin}/config.json`, { credentials: 'include' }).then((answer) => answer.text())),
      socket: await outcome(socket),
      framed: await outcome(framed),
      image: await outcome(image),
    };
  }, home.origin);
  expect(tried).toEqual({ ask: 'refused', blind: 'refused', read: 'refused', socket: 'refused', framed: 'refused', image: 'refused' });
  await evil.context().close();
});

test('nothing was run, and the page had nothing to complain about', () => {
  expect(heard).toEqual([]);
});

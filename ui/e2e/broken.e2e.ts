import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longPdf } from '../dev/long-pdf.ts';
import { analysed, send } from './actions.ts';
import { openBrowser } from './browser.ts';
import { openHome, type Home } from './home.ts';
import { loseEverySecond } from './proxy.ts';

// What goes wrong between a browser and the real server: killed, messages lost, two tabs.

const EXAMPLE = readFileSync(fileURLToPath(new URL('../../examples/nordhafen_annual_report_2024.pdf', import.meta.url)));

let browser: Browser;
let home: Home;
let page: Page;

beforeAll(async () => {
  [browser, home] = await Promise.all([openBrowser(), openHome()]);
  page = await home.open(browser);
});

afterAll(async () => {
  await browser.close();
  await home.stop();
});

test('killed in the middle of an analysis the server goes on with it, and the screen follows', async () => {
  const row = await send(page, home.origin, 'long.pdf', longPdf(300, 25_000_000));
  await row.getByText('Analysing').filter({ visible: true }).waitFor();
  await home.kill();
  await page.getByText('The connection is lost').waitFor();
  await home.start();
  await page.getByText('The connection is lost').waitFor({ state: 'hidden', timeout: 30_000 });
  await analysed(row);
  expect(await row.textContent()).toContain('300');
});

test('pages that are open go on being read after the server was killed: with a new link', async () => {
  let links = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('DocumentFile')) links += 1;
  });
  await page.getByRole('link', { name: 'long.pdf' }).click();
  await page.getByText('Page 1 of 300').waitFor();
  await home.kill();
  await page.getByText('The connection is lost').waitFor();
  await home.start();
  await page.getByText('The connection is lost').waitFor({ state: 'hidden', timeout: 30_000 });
  await page.locator('.a-viewer').evaluate((viewer) => viewer.scrollTo({ top: viewer.scrollHeight }));
  await page.locator('.a-sheet[data-page="300"] .textLayer span', { hasText: 'Page 300, line 1:' }).waitFor({ state: 'attached' });
  expect(links).toBeGreaterThan(1);
});

test('half of the messages are lost on the way, and the screen ends the same', async () => {
  const proxy = await loseEverySecond(home.origin);
  const lossy = await home.open(browser);
  await lossy.goto(proxy.origin);
  await lossy.getByRole('link', { name: 'long.pdf' }).waitFor();
  const row = await send(lossy, proxy.origin, 'lossy.pdf', EXAMPLE);
  await row.locator('.a-lamp-complete').nth(4).waitFor();
  await analysed(row);
  await page.goto(`${home.origin}/#/documents`);
  const whole = page.locator('tbody tr', { hasText: 'lossy.pdf' });
  await analysed(whole);
  await expect.poll(() => row.innerText(), { timeout: 15_000 }).toBe(await whole.innerText());
  expect(proxy.dropped()).toBeGreaterThan(2);
  await lossy.context().close();
  await proxy.stop();
});

test('what is deleted in one tab leaves the other: from the list, and while it is read', async () => {
  const context = page.context();
  const [list, reading] = await Promise.all([context.newPage(), context.newPage()]);
  await list.goto(home.origin);
  await reading.goto(home.origin);
  await reading.getByRole('link', { name: 'lossy.pdf' }).click();
  await reading.locator('.a-finding').first().waitFor();
  await list.getByRole('link', { name: 'lossy.pdf' }).waitFor();
  await page.goto(`${home.origin}/#/documents`);
  await page.getByRole('checkbox', { name: 'Choose lossy.pdf' }).check();
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('link', { name: 'lossy.pdf' }).waitFor({ state: 'detached' });
  await list.getByRole('link', { name: 'lossy.pdf' }).waitFor({ state: 'detached' });
  await reading.getByText('There is no such document any more').waitFor();
  expect(await list.getByRole('link', { name: 'long.pdf' }).isVisible()).toBe(true);
});

test('a document is analysed by the agents that are chosen, and the choice is remembered', async () => {
  await page.getByRole('button', { name: /Uploads are analysed by: All agents/ }).click();
  for (const name of ['Greenwashing', 'Risk', 'Compliance']) await page.getByRole('checkbox', { name, exact: true }).uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.reload();
  await page.getByRole('button', { name: /Uploads are analysed by: 2 of 5 agents/ }).waitFor();
  const row = await send(page, home.origin, 'two-agents.pdf', EXAMPLE);
  await analysed(row);
  expect(await row.locator('.a-lamp-complete').count()).toBe(2);
  expect(await row.locator('.a-lamp').count()).toBe(2);
  await page.getByRole('checkbox', { name: 'Choose two-agents.pdf' }).check();
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Analyse again…' }).click();
  await page.getByRole('checkbox', { name: 'Risk', exact: true }).check();
  await page.getByRole('button', { name: 'Analyse', exact: true }).click();
  await row.locator('.a-lamp-complete').nth(2).waitFor();
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longPdf } from '../dev/long-pdf.ts';
import { startFake, type Fake } from '../dev/server.ts';
import { exampleWorld, largeWorld } from '../dev/world.ts';
import { complaints, openBrowser, openContext } from './browser.ts';

let browser: Browser;
let fake: Fake;

beforeAll(async () => {
  [browser, fake] = await Promise.all([openBrowser(), startFake(exampleWorld(150))]);
});

afterAll(async () => {
  await browser.close();
  await fake.stop();
});

test('with half of the messages lost the screen ends the same', async () => {
  const page = await (await openContext(browser, { width: 1440, height: 900 })).newPage();
  await page.goto(fake.url);
  await page.getByRole('link', { name: 'nordhafen_annual_report_2024.pdf' }).waitFor();
  await page.waitForTimeout(800);
  fake.loseMessages(0.5);
  await page.getByRole('checkbox', { name: 'Choose nordhafen_annual_report_2024.pdf' }).check();
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Analyse again…' }).click();
  await page.getByRole('button', { name: 'Analyse', exact: true }).click();
  const row = page.locator('tr', { hasText: 'nordhafen_annual_report_2024.pdf' });
  await row.getByText('Analysing').filter({ visible: true }).waitFor();
  await row.getByText('Complete', { exact: true }).filter({ visible: true }).waitFor({ timeout: 20_000 });
  expect(await row.locator('.a-lamp-complete').count()).toBe(5);
  fake.loseMessages(0);
  await page.context().close();
});

test('a broken connection is said, mended, and caught up with', async () => {
  const context = await openContext(browser, { width: 1440, height: 900 });
  const page = await context.newPage();
  await page.goto(fake.url);
  await page.getByRole('link', { name: 'nordhafen_annual_report_2023.pdf' }).waitFor();
  await page.waitForTimeout(800);
  await context.setOffline(true);
  fake.dropSockets();
  await page.getByText('The connection is lost').waitFor();
  fake.world.held.delete('d-2023');
  await context.setOffline(false);
  await page.getByText('The connection is lost').waitFor({ state: 'hidden', timeout: 20_000 });
  await page.getByRole('link', { name: 'nordhafen_annual_report_2023.pdf' }).waitFor({ state: 'detached' });
  await context.close();
});

test('a dialog that was never opened opens while the server is away', async () => {
  const context = await openContext(browser, { width: 1440, height: 900 });
  const page = await context.newPage();
  const heard = complaints(page);
  await page.goto(fake.url);
  await page.getByRole('link', { name: 'nordhafen_annual_report_2024.pdf' }).waitFor();
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('GraphPage')));
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('button', { name: /Uploads are analysed by/ }).click();
  await page.getByRole('dialog', { name: 'How uploads are analysed' }).waitFor();
  expect(heard).toEqual([]);
  await context.close();
});

test('a thousand findings over 300 pages are listed, marked and reached', async () => {
  const large = await startFake(largeWorld(50, 1000));
  const page = await (await openContext(browser, { width: 1440, height: 900 })).newPage();
  await page.goto(`${large.url}/#/documents/d-0?finding=f-899`);
  await page.locator('.a-viewer .a-mark-active').waitFor();
  await expect.poll(() => page.locator('.a-pages-bar').textContent()).toContain('Page 300 of 300');
  expect(await page.locator('.a-findings [role=listitem]').count()).toBeLessThan(40);
  expect(await page.locator('.a-sheet').count()).toBeLessThan(8);
  await page.context().close();
  await large.stop();
});

test('a link that ran out while the pages are open is renewed by itself', async () => {
  const large = await startFake(largeWorld(50, 10));
  large.world.held.get('d-0')!.file = longPdf(300, 20_000_000);
  const page = await (await openContext(browser, { width: 1440, height: 900 })).newPage();
  let links = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('DocumentFile')) links += 1;
  });
  await page.goto(`${large.url}/#/documents/d-0`);
  await page.getByText('Page 1 of 300').waitFor();
  large.world.links += 1;
  await page.locator('.a-viewer').evaluate((viewer) => viewer.scrollTo({ top: viewer.scrollHeight }));
  await page.locator('.a-sheet[data-page="300"] .textLayer span', { hasText: 'Page 300, line 1:' }).waitFor({ state: 'attached' });
  await expect.poll(() => links).toBeGreaterThan(1);
  await page.context().close();
  await large.stop();
});

test('a stranger’s or deleted document says what to do', async () => {
  const page = await (await openContext(browser, { width: 1440, height: 900 })).newPage();
  await page.goto(`${fake.url}/#/documents/d-nobody`);
  await page.getByText('Go back to the list of documents').waitFor();
  await page.context().close();
});

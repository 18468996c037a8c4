import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longPdf } from '../dev/long-pdf.ts';
import { analysed, isMarkedOnWords, send } from './actions.ts';
import { openBrowser } from './browser.ts';
import { wrongSums } from './files.ts';
import { openHome, type Home } from './home.ts';

// Much of everything, on the real server.

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

test('300 pages are read, and the last one is reached and drawn', async () => {
  await analysed(await send(page, home.origin, 'long.pdf', longPdf(300)));
  await page.getByRole('link', { name: 'long.pdf' }).click();
  await page.getByText('Page 1 of 300').waitFor();
  await page.getByRole('button', { name: /^Page 1\b/ }).waitFor();
  await page.locator('.a-viewer').evaluate((viewer) => viewer.scrollTo({ top: viewer.scrollHeight }));
  await page.locator('.a-sheet[data-page="300"] .textLayer span', { hasText: 'Page 300, line 1:' }).waitFor({ state: 'attached' });
  expect(await page.locator('.a-sheet').count()).toBeLessThan(8);
});

test('1,000 findings are listed, and one far down is opened and marked', async () => {
  await analysed(await send(page, home.origin, 'notes.md', Buffer.from(wrongSums(1100))));
  await page.getByRole('link', { name: 'notes.md' }).click();
  await page.locator('.a-finding').first().waitFor();
  const [, count = ''] = /\(([\d,]+)\)/.exec((await page.locator('#findings-title').textContent()) ?? '') ?? [];
  expect(Number(count.replace(',', ''))).toBeGreaterThan(1000);
  await page.locator('.a-findings').evaluate((list) => list.scrollTo({ top: list.scrollHeight * 0.8 }));
  await page.locator('.a-finding', { hasText: /site [789]\d\d/ }).first().click();
  await page.locator('.a-viewer .a-mark-active').first().waitFor();
  await isMarkedOnWords(page);
  expect(await page.locator('.a-findings [role=listitem]').count()).toBeLessThan(40);
});

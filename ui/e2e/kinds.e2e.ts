import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analysed, isMarkedOnWords, send } from './actions.ts';
import { openBrowser } from './browser.ts';
import { photograph, tiff, wordFile, wrongSums } from './files.ts';
import { openHome, type Home } from './home.ts';

// Files whose pages a browser cannot draw, or that are read from a picture, on the real server.

let browser: Browser;
let home: Home;
let page: Page;
let photo: Awaited<ReturnType<typeof photograph>>;

beforeAll(async () => {
  [browser, home] = await Promise.all([openBrowser(), openHome()]);
  photo = await photograph(browser);
  page = await home.open(browser);
});

afterAll(async () => {
  await browser.close();
  await home.stop();
});

/** Uploads, waits for the end of the analysis, and opens the first finding whose title has `words`. */
async function uploaded(name: string, buffer: Buffer, words: string): Promise<void> {
  const row = await send(page, home.origin, name, buffer);
  await analysed(row);
  await row.getByRole('link', { name }).click();
  await page.getByPlaceholder('Find in findings').fill(words);
  await page.locator('.a-finding', { hasText: words }).first().click();
  await page.locator('.a-viewer .a-mark-active').first().waitFor();
  await page.locator('.a-viewer .a-sheet img').first().waitFor();
}

/** Where the mark is on its page, in ratios of it. */
function place(): Promise<{ top: number; bottom: number; page: string }> {
  return page.evaluate(() => {
    const mark = document.querySelector('.a-viewer .a-mark-active');
    const sheet = mark?.closest<HTMLElement>('.a-sheet');
    if (!mark || !sheet) throw new Error('There is no mark.');
    const [inner, outer] = [mark.getBoundingClientRect(), sheet.getBoundingClientRect()];
    return { top: (inner.top - outer.top) / outer.height, bottom: (inner.bottom - outer.top) / outer.height, page: sheet.dataset['page'] ?? '' };
  });
}

test('the example in Word is one click away, and its wrong total is marked', async () => {
  await page.getByRole('button', { name: 'Example: sustainability report 2023 (Word)' }).click();
  await page.locator('.a-finding', { hasText: 'Total energy' }).click({ timeout: 50_000 });
  await isMarkedOnWords(page);
});

test('a Word file is shown as pages set in type, with the words marked', async () => {
  await uploaded('costs.docx', wordFile('Costs of the year', [['EUR thousand', '2024'], ['Wages', '1,200'], ['Rent', '300'], ['Energy', '450'], ['Total costs', '2,050']]), 'Total costs');
  await isMarkedOnWords(page);
});

test('a long text comes page by page as somebody reads on', async () => {
  await uploaded('notes.md', Buffer.from(wrongSums(60)), 'site 57');
  await isMarkedOnWords(page);
  expect(Number((await place()).page)).toBeGreaterThan(4);
  const [, count = '0'] = /of (\d+)/.exec((await page.locator('.a-pages-bar').textContent()) ?? '') ?? [];
  expect(Number(count)).toBeGreaterThan(8);
  await page.locator('.a-thumb img').first().waitFor();
});

test('a photograph is shown as it is, and the mark lies on the words that were read', async () => {
  await uploaded('photo.png', photo.png, 'environmentally friendly');
  await isMarkedOnWords(page);
  const { top, bottom } = await place();
  expect((top + bottom) / 2).toBeGreaterThan(photo.claim.top);
  expect((top + bottom) / 2).toBeLessThan(photo.claim.bottom);
});

test('every page of a TIFF is shown, and the mark lies on the words that were read', async () => {
  await uploaded('scan.tiff', tiff(photo.dots, photo.width, photo.height), 'environmentally friendly');
  await isMarkedOnWords(page);
  const { top, bottom } = await place();
  expect((top + bottom) / 2).toBeGreaterThan(photo.claim.top);
  expect((top + bottom) / 2).toBeLessThan(photo.claim.bottom);
  expect(await page.locator('.a-pages-bar').textContent()).toContain('of 2');
});

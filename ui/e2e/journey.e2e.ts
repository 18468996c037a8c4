import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaints, openBrowser } from './browser.ts';
import { openHome, type Home } from './home.ts';
import { pixelsOf } from './pixels.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/nordhafen_annual_report_2024.pdf', import.meta.url));
const HOSTILE = '"><img src=x onerror="document.title=1">‮fdp.exe.pdf';
const SUM = '“Total current assets” for 2024 does not add up';

let browser: Browser;
let home: Home;
let page: Page;
let heard: string[];

beforeAll(async () => {
  [browser, home] = await Promise.all([openBrowser(), openHome()]);
  page = await home.open(browser);
  heard = complaints(page);
});

afterAll(async () => {
  await browser.close();
  await home.stop();
});

test('the empty list teaches how to begin', async () => {
  await page.getByRole('heading', { name: 'Drop a report here' }).waitFor();
  await page.getByRole('button', { name: 'Example: annual report 2024 (PDF)' }).waitFor();
  await page.getByRole('button', { name: 'Example: sustainability report 2023 (Word)' }).waitFor();
});

test('a dropped file is analysed while the agents are watched', async () => {
  const base64 = readFileSync(EXAMPLE).toString('base64');
  const transfer = await page.evaluateHandle((content) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'nordhafen.pdf', { type: 'application/pdf' }));
    return data;
  }, base64);
  await page.locator('body').dispatchEvent('dragenter', { dataTransfer: transfer });
  await page.getByText('Drop to analyse').waitFor();
  await page.locator('body').dispatchEvent('drop', { dataTransfer: transfer });
  await page.getByText('Sent; the analysis runs.').waitFor();
  await page.locator('tr', { hasText: 'nordhafen.pdf' }).locator('.a-lamp-complete').nth(4).waitFor();
  await page.locator('tr', { hasText: 'nordhafen.pdf' }).getByText('Complete', { exact: true }).filter({ visible: true }).waitFor();
});

test('the same file again is noticed', async () => {
  await page.getByTestId('files').setInputFiles(EXAMPLE);
  await page.getByText('You have this file already.').waitFor();
});

test('a finding opens with its sum, and its words are marked on the page', async () => {
  await page.getByRole('link', { name: 'nordhafen.pdf' }).click();
  await page.getByText(SUM).click();
  await page.getByText('6,130 + 24,860 + 5,040 + 15,450 = 51,480, printed 51,840').waitFor();
  await page.getByText('should read 51,480').waitFor();
  const mark = page.locator('.a-viewer .a-mark-active').first();
  await mark.waitFor();
  await expect.poll(async () => (await pixelsOf(page, mark)).dark, { timeout: 10_000 }).toBeGreaterThan(100);
  const pixels = await pixelsOf(page, mark);
  expect(pixels.yellow / pixels.total).toBeGreaterThan(0.4);
  expect(await wordsUnder(page)).toContain('Total current assets');
});

/** The text that pdf.js lays exactly where the mark is. */
function wordsUnder(from: Page): Promise<string> {
  return from.evaluate(() => {
    const mark = document.querySelector('.a-viewer .a-mark-active')?.getBoundingClientRect();
    if (!mark) return '';
    const spans = [...document.querySelectorAll('.textLayer span')].filter((span) => {
      const { top, bottom, left } = span.getBoundingClientRect();
      const middle = (top + bottom) / 2;
      return middle > mark.top && middle < mark.bottom && left >= mark.left - 5 && left < mark.right;
    });
    return spans.map((span) => span.textContent).join(' ');
  });
}

test('the keyboard goes through the findings, and the address names the one that is open', async () => {
  const address = new URL(page.url()).hash;
  expect(address).toMatch(/finding=/);
  await page.locator('h1').click();
  await page.keyboard.press('k');
  await expect.poll(() => new URL(page.url()).hash).not.toBe(address);
  await page.keyboard.press('j');
  await expect.poll(() => new URL(page.url()).hash).toBe(address);
});

test('a mark on the page opens its finding', async () => {
  await page.getByRole('button', { name: 'Finding: “Trade receivables”' }).first().click();
  await page.locator('.a-finding-open', { hasText: 'Trade receivables' }).waitFor();
});

test('a review is stored, kept as a trail, and seen in a second tab', async () => {
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.locator('.a-finding-open').waitFor();
  await page.locator('h1').click();
  await page.keyboard.press('a');
  await page.locator('.a-finding-open').getByText('Accepted').first().waitFor();
  await page.getByPlaceholder('Why it is accepted').fill('Checked <b>twice</b>');
  await page.getByRole('button', { name: 'Add comment' }).click();
  await page.locator('.a-trail li:nth-child(2)').waitFor();
  expect(await page.locator('.a-trail').textContent()).toContain('Checked <b>twice</b>');
  await second.locator('.a-finding-open .a-trail li:nth-child(2)').waitFor();
  await second.close();
});

test('the report is exported with what was accepted', async () => {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Report, only what was accepted' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('nordhafen-accepted.html');
  const report = readFileSync(await download.path(), 'utf8');
  expect([...report.matchAll(/<article class="finding/g)]).toHaveLength(1);
  expect(/<h3[^>]*>“Trade receivables”/.test(report)).toBe(true);
});

test('the compliance matrix opens its evidence', async () => {
  await page.goto(`${home.origin}/#/compliance`);
  await page.locator('.a-matrix .a-link').first().click();
  await page.locator('.a-requirement .a-mark-active').first().waitFor();
});

test('search results open the page at the place', async () => {
  await page.goto(`${home.origin}/#/search?q=leverage+covenant`);
  await page.locator('.a-hit-title').first().click();
  await page.locator('.a-viewer .a-mark').first().waitFor();
  await expect.poll(() => page.locator('.a-pages-bar').textContent()).toContain('Page 8 of 8');
});

test('the graph is drawn, and says in words what it shows', async () => {
  await page.goto(`${home.origin}/#/graph`);
  await page.locator('.a-graph-canvas canvas').first().waitFor();
  await page.locator('.a-entity .a-link').first().click();
  await page.locator('.a-relations li').first().waitFor();
  const [picture] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save picture' }).click()]);
  expect(picture.suggestedFilename()).toBe('aspera-graph.png');
});

test('a hostile file name is text', async () => {
  await page.goto(`${home.origin}/#/documents`);
  await page.getByTestId('files').setInputFiles({ name: HOSTILE, mimeType: 'application/pdf', buffer: Buffer.concat([readFileSync(EXAMPLE), Buffer.from('\n%')]) });
  await page.locator('td, th', { hasText: 'img src=x' }).first().waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.title()).not.toBe('1');
});

test('a killed server that is started again is found and the screen catches up', async () => {
  await home.kill();
  await page.getByText('The connection is lost').waitFor();
  await home.start();
  await page.getByText('The connection is lost').waitFor({ state: 'hidden', timeout: 30_000 });
  await page.locator('tr', { hasText: 'nordhafen.pdf' }).getByText('Complete', { exact: true }).filter({ visible: true }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'nordhafen.pdf' }).waitFor();
});

test('a document is deleted after asking', async () => {
  await page.getByRole('checkbox', { name: 'Choose nordhafen.pdf' }).check();
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('link', { name: 'nordhafen.pdf' }).waitFor({ state: 'detached' });
});

test('the browser had nothing to complain about', () => {
  expect(heard).toEqual([]);
});

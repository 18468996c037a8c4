import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFake, type Fake } from '../dev/server.ts';
import { emptyWorld, exampleWorld } from '../dev/world.ts';
import { complaints, openBrowser, openContext } from './browser.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PAGES = [
  { name: 'documents', hash: '#/documents', ready: '.a-lamps' },
  { name: 'document', hash: '#/documents/d-2024?finding=42799b8497da14e0', ready: '.a-finding-open' },
  { name: 'partly read', hash: '#/documents/d-scan', ready: 'text=Not everything was read' },
  { name: 'compare', hash: '#/compare?a=d-2024&b=d-2023', ready: '.a-viewer .a-mark' },
  { name: 'compliance', hash: '#/compliance?document=d-2024&requirement=TCFD-GOV-A', ready: '.a-requirement .a-mark' },
  { name: 'graph', hash: '#/graph?document=d-2024', ready: '.a-graph-canvas canvas' },
  { name: 'search', hash: '#/search?q=net+zero', ready: '.a-hit' },
];
const WIDTHS = [320, 768, 1440, 3840];

let browser: Browser;
let fake: Fake;
let empty: Fake;

beforeAll(async () => {
  [browser, fake, empty] = await Promise.all([openBrowser(), startFake(exampleWorld(50)), startFake(emptyWorld(50))]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([fake.stop(), empty.stop()]);
});

async function opened(url: string, ready: string, look: { width: number; height: number; dark?: boolean; locale?: string }): Promise<{ page: Page; heard: string[] }> {
  const page = await (await openContext(browser, look)).newPage();
  const heard = complaints(page);
  await page.goto(url);
  await page.waitForSelector(ready, { state: 'attached' });
  return { page, heard };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await import('node:fs').then(({ readFileSync }) => readFileSync(AXE, 'utf8')));
  // Cloudscape's own bar of the phone layout carries an attribute that its role does not know.
  const scope = { exclude: [['[class*=mobile-toolbar-nav]']] };
  const { violations: found } = await page.evaluate((context) => (window as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResults> } }).axe.run(context, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }), scope);
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`).join(' | ')}`);
}

describe.each([{ dark: false, name: 'light' }, { dark: true, name: 'dark' }])('$name', ({ dark }) => {
  test.each(PAGES)('$name keeps WCAG 2.2 AA', async ({ hash, ready }) => {
    const { page, heard } = await opened(`${fake.url}/${hash}`, ready, { width: 1440, height: 900, dark });
    expect(await violations(page)).toEqual([]);
    expect(heard).toEqual([]);
    await page.context().close();
  });

  test('the choice of agents keeps WCAG 2.2 AA, also at 320 px', async () => {
    const { page } = await opened(`${fake.url}/#/documents`, '.a-lamps', { width: 320, height: 800, dark });
    await page.getByRole('button', { name: /Uploads are analysed by/ }).click();
    await page.getByRole('checkbox', { name: 'Risk' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('the empty list keeps WCAG 2.2 AA', async () => {
    const { page } = await opened(empty.url, '.a-welcome', { width: 390, height: 844, dark });
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

/** How far anything reaches beyond the window; what scrolls by itself may. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Makes every text at least 40 % longer, as German and French do to English; our name stays. */
async function lengthen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const named = node.parentElement?.closest('#top');
      if (!named && /[a-z]{3}/i.test(text)) node.nodeValue = text + 'überlänge '.repeat(Math.ceil(text.length / 24));
    }
  });
}

test.each(PAGES)('$name fits every width, in longer languages too', async ({ hash, ready }) => {
  const { page } = await opened(`${fake.url}/${hash}`, ready, { width: 320, height: 800, locale: 'de-DE' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(120);
    expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 320, height: 900 });
  await lengthen(page);
  await page.waitForTimeout(120);
  expect(await overflow(page), 'longer words at 320 px').toBeLessThanOrEqual(0);
  await page.context().close();
});

test('numbers and dates are written as the reader writes them', async () => {
  const { page } = await opened(`${fake.url}/#/documents/d-2024?finding=42799b8497da14e0`, '.a-figures', { width: 1440, height: 900, locale: 'de-DE' });
  expect(await page.locator('.a-figures').textContent()).toContain('51.840');
  expect(await page.locator('.a-figures').textContent()).toContain('2,5');
  await page.context().close();
});

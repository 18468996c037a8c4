import type { Page } from 'playwright-core';
import { startFake } from '../dev/server.ts';
import { largeWorld } from '../dev/world.ts';
import { openBrowser, openContext } from '../e2e/browser.ts';

// `npm run bench`: 1,000 documents, 5,000 findings over 300 pages; figures for docs/reference/benchmarks.md.

const [browser, fake] = [await openBrowser(), await startFake(largeWorld(50, 5000))];
const context = await openContext(browser, { width: 1440, height: 900 });
const page = await context.newPage();

/** Scrolls an element a step per frame; how long each frame took. */
async function scroll(on: Page, selector: string, frames: number, step: number): Promise<number[]> {
  return on.evaluate(async ({ chosen, count, by }) => {
    const element = chosen === 'page' ? document.scrollingElement : document.querySelector(chosen);
    const took: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let frame = 0; frame < count; frame += 1) {
      element?.scrollBy({ top: by });
      const now = await new Promise<number>(requestAnimationFrame);
      took.push(now - before);
      before = now;
    }
    return took;
  }, { chosen: selector, count: frames, by: step });
}

function say(what: string, took: number[]): void {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(`${what}: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms, over 50 ms: ${took.filter((time) => time > 50).length} of ${took.length}`);
}

const started = performance.now();
await page.goto(fake.url);
await page.getByRole('link', { name: 'report_0000.pdf' }).waitFor();
console.log(`First list of 1,000 documents: ${(performance.now() - started).toFixed(0)} ms`);
await page.waitForTimeout(2000);
say('List of documents, scrolling', await scroll(page, 'page', 150, 40));
await page.goto(`${fake.url}/#/documents/d-0`);
await page.locator('.a-finding').first().waitFor();
await page.waitForTimeout(2000);
say('5,000 findings, scrolling', await scroll(page, '.a-findings', 300, 120));
await page.locator('.a-findings').evaluate((list) => list.scrollTo({ top: 0 }));
await page.waitForTimeout(500);
say('300 pages, scrolling', await scroll(page, '.a-viewer', 300, 60));

/** From the click on a finding to the frame with its mark in view. */
const highlights: number[] = [];
for (let turn = 0; turn < 15; turn += 1) {
  await page.locator('.a-findings').evaluate((list, top) => list.scrollTo({ top }), (turn * 7919) % 400_000);
  await page.waitForTimeout(400);
  highlights.push(await page.evaluate(async () => {
    const frame = document.querySelector('.a-findings')?.getBoundingClientRect();
    const rows = [...document.querySelectorAll<HTMLElement>('.a-finding:not(.a-finding-open) .a-finding-head')];
    const row = rows.find((one) => one.getBoundingClientRect().top > (frame?.top ?? 0));
    const begin = performance.now();
    row?.click();
    for (;;) {
      await new Promise(requestAnimationFrame);
      const mark = document.querySelector('.a-viewer .a-mark-active')?.getBoundingClientRect();
      const viewer = document.querySelector('.a-viewer')?.getBoundingClientRect();
      if (mark && viewer && row && mark.top >= viewer.top && mark.bottom <= viewer.bottom && document.querySelector('.a-viewer .a-mark-active')?.getAttribute('data-finding') === row.dataset['findingRow']) return performance.now() - begin;
      if (performance.now() - begin > 3000) return 3000;
    }
  }));
}
say('Highlight after the click', highlights);
await browser.close();
await fake.stop();

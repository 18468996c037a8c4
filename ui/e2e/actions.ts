import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { pixelsOf } from './pixels.ts';

/** Sends a file from the list of documents; its row there. */
export async function send(page: Page, origin: string, name: string, buffer: Buffer): Promise<Locator> {
  if (new URL(page.url()).hash.split('?')[0] !== '#/documents') await page.goto(`${origin}/#/documents`);
  await page.getByTestId('files').first().setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  return page.locator('tbody tr', { hasText: name });
}

export async function analysed(row: Locator): Promise<void> {
  await row.getByText(/^(Complete|Partial)$/).filter({ visible: true }).waitFor({ timeout: 50_000 });
}

/** Letters under a mark that is really yellow on the screen. */
export async function isMarkedOnWords(page: Page): Promise<void> {
  const mark = page.locator('.a-viewer .a-mark-active').first();
  await expect.poll(async () => (await pixelsOf(page, mark)).dark, { timeout: 10_000 }).toBeGreaterThan(60);
  const { yellow, total } = await pixelsOf(page, mark);
  expect(yellow / total).toBeGreaterThan(0.4);
}

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startFake } from '../dev/server.ts';
import { emptyWorld, exampleWorld } from '../dev/world.ts';
import { openBrowser, openContext, type Look } from './browser.ts';
import { openHome } from './home.ts';

// `npm run screenshots [folder] [names]`: every page, light and dark, on a desk and on a phone. Only the real server
// draws the pages of a Word file.

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const ONLY = process.argv[3];
const MATH = '42799b8497da14e0';
const WORD = 'Example: sustainability report 2023 (Word)';
const drawn = (page: Page) => page.waitForTimeout(900);

const isWanted = (name: string) => !ONLY || ONLY.split(',').includes(name);

interface Shot { name: string; hash: string; ready: string; act?: (page: Page) => Promise<void>; empty?: boolean }

const SHOTS: Shot[] = [
  { name: 'welcome', hash: '#/documents', ready: 'text=Drop a report here', empty: true },
  { name: 'documents', hash: '#/documents', ready: 'text=nordhafen_annual_report_2024.pdf' },
  { name: 'agents', hash: '#/documents', ready: 'text=nordhafen_annual_report_2024.pdf', act: chosen },
  { name: 'document', hash: `#/documents/d-2024?finding=${MATH}`, ready: '.a-mark-active', act: drawn },
  { name: 'review', hash: '#/documents/d-2024?finding=c77c485bbefd1d46', ready: '.a-mark-active', act: reviewed },
  { name: 'partly-read', hash: '#/documents/d-scan', ready: 'text=Not everything was read', act: drawn },
  { name: 'compare', hash: '#/compare?a=d-2024&b=d-2023', ready: '.a-mark', act: drawn },
  { name: 'compliance', hash: '#/compliance?document=d-2024&requirement=TCFD-GOV-A', ready: '.a-mark', act: drawn },
  { name: 'graph', hash: '#/graph?document=d-2024', ready: '.a-graph-canvas canvas', act: chooseRisk },
  { name: 'search', hash: '#/search?q=net+zero+emissions', ready: '.a-hit' },
  { name: 'keyboard', hash: '#/documents/d-2024', ready: '.a-finding', act: (page) => page.keyboard.press('?').then(() => page.waitForSelector('kbd')).then(() => drawn(page)) },
];

async function chosen(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Uploads are analysed by/ }).click();
  await page.getByRole('checkbox', { name: 'Greenwashing' }).uncheck();
  await drawn(page);
}

async function reviewed(page: Page): Promise<void> {
  if ((await page.locator('.a-trail li').count()) === 0) {
    await page.getByPlaceholder('Why it is accepted').fill('Confirmed with the treasurer; the waiver letter is on file.');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.waitForSelector('.a-trail li:nth-child(2)');
  }
  await page.locator('.a-trail').scrollIntoViewIfNeeded();
  await drawn(page);
}

async function chooseRisk(page: Page): Promise<void> {
  await page.locator('.a-entity .a-link', { hasText: 'Liquidity' }).click();
  await drawn(page);
}

/** The page of the example in Word, with its wrong total marked. */
async function openWord(page: Page): Promise<void> {
  await page.getByText('Drop files anywhere').waitFor();
  const example = page.getByRole('button', { name: WORD });
  const link = page.getByRole('link', { name: /\.docx$/ });
  await Promise.race([example.first().waitFor(), link.waitFor()]);
  await ((await link.count()) ? link : example.first()).click();
  const finding = page.locator('.a-finding', { hasText: 'Total energy' });
  await finding.click({ timeout: 60_000 });
  await page.locator('.a-viewer .a-mark-active').waitFor();
  await page.locator('.a-viewer .a-sheet img').first().waitFor();
  await drawn(page);
}

const LOOKS: (Look & { suffix: string })[] = [
  { suffix: 'light', width: 1440, height: 900, dark: false },
  { suffix: 'dark', width: 1440, height: 900, dark: true },
  { suffix: 'phone-light', width: 390, height: 844, dark: false },
  { suffix: 'phone-dark', width: 390, height: 844, dark: true },
];

mkdirSync(FOLDER, { recursive: true });
const browser = await openBrowser();
const [full, empty] = [await startFake(exampleWorld(300)), await startFake(emptyWorld(300))];
for (const look of LOOKS) {
  const page = await (await openContext(browser, look)).newPage();
  for (const shot of SHOTS.filter(({ name }) => isWanted(name))) {
    await page.goto('about:blank');
    await page.goto(`${(shot.empty ? empty : full).url}/${shot.hash}`);
    if (look.width < 900 && /^(document|review)$/.test(shot.name)) await page.waitForSelector('.a-finding-open', { state: 'attached' });
    else await page.waitForSelector(shot.ready, { state: 'attached' });
    await page.waitForTimeout(250);
    await shot.act?.(page);
    await page.screenshot({ path: `${FOLDER}/${shot.name}-${look.suffix}.png` });
  }
  await page.context().close();
}
if (isWanted('word')) {
  const home = await openHome();
  for (const look of LOOKS.filter(({ width }) => width > 900)) {
    const page = await home.open(browser, look);
    await openWord(page);
    await page.screenshot({ path: `${FOLDER}/word-${look.suffix}.png` });
    await page.context().close();
  }
  await home.stop();
}
await browser.close();
await Promise.all([full.stop(), empty.stop()]);

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { send } from './actions.ts';
import { complaints, openBrowser } from './browser.ts';
import { openHome } from './home.ts';

// `npm run samples -- FOLDER_OR_FILE…`: real files through the real server and a real browser. Each must end as a
// document with its first page drawn, or with a reason that says what to do.

const named = process.argv.slice(2);
const files = named.flatMap((path) => (/\.\w+$/.test(path) ? [path] : readdirSync(path).filter((name) => name.endsWith('.pdf')).map((name) => join(path, name))));
const [browser, home] = [await openBrowser(), await openHome()];
const page = await home.open(browser);
const heard = complaints(page);
let wrong = 0;
for (const path of files) {
  const name = basename(path);
  const said = await through(path, name).catch((error: unknown) => `WRONG: ${String(error).split('\n')[0]}`);
  if (said.startsWith('WRONG') || heard.length) wrong += 1;
  console.log(`${name}: ${said} ${heard.splice(0).join(' ')}`);
}
await browser.close();
await home.stop();
process.exitCode = wrong ? 1 : 0;

async function through(path: string, name: string): Promise<string> {
  await page.goto(`${home.origin}/#/documents`);
  await page.reload();
  await page.getByTestId('files').first().waitFor({ state: 'attached' });
  const row = await send(page, home.origin, name, readFileSync(path));
  const upload = page.locator('.a-uploads li', { hasText: name });
  const status = row.getByText(/^(Complete|Partial|Failed)$/).filter({ visible: true });
  const refused = upload.getByText(/try again\.$/);
  await status.or(refused).first().waitFor({ timeout: 60_000 });
  if (await refused.count()) return `refused: ${(await refused.innerText()).trim()}`;
  const ended = await status.first().innerText();
  await row.locator('a').first().click();
  if (ended === 'Failed') return `Failed: ${(await page.getByText('Delete it and upload a readable copy').innerText()).trim()}`;
  const [, pages = '?'] = /of (\d+)/.exec((await page.getByText(/^Page \d+ of \d+$/).textContent({ timeout: 20_000 })) ?? '') ?? [];
  return `${ended}, ${pages} pages, ${(await page.locator('#findings-title').innerText()).trim()}`;
}

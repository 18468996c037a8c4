import { gzipSync } from 'node:zlib';
import { openBrowser, openContext } from '../e2e/browser.ts';
import { startFake } from './server.ts';
import { exampleWorld } from './world.ts';

// `npm run size`: what a browser really loads for the first page, until it is quiet. It is told to spare data, so
// that what app/ahead.ts loads for later, when the page has nothing else to do, stays away.

const MOST_KB = 350;
const [browser, fake] = [await openBrowser(), await startFake(exampleWorld(50))];
const page = await (await openContext(browser, { width: 1440, height: 900 })).newPage();
const loaded: { name: string; size: number; type: string }[] = [];
page.on('response', (response) => {
  const [, name = '', type = ''] = /\/([^/]+\.(js|mjs|css))$/.exec(response.url()) ?? [];
  if (type) void response.body().then((body) => loaded.push({ name, size: gzipSync(body, { level: 9 }).length / 1000, type }));
});
await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
const started = performance.now();
await page.goto(fake.url);
await page.getByRole('link', { name: 'nordhafen_annual_report_2024.pdf' }).waitFor();
const first = performance.now() - started;
await page.waitForTimeout(2000);
await browser.close();
await fake.stop();
loaded.sort((a, b) => b.size - a.size).forEach(({ name, size }) => console.log(`${size.toFixed(1).padStart(8)} kB  ${name}`));
const sum = (kind: RegExp) => loaded.filter(({ type }) => kind.test(type)).reduce((total, { size }) => total + size, 0);
const scripts = sum(/js/);
console.log(`JavaScript of the first page: ${scripts.toFixed(1)} kB gzip (at most ${MOST_KB}); styles ${sum(/css/).toFixed(1)} kB; first list after ${first.toFixed(0)} ms`);
process.exitCode = scripts > MOST_KB ? 1 : 0;

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { longPdf } from '../dev/long-pdf.ts';
import { analysed, send } from '../e2e/actions.ts';
import { openBrowser, openContext } from '../e2e/browser.ts';
import { ended, openHome, spawnServer } from '../e2e/home.ts';

// `npm run bench:live`: the real server in a real browser. From the start of a cold process to the first list,
// and from the moment an agent's event is stored to the screen that shows it.

interface Seen { agent: string; state: string; time: number }
interface Stored { type: string; time: number; detail: string }

const median = (all: readonly number[], share = 0.5) => [...all].sort((a, b) => a - b)[Math.floor(share * (all.length - 1))] ?? NaN;
const browser = await openBrowser();
const workspace = mkdtempSync(join(tmpdir(), 'aspera-bench-'));

async function coldList(): Promise<{ listening: number; list: number }> {
  const page = await (await openContext(browser, { width: 1440, height: 900 })).newPage();
  const started = performance.now();
  const { link, process } = await spawnServer(workspace, 0);
  const listening = performance.now() - started;
  await page.goto(link, { waitUntil: 'commit' });
  await page.getByRole('link', { name: 'report.pdf' }).waitFor();
  const list = performance.now() - started;
  await page.context().close();
  await ended(process, 'SIGINT');
  return { listening, list };
}

/** Notes when which lamp changes, and which page an agent is said to be at. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: Seen[] = ((window as unknown as { seen: Seen[] }).seen = []);
    const known = new Set<string>();
    const look = () => {
      const time = Date.now();
      const row = document.querySelector('tbody tr');
      const now = [...(row?.querySelectorAll('.a-lamp') ?? [])].map((lamp) => (lamp.getAttribute('title') ?? '').replace(/, .*/, ''));
      const pages = (row?.querySelector('.a-running')?.textContent ?? '').split(' · ').map((text) => text.replace(', page ', ': '));
      for (const text of [...now, ...pages]) {
        const [agent = '', state = ''] = text.split(': ');
        if (state && !known.has(text)) seen.push({ agent: agent.toLowerCase(), state, time });
        known.add(text);
      }
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

const home = await openHome(workspace, true);
const page = await home.open(browser);
await page.waitForTimeout(2000);
await watch(page);
const row = await send(page, home.origin, 'report.pdf', longPdf(300));
await analysed(row);
await page.waitForTimeout(500);
const [seen, stored] = await page.evaluate(async () => {
  const ask = async (query: string) => ((await (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })).json()) as { data: Record<string, never> }).data;
  const { listDocuments } = (await ask('{ listDocuments(limit: 1) { items { id } } }')) as unknown as { listDocuments: { items: { id: string }[] } };
  const { listEvents } = (await ask(`{ listEvents(documentId: "${listDocuments.items[0]?.id}", limit: 1000) { type time detail } }`)) as unknown as { listEvents: Stored[] };
  return [(window as unknown as { seen: Seen[] }).seen, listEvents] as const;
});
const WORD: Record<string, string> = { COMPLETE: 'done', PARTIAL: 'partly done' };
const took = stored.filter(({ type }) => type === 'AgentStatusChanged').flatMap(({ time, detail }) => {
  const { agent, status, last_page: last } = JSON.parse(detail) as { agent: string; status: string; last_page?: number };
  const wanted = WORD[status] ?? (last ? String(last) : 'running');
  const shown = seen.find((one) => one.agent === agent && one.state === wanted);
  return shown ? [shown.time - time] : [];
});
console.log(`Agent event, from stored to on the screen (${took.length} of ${stored.length} events seen apart): median ${median(took).toFixed(0)} ms, 95 % ${median(took, 0.95).toFixed(0)} ms, longest ${Math.max(...took).toFixed(0)} ms (goal: 100)`);
await page.context().close();
await home.stop();

const cold = [];
for (let turn = 0; turn < 5; turn += 1) cold.push(await coldList());
console.log(`First list from a cold server: median ${median(cold.map(({ list }) => list)).toFixed(0)} ms after the process was started (goal: 1,500), of which the server took ${median(cold.map(({ listening }) => listening)).toFixed(0)} ms to listen`);
await browser.close();
rmSync(workspace, { recursive: true, force: true });

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openContext, type Look } from './browser.ts';

/** `aspera serve` over a workspace of its own, as users run it; ASPERA_SERVE names another command. */
export interface Home {
  origin: string;
  /** A page of a browser that followed the link. */
  open(browser: Browser, look?: Partial<Look>): Promise<Page>;
  /** As the power going off: nothing is said, nothing is tidied. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = process.env['ASPERA_SERVE'] ?? join(ROOT, '.venv/bin/aspera');

/** `kept`: the workspace is there still when the server has ended. */
export async function openHome(workspace = mkdtempSync(join(tmpdir(), 'aspera-e2e-')), kept = false): Promise<Home> {
  let running = await spawnServer(workspace, 0);
  const { origin, port } = new URL(running.link);
  let cookies: Parameters<ReturnType<Page['context']>['addCookies']>[0] = [];
  return {
    origin,
    open: async (browser, look = {}) => {
      const context = await openContext(browser, { width: 1440, height: 900, ...look });
      await context.addCookies(cookies);
      const page = await context.newPage();
      await page.goto(cookies.length ? origin : running.link);
      cookies = await context.cookies();
      return page;
    },
    kill: () => ended(running.process, 'SIGKILL'),
    start: async () => {
      running = await spawnServer(workspace, Number(port));
    },
    stop: async () => {
      await ended(running.process, 'SIGINT');
      if (!kept) rmSync(workspace, { recursive: true, force: true });
    },
  };
}

export function spawnServer(workspace: string, port: number): Promise<{ link: string; process: ChildProcess }> {
  const child = spawn(COMMAND, ['serve', '--no-browser', '--port', String(port), '--workspace', workspace], { cwd: ROOT });
  return new Promise((resolve, reject) => {
    let said = '';
    const heard = (data: Buffer) => {
      said += data.toString();
      const [link] = /https?:\/\/\S+\?token=\S+/.exec(said) ?? [];
      if (link) resolve({ link, process: child });
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`aspera serve ended: ${said}`)));
  });
}

export function ended(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFake } from '../dev/server.ts';
import { emptyWorld } from '../dev/world.ts';

// ASPERA_SERVE=.venv/bin/aspera has these tests run against the real server instead of the fake.

export interface Home { url: string; restart(): Promise<void>; stop(): Promise<void> }

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function openHome(): Promise<Home> {
  const command = process.env['ASPERA_SERVE'];
  return command ? serve(command) : fake();
}

async function fake(): Promise<Home> {
  const world = emptyWorld(250);
  let running = await startFake(world);
  const port = Number(new URL(running.url).port);
  return {
    url: running.url,
    restart: async () => {
      await running.stop();
      running = await startFake(world, port);
    },
    stop: () => running.stop(),
  };
}

async function serve(command: string): Promise<Home> {
  const workspace = mkdtempSync(join(tmpdir(), 'aspera-e2e-'));
  let running = await spawnServer(command, workspace, 0);
  const port = Number(new URL(running.url).port);
  return {
    url: running.url,
    restart: async () => {
      await ended(running.process);
      running = await spawnServer(command, workspace, port);
    },
    stop: async () => {
      await ended(running.process);
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}

function spawnServer(command: string, workspace: string, port: number): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(command, ['serve', '--no-browser', '--port', String(port), '--workspace', workspace], { cwd: ROOT });
  return new Promise((resolve, reject) => {
    let said = '';
    const heard = (data: Buffer) => {
      said += data.toString();
      const [url] = /https?:\/\/\S+\?token=\S+/.exec(said) ?? [];
      if (url) resolve({ url, process: child });
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('exit', () => reject(new Error(`aspera serve ended: ${said}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}

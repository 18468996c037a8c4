import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFake, type Fake } from '../dev/server.ts';
import { exampleWorld } from '../dev/world.ts';
import { openBrowser, openContext } from './browser.ts';
import { FakeCognito, POOL } from './cognito.ts';

// The bundle as it runs on AWS: Amplify's sign-in against a stand-in of Cognito. Real Cognito was never asked.

const cognito = new FakeCognito();
const shown: string[] = [];
let browser: Browser;
let fake: Fake;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, fake] = await Promise.all([openBrowser(), startFake(exampleWorld(50))]);
  context = await openContext(browser, { width: 1200, height: 800 });
  // The content security policy of a laptop lets nobody call Cognito.
  await context.route('**/', async (route) => {
    const answer = await route.fetch();
    const headers = Object.entries(answer.headers()).filter(([name]) => name !== 'content-security-policy');
    await route.fulfill({ response: answer, headers: Object.fromEntries(headers) });
  });
  await context.route('**/config.json', (route) => route.fulfill({ json: POOL }));
  await context.route('**/graphql', async (route) => {
    const authorization = route.request().headers()['authorization'];
    if (!authorization) return route.fulfill({ status: 401, json: { errors: [{ errorType: 'UnauthorizedException', message: 'Valid authorization header not provided.' }] } });
    shown.push(authorization);
    return route.continue();
  });
  await context.routeWebSocket(/realtime/, (socket) => socket.onMessage((said) => {
    if (String(said).includes('connection_init')) socket.send(JSON.stringify({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } }));
    const { type, id } = JSON.parse(String(said)) as { type: string; id: string };
    if (type === 'start') socket.send(JSON.stringify({ type: 'start_ack', id }));
  }));
  await cognito.stand(context);
  page = await context.newPage();
  await page.goto(fake.url);
});

afterAll(async () => {
  await browser.close();
  await fake.stop();
});

const submit = () => page.getByRole('button', { name: 'Sign in', exact: true }).click();

test('a stranger is asked to sign in, and a wrong password is told', async () => {
  await page.getByLabel('User name or email').fill('stranger');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await submit();
  await page.getByText('Incorrect username or password.').waitFor();
});

test('the password itself is never sent', async () => {
  await page.getByLabel('User name or email').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('temporary-secret');
  await submit();
  await page.getByLabel('Choose a password of your own').waitFor();
  expect(JSON.stringify(cognito.heard)).not.toContain('temporary-secret');
});

test('a first password is changed, and one that is too short is told', async () => {
  await page.getByLabel('Choose a password of your own').fill('short');
  await submit();
  await page.getByText('Password not long enough').waitFor();
  await page.getByLabel('Choose a password of your own').fill('a long enough password');
  await submit();
  await page.getByLabel('Code from your device').waitFor();
});

test('the code from the device is asked for, and a wrong one is told', async () => {
  cognito.seconds = 4;
  await page.getByLabel('Code from your device').fill('000000');
  await submit();
  await page.getByText('Invalid code received for user').waitFor();
  await page.getByLabel('Code from your device').fill('123456');
  await submit();
  await page.getByRole('link', { name: 'nordhafen_annual_report_2024.pdf' }).waitFor();
});

test('a token that has run out is renewed before it is shown', async () => {
  const [first = ''] = shown;
  expect(first.split('.')).toHaveLength(3);
  cognito.seconds = 3600;
  await page.waitForTimeout(4500);
  await page.getByRole('link', { name: 'nordhafen_annual_report_2023.pdf' }).click();
  await page.locator('.a-finding').first().waitFor();
  expect(shown.at(-1)).not.toBe(first);
  expect(cognito.targets().filter((target) => /GetTokensFromRefreshToken|InitiateAuth/.test(target)).length).toBeGreaterThan(2);
});

test('after a reload the browser is still signed in', async () => {
  await page.reload();
  await page.locator('.a-finding').first().waitFor();
});

test('signing out gives the token back and shows the door', async () => {
  await page.getByRole('button', { name: 'local' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('User name or email').waitFor();
  expect(cognito.targets()).toContain('RevokeToken');
  await page.reload();
  await page.getByLabel('User name or email').waitFor();
});

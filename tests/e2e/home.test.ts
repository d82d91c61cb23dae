import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([startProcess('web', stack), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

test('the home page opens without an error and asks no other host for anything', async () => {
  const page = await browser.newPage();
  const hosts = new Set<string>();
  const problems: string[] = [];
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(web.url, { waitUntil: 'networkidle' });
  expect(await page.locator('h1').count()).toBe(1);
  expect([...hosts]).toEqual([new URL(web.url).host]);
  expect(problems).toEqual([]);
});

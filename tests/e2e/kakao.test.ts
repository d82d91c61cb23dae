import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { openBrowser } from '../support/browser.ts';
import { type FakeKakao, startFakeKakao } from '../support/fake-kakao.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// Log-in by Kakao in a browser, under the site's content security policy.
let stack: TestStack;
let fake: FakeKakao;
let web: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  const port = String(await findFreePort(0));
  fake = await startFakeKakao(`http://localhost:${port}`);
  const settings = { ...fake.settings, PORT: port };
  [web, browser] = await Promise.all([startProcess('web', stack, settings), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await web?.stop(5_000);
  await fake?.close();
  await stack?.close();
});

test.each([true, false])('a newcomer goes to Kakao and back (JavaScript: %s)', async (javaScriptEnabled) => {
  fake.answer = 'ask';
  const name = javaScriptEnabled ? '브라우저독자' : '글자만독자';
  fake.account = {
    subject: `browser-${javaScriptEnabled}`,
    email: `${javaScriptEnabled}@kakao.example`,
    isVerified: true,
  };
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(`${web.url}/login?next=%2Fbooks`);
  await page.getByRole('button', { name: '카카오로 로그인' }).click();
  await page.getByRole('button', { name: '동의하고 계속하기' }).click();
  await page.getByLabel('별명').fill(name);
  await page.getByLabel('만 14세 이상이에요').check();
  await page.getByRole('button', { name: '가입하기', exact: true }).click();
  await page.waitForURL(`${web.url}/books`);
  expect(problems).toEqual([]);
  await context.close();
});

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answersOf } from '../quiz/answers-of.ts';
import { type SeededCatalogue, seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { openBrowser } from '../support/browser.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let catalogue: SeededCatalogue;
let web: TestProcess;
let browser: Browser;
let readers = 0;

beforeAll(async () => {
  stack = await openTestStack();
  catalogue = await seedCatalogue(stack);
  [web, browser] = await Promise.all([startProcess('web', stack), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** Signs a reader up, answers the quiz and opens her result. */
async function openResult(options: { javaScriptEnabled?: boolean } = {}): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  readers += 1;
  await page.goto(`${web.url}/signup`);
  await page.fill('#field-email', `verdict${readers}@example.com`);
  await page.fill('#field-nickname', `반응독자${readers}`);
  await page.fill('#field-password', 'quiet-evening-42');
  await page.check('[name=isFourteen]');
  await Promise.all([page.waitForURL('**/quiz'), page.keyboard.press('Enter')]);
  const token = await page.locator('form [name=_csrf]').first().inputValue();
  const form = { _csrf: token, genre: String(catalogue.full.id), ...answersOf('abcdabcdab') };
  const answer = await context.request.post(`${web.url}/quiz`, {
    form,
    headers: { Origin: web.url },
    maxRedirects: 0,
  });
  await page.goto(`${web.url}${answer.headers().location}`);
  return [context, page];
}

const pressed = (page: Page) =>
  page
    .locator('article')
    .first()
    .locator('[aria-pressed=true]')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('value')));
const firstButton = (page: Page, verdict: string) =>
  page.locator('article').first().locator(`button[value=${verdict}]`);

test('with JavaScript a verdict answers in place, keeps the focus and is announced', async () => {
  const [context, page] = await openResult();
  await page.evaluate("document.body.dataset.mark = 'same page'");
  await firstButton(page, 'like').click();
  const said = page.locator('article').first().locator('[role=status]');
  await expect.poll(() => said.textContent()).toBe('마음에 드는 책으로 남겼어요.');
  expect(await pressed(page)).toEqual(['like']);
  await firstButton(page, 'read').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => pressed(page)).toEqual(['like', 'read']);
  expect(await page.evaluate('document.activeElement.value')).toBe('read');
  expect(await page.evaluate('document.body.dataset.mark')).toBe('same page');
  await page.reload();
  expect(await pressed(page)).toEqual(['like', 'read']);
  await context.close();
});

test('of two quick presses the last one is stored and shown', async () => {
  const [context, page] = await openResult();
  await page.evaluate(
    "for (const value of ['like', 'dislike']) document.querySelector('article [value=' + value + ']').click()",
  );
  await expect.poll(() => pressed(page)).toEqual(['dislike']);
  await page.reload();
  expect(await pressed(page)).toEqual(['dislike']);
  await context.close();
});

test('without a connection the page says that the verdict was not stored, and the next press is', async () => {
  const [context, page] = await openResult();
  await context.setOffline(true);
  await firstButton(page, 'like').click();
  const said = page.locator('article').first().locator('[role=status]');
  await expect.poll(() => said.textContent()).toContain('남기지 못했어요');
  expect(await pressed(page)).toEqual([]);
  await context.setOffline(false);
  await firstButton(page, 'like').click();
  await expect.poll(() => pressed(page)).toEqual(['like']);
  await context.close();
});

test('after a log-out elsewhere a verdict leads to the log-in', async () => {
  const [context, page] = await openResult();
  await context.clearCookies();
  await firstButton(page, 'like').click();
  await expect.poll(() => page.title()).toContain('로그인');
  await context.close();
});

test('without JavaScript a verdict leads back to the book', async () => {
  const [context, page] = await openResult({ javaScriptEnabled: false });
  await Promise.all([page.waitForURL('**/recommendations/*#book-*'), firstButton(page, 'dislike').click()]);
  expect(await pressed(page)).toEqual(['dislike']);
  await context.close();
});

test('the three verdicts stand in one row at 360 px', async () => {
  const [context, page] = await openResult();
  const tops = await page
    .locator('article')
    .first()
    .locator('button[name=verdict]')
    .evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().top)));
  expect(new Set(tops).size).toBe(1);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await context.close();
});

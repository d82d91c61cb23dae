import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createBook } from '../support/meetings.ts';
import { cookieFor, createPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  for (const title of ['남극', '남극의 겨울', '급류']) {
    await createBook(stack, { title });
  }
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
});
afterEach(() => expect(problems.splice(0)).toEqual([]));
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** Opens a phone-sized page of a leader. */
async function open(path: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
  await context.addCookies([cookieFor(await createPerson(stack), web.url)]);
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(web.url + path, { waitUntil: 'load' });
  return page;
}

const titles = (page: Page) => page.locator('#book-results .meeting-book__title').allTextContents();
const count = (page: Page) => page.locator('#book-count').textContent();

test('the book of a meeting is found as its name is typed', async () => {
  const page = await open('/meetings/new');
  await page.evaluate(`window.isSamePage = true`);
  await page.locator('#book-search').pressSequentially('남극');
  await expect.poll(() => titles(page)).toEqual(['남극', '남극의 겨울']);
  expect(await count(page)).toBe('‘남극’에 맞는 책 2권이에요.');
  expect(new URL(page.url()).searchParams.get('q')).toBe('남극');
  await page.locator('#book-search').pressSequentially('의 ㄱ');
  await page.locator('#book-search').press('Backspace');
  await expect.poll(() => titles(page)).toEqual(['남극의 겨울']);
  await page.locator('#book-search').fill('없는 책');
  await expect.poll(() => count(page)).toBe('‘없는 책’에 맞는 책을 찾지 못했어요.');
  expect(await page.evaluate(`window.isSamePage`)).toBe(true);
  await page.context().close();
});

test('what was typed before the script came is found when it comes', async () => {
  const page = await open('/books');
  let release = () => {};
  const isTyped = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/choose-book*.js', async (route) => {
    await isTyped;
    await route.continue();
  });
  await page.goto(`${web.url}/meetings/new`, { waitUntil: 'commit' });
  await page.locator('#book-search').fill('급류');
  release();
  await expect.poll(() => titles(page)).toEqual(['급류']);
  await page.context().close();
});

test('initial consonants find a book, and a refused search is said in place and can be tried again', async () => {
  const page = await open('/meetings/new');
  await page.evaluate(`window.isSamePage = true`);
  await page.locator('#book-search').fill('ㄴㄱ');
  await expect.poll(() => titles(page)).toEqual(['남극', '남극의 겨울']);
  const body = '<p id="book-count">잠시 뒤에 다시 찾아 주세요.</p><div id="book-results"></div>';
  await page.route('**/meetings/new?q=*', (route) =>
    route.fulfill({ status: 503, contentType: 'text/html; charset=utf-8', body }),
  );
  await page.locator('#book-search').fill('급류');
  await expect.poll(() => count(page)).toBe('잠시 뒤에 다시 찾아 주세요.');
  await page.unroute('**/meetings/new?q=*');
  await page.locator('#book-search').fill('급류 ');
  await expect.poll(() => titles(page)).toEqual(['급류']);
  expect(await page.evaluate(`window.isSamePage`)).toBe(true);
  await page.context().close();
});

test('an answer that comes late does not take the place of a newer one, and waiting has a shape', async () => {
  const page = await open('/meetings/new');
  const held: Route[] = [];
  await page.route('**/meetings/new?q=*', async (route) => {
    if (new URL(route.request().url()).searchParams.get('q') === '남극') held.push(route);
    else await route.continue();
  });
  await page.locator('#book-search').fill('남극');
  await page.locator('#book-results .skeleton').first().waitFor();
  await page.locator('#book-search').fill('급류');
  await expect.poll(() => titles(page)).toEqual(['급류']);
  for (const route of held) await route.continue().catch(() => undefined);
  await page.locator('#book-search').fill('급류 ');
  expect(await titles(page)).toEqual(['급류']);
  await page.unroute('**/meetings/new?q=*');
  await page.route('**/meetings/new?q=*', (route) => route.abort());
  await page.locator('#book-search').fill('남');
  await expect.poll(() => count(page)).toContain('다시 시도해 주세요');
  expect(await titles(page)).toEqual(['급류']);
  await page.context().close();
});

test('without JavaScript the search is a form with a button', async () => {
  const page = await open('/meetings/new', false);
  await page.locator('#book-search').fill('급류');
  await page.getByRole('button', { name: '찾기' }).click();
  expect(await titles(page)).toEqual(['급류']);
  await page.locator('#book-results a').first().click();
  expect(await page.locator('.quick-starts').isVisible()).toBe(false);
  expect(await page.locator('output').first().textContent()).toContain('오후 8:00');
  await page.context().close();
});

test('the times are read out, and going for another book loses nothing that was typed', async () => {
  const page = await open('/meetings/new');
  await page.locator('#book-results a').first().click();
  await page.locator('#field-title').fill('천천히 읽기');
  await page.locator('#field-startsAt').fill('2027-03-05T19:30');
  const readings = () => page.locator('output.field__reading').allTextContents();
  await expect
    .poll(readings)
    .toEqual(['2027년 3월 5일(금) 오후 7:30', '2027년 3월 5일(금) 오후 9:00 · 1시간 30분']);
  const choice = page.getByRole('button', { name: '내일 저녁 8시' });
  const start = (await choice.getAttribute('data-start')) ?? '';
  await choice.click();
  expect(await page.locator('#field-startsAt').inputValue()).toBe(start);
  expect((await readings())[1]).toMatch(/오후 9:30 · 1시간 30분$/);
  await page.locator('#field-endsAt').fill(`${start.slice(0, 10)}T22:00`);
  await page.locator('#field-capacity').fill('12');
  await page.locator('#field-description').fill('첫 장까지\n읽고 오세요.');
  const shown = await readings();

  await page.getByRole('link', { name: '다른 책 고르기' }).click();
  await page.locator('#book-search').fill('급류');
  await expect.poll(() => titles(page)).toEqual(['급류']);
  await page.locator('#book-results a').first().click();
  expect(await page.locator('.meeting-form__book .meeting-book__title').textContent()).toBe('급류');
  expect(await page.locator('#field-title').inputValue()).toBe('천천히 읽기');
  expect(await page.locator('#field-description').inputValue()).toBe('첫 장까지\n읽고 오세요.');
  expect(await page.locator('#field-capacity').inputValue()).toBe('12');
  expect(await readings()).toEqual(shown);
  await Promise.all([
    page.waitForURL(/\/meetings\/\d+$/),
    page.getByRole('button', { name: '모임 열기' }).click(),
  ]);
  await page.goto(`${web.url}/meetings/new?bookId=1`);
  expect(await page.locator('#field-title').inputValue()).toBe('');
  await page.context().close();
});

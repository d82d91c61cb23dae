import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { signUpInBrowser } from '../support/sign-up-in-browser.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// Tests in a browser that typed text survives the end of a session.
const notice = '적어 둔 내용을 되살렸어요. 확인하고 다시 보내 주세요.';
let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let bookId: number;
const contexts: BrowserContext[] = [];
const problems: string[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  bookId = (await createBook(stack, { title: '소년이 온다' })).id;
  [web, browser] = await Promise.all([startProcess('web', stack), openBrowser()]);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(problems.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

type Person = Awaited<ReturnType<typeof signUpInBrowser>>;

/** Opens a phone-sized page of a person who just signed up. */
async function signedUp(javaScriptEnabled: boolean): Promise<{ page: Page; person: Person }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
  contexts.push(context);
  const person = await signUpInBrowser(context, web.url);
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  return { page, person };
}

async function endSessions(): Promise<void> {
  const keys = await stack.redis.keys('sess:*');
  if (keys.length > 0) await stack.redis.del(...keys);
}

async function logIn(page: Page, { email, password }: Person): Promise<void> {
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('main form[action="/login"] button').click();
}

test.each([
  ['with', true],
  ['without', false],
])('a long introduction is back in its form after the log-in, %s JavaScript', async (_how, hasScript) => {
  const { page, person } = await signedUp(hasScript);
  await page.goto(`${web.url}/meetings/new?bookId=${bookId}`, { waitUntil: 'load' });
  const text = '밤새 읽고 만나요.\n'.repeat(150).trim();
  await page.locator('input[name=title]').fill('사라질 뻔한 모임');
  await page.locator('textarea[name=description]').fill(text);
  // An older draft in this tab, from when she went to look at other books.
  if (hasScript)
    await page.evaluate(`sessionStorage.setItem('meeting-draft:/meetings', '{"title":"옛 제목"}')`);
  await endSessions();
  await page.locator('form[data-meeting-form] button:not([type=button])').click();
  await page.getByText('적어 둔 내용은 30분 동안 간직해 둘게요').waitFor();
  await page.getByRole('link', { name: '로그인하기' }).click();
  await logIn(page, person);
  await page.getByText(notice).waitFor();
  expect(await page.locator('input[name=title]').inputValue()).toBe('사라질 뻔한 모임');
  expect(await page.locator('textarea[name=description]').inputValue()).toBe(text);
  await page.locator('form[data-meeting-form] button:not([type=button])').click();
  await page.locator('[data-meeting-id]').waitFor();
  expect(await page.locator('.meeting__about').textContent()).toContain('밤새 읽고 만나요.');
});

test('a half-written chat message is still there after the session ended and its writer logged in again', async () => {
  const { page, person } = await signedUp(true);
  const writer = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
  const id = await createMeeting(stack, { ...writer, cookie: '', sessionId: '' });
  await page.goto(`${web.url}/meetings/${id}/chat`);
  await page.locator('#connection[data-state=open]').waitFor();
  await page.locator('textarea[name=body]').fill('아직 다 쓰지 못한 말');
  const csrf = await page.locator('input[name=_csrf]').first().inputValue();
  // End the session outside the page, as another device would: the page's own log-out would delete
  // the draft.
  await page.context().request.post(`${web.url}/logout`, {
    form: { _csrf: csrf },
    headers: { Origin: web.url },
    maxRedirects: 0,
  });
  await page.locator('#closing a:visible').click();
  await logIn(page, person);
  await page.locator('#connection[data-state=open]').waitFor();
  expect(await page.locator('textarea[name=body]').inputValue()).toBe('아직 다 쓰지 못한 말');
});

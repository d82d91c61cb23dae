import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { enterRoom } from '../support/room-page.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  await createBook(stack, { title: '남극' });
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

/** Opens a page for a reader who uses only the keyboard. */
async function openPage(path: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const person = await createPerson(stack);
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(web.url + path, { waitUntil: 'load' });
  return { page, nickname: person.nickname, keys: page.keyboard };
}

/**
 * Presses Tab until the element called `name` has the focus: the label of a field, or the text of a
 * link or button.
 */
async function tabTo(page: Page, name: RegExp | string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(focusedName);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  throw new Error(`Tab does not reach ‘${name}’ on ${page.url()}`);
}

const focusedName = `(() => {
  const { labels, textContent, ariaLabel } = document.activeElement;
  return (ariaLabel ?? labels?.[0]?.textContent ?? textContent).replace(/\\s+/g, ' ').trim();
})()`;

const follow = (page: Page, url: RegExp) =>
  Promise.all([page.waitForURL(url, { waitUntil: 'load' }), page.keyboard.press('Enter')]);

test('a meeting is opened, joined, changed, left and called off by the keyboard alone', async () => {
  const leader = await openPage('/meetings');
  await tabTo(leader.page, '모임 열기');
  await follow(leader.page, /\/meetings\/new$/);
  await tabTo(leader.page, '제목이나 작가로 찾기');
  await leader.keys.type('남극');
  await leader.page.locator('#book-count', { hasText: '남극' }).waitFor();
  await tabTo(leader.page, /남극/);
  await follow(leader.page, /bookId=\d+/);
  await tabTo(leader.page, '모임 제목');
  await leader.keys.type('천천히 읽기');
  await tabTo(leader.page, '내일 저녁 8시');
  await leader.keys.press('Space');
  await tabTo(leader.page, '모임 열기');
  await follow(leader.page, /\/meetings\/\d+$/);
  expect(await leader.page.locator('h1').textContent()).toBe('천천히 읽기');

  const member = await openPage(new URL(leader.page.url()).pathname);
  await tabTo(member.page, '이 모임에 참여하기');
  await member.keys.press('Enter');
  await member.page.getByText('참여 중', { exact: true }).waitFor();

  await leader.page.reload();
  await tabTo(leader.page, '모임 수정');
  await follow(leader.page, /\/edit$/);
  await tabTo(leader.page, '모임 제목');
  await leader.keys.press('ControlOrMeta+a');
  await leader.keys.type('더 천천히 읽기');
  await tabTo(leader.page, '수정한 내용 저장하기');
  await follow(leader.page, /\/meetings\/\d+$/);
  expect(await leader.page.locator('h1').textContent()).toBe('더 천천히 읽기');
  expect(await leader.page.locator('.people').textContent()).toContain(member.nickname);

  await tabTo(member.page, '참여 취소하기');
  await member.keys.press('Enter');
  await member.page.getByRole('button', { name: '되돌리기' }).waitFor();
  await member.keys.press('Enter');
  await member.page.getByRole('button', { name: '참여 취소하기' }).waitFor();
  await tabTo(member.page, '참여 취소하기');
  await member.keys.press('Enter');
  // The page gives the seat up by itself when the time to take it back is over.
  await member.page.getByRole('button', { name: '이 모임에 참여하기' }).waitFor();

  await leader.page.reload();
  await tabTo(leader.page, '모임 취소하기');
  await leader.keys.press('Enter');
  await tabTo(leader.page, '모임을 취소할게요');
  await leader.keys.press('Enter');
  await leader.page.getByText('취소됨', { exact: true }).waitFor();
  await member.page.reload();
  await member.page.getByText('취소됨', { exact: true }).waitFor();
  await Promise.all([leader, member].map(({ page }) => page.context().close()));
});

test.each(['#people', '#about'])('the drawer %s of a room closes when Tab leaves it', async (drawer) => {
  const leader = await createPerson(stack);
  const meetingId = await createMeeting(stack, leader, [await createPerson(stack)]);
  const page = await enterRoom(browser, web.url, { person: leader, meetingId });
  await page.locator('.participant[data-online="true"]').waitFor({ state: 'attached' });
  const isOpen = () => page.locator(drawer).evaluate((one) => one.matches(':popover-open'));
  const opener = page.locator(`[popovertarget="${drawer.slice(1)}"]`).first();
  await opener.press('Enter');
  expect(await isOpen()).toBe(true);
  // The focus stays in the open drawer, and is never behind it.
  for (let pressed = 0; (await isOpen()) && pressed < 20; pressed += 1) {
    await page.keyboard.press('Tab');
    const where = await page.evaluate(
      `[document.querySelector('${drawer}').contains(document.activeElement), document.activeElement.tagName]`,
    );
    expect(where).toEqual([await isOpen(), expect.not.stringMatching('BODY')]);
  }
  expect(await isOpen()).toBe(false);
  await opener.press('Enter');
  await page.keyboard.press('Shift+Tab');
  expect(await isOpen()).toBe(false);
  await page.context().close();
});

test('a member who comes and goes leaves the focus in the list of participants where it is', async () => {
  const [leader, member] = [await createPerson(stack), await createPerson(stack)];
  const meetingId = await createMeeting(stack, leader, [member]);
  const page = await enterRoom(browser, web.url, { person: leader, meetingId });
  const row = page.locator(`.participant[data-user-id="${member.id}"]`);
  await page.locator('.room__people-open').press('Enter');
  await row.locator('[data-silence]').focus();
  const other = await enterRoom(browser, web.url, { person: member, meetingId });
  await row.locator('.participant__presence', { hasText: '온라인' }).waitFor();
  expect(await row.locator(':focus').getAttribute('data-silence')).toBe('');
  await other.context().close();
  await row.locator('.participant__presence', { hasText: '오프라인' }).waitFor();
  expect(await row.locator(':focus').getAttribute('data-silence')).toBe('');
  await page.context().close();
});

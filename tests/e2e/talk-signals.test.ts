import { Emitter } from '@socket.io/redis-emitter';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isMutedBy } from '../../src/alarms/meeting-mute-repository.ts';
import { userRoom } from '../../src/platform/realtime/rooms.ts';
import { channelPrefix } from '../../src/platform/redis.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { enterChat } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
let member: TestPerson;
let id: number;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret, LOG_LEVEL: 'warn' }),
    openBrowser(),
  ]);
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM meetings');
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
  id = await createMeeting(stack, leader, [member], { title: '달과 6펜스' });
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function openContext(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'ko-KR', ...options });
  await context.addCookies([cookieFor(member, web.url)]);
  return context;
}
/** Opens a tab and waits until its alarm socket is connected. */
async function openTab(context: BrowserContext, path = '/books'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(web.url + path);
  await connected(page);
  return page;
}
const connected = (page: Page) =>
  expect.poll(() => page.locator('#unread').getAttribute('data-count')).not.toBeNull();
async function sayInRoom(body: string) {
  const room = await enterChat(web, leader, id, { headers: { Origin: web.url } });
  await room.send(body);
  room.close();
}
/** Sends a signal as one more web process of the site would. */
const signal = (meetingId = String(id), title = '달과 6펜스') =>
  new Emitter(stack.redis, { key: channelPrefix(stack.redisUrl) })
    .of('/alarms')
    .to(userRoom(member.id))
    .emit('talk', { meetingId, title, url: `/meetings/${meetingId}/chat` });
/** Sends a signal of another meeting, and waits until the page shows it. */
const passSignalTo = async (page: Page, meetingId = '999999') => {
  signal(meetingId, '인간의 굴레');
  await expect.poll(() => toastsOf(page, meetingId).count()).toBe(1);
};
const toastsOf = (page: Page, meetingId = String(id)) => page.locator(`#toasts [data-talk="${meetingId}"]`);

test('a message in a running meeting shows a toast in one of two tabs, which leads to the room', async () => {
  const context = await openContext();
  const tabs = [await openTab(context), await openTab(context, '/settings')];
  await sayInRoom('비밀 이야기');
  const shown = async () => Promise.all(tabs.map((tab) => toastsOf(tab).count()));
  await expect.poll(async () => (await shown()).reduce((sum, count) => sum + count)).toBe(1);
  const tab = tabs[(await shown()).indexOf(1)] as Page;
  const text = await tab.getByRole('status', { name: '새 알림' }).textContent();
  expect(text).toContain('‘달과 6펜스’ 모임에서 이야기하고 있어요.');
  expect(text).not.toContain('비밀');
  // The unread count is of the inbox, which a signal does not reach.
  expect(await tab.locator('#unread').textContent()).toBe('');
  await tab.getByRole('link', { name: '입장하기' }).click();
  await tab.waitForURL(`${web.url}/meetings/${id}/chat`);
  await context.close();
});

test('the room itself shows no signal of its meeting', async () => {
  const context = await openContext();
  const room = await openTab(context, `/meetings/${id}/chat`);
  signal();
  await passSignalTo(room);
  expect(await toastsOf(room).count()).toBe(0);
  await context.close();
});

test('a closed toast stays away for ten minutes, also on the next page', async () => {
  const context = await openContext();
  const closedAt = Date.now();
  await context.clock.install({ time: closedAt });
  const tab = await openTab(context);
  signal();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  await toastsOf(tab).getByRole('button', { name: '닫기' }).click();
  expect(await toastsOf(tab).count()).toBe(0);
  await tab.goto(`${web.url}/settings`);
  await connected(tab);
  await context.clock.setSystemTime(closedAt + 9 * 60_000);
  signal();
  await passSignalTo(tab);
  expect(await toastsOf(tab).count()).toBe(0);
  await context.clock.setSystemTime(closedAt + 12 * 60_000);
  signal();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  await context.close();
});

test('a toast goes when nobody talks for two and a half minutes, and stays while somebody does', async () => {
  const context = await openContext();
  const tab = await context.newPage();
  await tab.clock.install();
  await tab.goto(`${web.url}/books`);
  await connected(tab);
  signal();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  await tab.clock.runFor(20_000);
  expect(await toastsOf(tab).count()).toBe(1);
  await tab.clock.runFor(131_000);
  expect(await toastsOf(tab).count()).toBe(0);
  await context.close();
});

test('a person mutes the meeting in the toast, and the focus stays there', async () => {
  const context = await openContext();
  const tab = await openTab(context);
  signal();
  const mute = toastsOf(tab).getByRole('button', { name: '이 모임 알림 끄기' });
  await mute.focus();
  await tab.keyboard.press('Enter');
  await expect
    .poll(() => toastsOf(tab).textContent())
    .toContain('이 모임의 알림을 껐어요. 모임 페이지에서 다시 켤 수 있어요.');
  expect(await isMutedBy(stack.pool, id, member.id)).toBe(true);
  expect(await mute.count()).toBe(0);
  await expect.poll(() => tab.evaluate('document.activeElement.textContent')).toBe('닫기');
  expect(tab.url()).toBe(`${web.url}/books`);
  await context.close();
});

test('a toast says so when the meeting could not be muted', async () => {
  const context = await openContext();
  const tab = await openTab(context);
  signal('999999');
  await toastsOf(tab, '999999').getByRole('button', { name: '이 모임 알림 끄기' }).click();
  await expect
    .poll(() => toastsOf(tab, '999999').textContent())
    .toContain('알림을 끄지 못했어요. 모임 페이지에서 다시 해 주세요.');
  await context.close();
});

test('reading the inbox leaves the toast of a conversation', async () => {
  const context = await openContext();
  const tab = await openTab(context);
  signal();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  const send = (count: number) =>
    new Emitter(stack.redis, { key: channelPrefix(stack.redisUrl) })
      .of('/alarms')
      .to(userRoom(member.id))
      .emit('unread', { count });
  for (const count of [1, 0]) {
    send(count);
    await expect.poll(() => tab.locator('#unread').getAttribute('data-count')).toBe(String(count));
  }
  expect(await toastsOf(tab).count()).toBe(1);
  await context.close();
});

describe.each([
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const)('at $width px, $colorScheme', ({ width, colorScheme }) => {
  test('the toast of a long title is accessible and not cut off', async () => {
    const context = await openContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await openTab(context);
    signal(String(id), 'w'.repeat(60));
    await expect.poll(() => toastsOf(page).count()).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
  });
});

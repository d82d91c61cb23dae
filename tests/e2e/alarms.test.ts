import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Alarm } from '../../src/alarms/alarm.ts';
import { createAlarmEmitter } from '../../src/alarms/index.ts';
import { channelPrefix } from '../../src/platform/redis.ts';
import { openAlarms } from '../support/alarm-sockets.ts';
import { editMeeting, passTime, scan } from '../support/alarms.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
let member: TestPerson;

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
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

const announce = () => scan(stack, createAlarmEmitter(stack.redis, channelPrefix(stack.redisUrl)));
const meeting = (title = '달과 6펜스', startsInMinutes = 8) =>
  createMeeting(stack, leader, [member], { startsInMinutes, title });

/** Opens a browser with a logged-in person. */
async function openContext(person: TestPerson, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ locale: 'ko-KR', timezoneId: 'America/New_York', ...options });
  await context.addCookies([cookieFor(person, web.url)]);
  return context;
}
/** Opens a tab and waits until its alarm socket is connected. */
async function openTab(context: BrowserContext, path = '/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(web.url + path);
  await expect.poll(() => page.locator('#unread').getAttribute('data-count')).not.toBeNull();
  return page;
}
const toastsOf = (page: Page) => page.locator('#toasts [data-alarm-id]');
const badgeOf = (page: Page) => page.locator('#unread').textContent();
const shown = async (pages: readonly Page[]) => {
  const counts = await Promise.all(pages.map((page) => toastsOf(page).count()));
  return counts.reduce((sum, count) => sum + count, 0);
};
/** Sets the visibility of a tab: in a headless browser every tab reports that it is visible. */
const look = (page: Page, isLookedAt: boolean) =>
  page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${!isLookedAt} });
    document.dispatchEvent(new Event('visibilitychange'))`);
const stepsOf = async (person: TestPerson) => {
  const { rows } = await stack.pool.query<{ received: boolean; opened: boolean; read: boolean }>(
    `SELECT received_at IS NOT NULL AS received, opened_at IS NOT NULL AS opened, read_at IS NOT NULL AS read
     FROM notifications WHERE user_id = $1`,
    [person.id],
  );
  return rows[0];
};

test('an alarm shows in one of three tabs, is counted in all, is announced to a screen reader and links to the room', async () => {
  const context = await openContext(member);
  const tabs = [
    await openTab(context),
    await openTab(context, '/settings'),
    await openTab(context, '/notifications'),
  ];
  const id = await meeting();
  await announce();
  await Promise.all(tabs.map((tab) => expect.poll(() => badgeOf(tab)).toBe('1')));
  await expect.poll(() => shown(tabs)).toBe(1);
  const counts = await Promise.all(tabs.map((tab) => toastsOf(tab).count()));
  const tab = tabs[counts.indexOf(1)] as Page;
  expect(await tab.getByRole('status', { name: '새 알림' }).textContent()).toContain(
    '‘달과 6펜스’ 모임이 8분 뒤에 시작해요.',
  );
  await tab.getByRole('link', { name: '대화방으로 가기' }).click();
  await tab.waitForURL(`${web.url}/meetings/${id}/chat`);
  // Opening it marks it as read in every tab, although the page with the toast is gone.
  await Promise.all(tabs.map((one) => expect.poll(() => badgeOf(one)).toBe('')));
  expect(await shown(tabs)).toBe(0);
  expect(await stepsOf(member)).toEqual({ received: true, opened: true, read: true });
  await context.close();
});

test('a member who was away sees the alarm once when she returns, and a change of the meeting is a new alarm', async () => {
  const id = await meeting();
  await announce();
  const context = await openContext(member);
  const first = await openTab(context);
  await expect.poll(() => toastsOf(first).count()).toBe(1);
  await first.reload();
  await expect.poll(() => badgeOf(first)).toBe('1');
  const second = await openTab(context);
  expect(await shown([first, second])).toBe(0);
  await editMeeting(stack, id, { title: '인간의 굴레' });
  await announce();
  await expect.poll(() => shown([first, second])).toBe(1);
  await editMeeting(stack, id, { cancelled: true });
  await announce();
  await expect
    .poll(async () =>
      (await Promise.all([first, second].map((page) => page.locator('#toasts').textContent()))).join(''),
    )
    .toContain('‘인간의 굴레’ 모임이 취소되었어요.');
  await context.close();
});

test('an alarm that waited in a hidden tab shows the minutes that are left now', async () => {
  const context = await openContext(member);
  const tab = await openTab(context);
  await look(tab, false);
  await meeting();
  await announce();
  await expect.poll(() => stepsOf(member)).toMatchObject({ received: true });
  expect(await toastsOf(tab).count()).toBe(0);
  await tab.evaluate(`{
    const uptime = performance.now.bind(performance);
    performance.now = () => uptime() + 5 * 60_000;
  }`);
  await look(tab, true);
  await expect.poll(() => tab.locator('.toast__text').textContent()).toContain('3분 뒤에 시작해요.');
  await context.close();
});

test('a new title does not replace the alarm of the start, a new time does', async () => {
  const id = await meeting();
  const context = await openContext(member);
  const tab = await openTab(context);
  await announce();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  await editMeeting(stack, id, { title: '인간의 굴레' });
  await announce();
  await expect.poll(() => toastsOf(tab).count()).toBe(2);
  await editMeeting(stack, id, { startsInMinutes: 90 });
  await announce();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  expect(await tab.locator('#toasts').textContent()).toMatch(
    /월 \d+일\([일월화수목금토]\) (오전|오후|밤|낮) /,
  );
  await context.close();
});

test('a tab over the limit of the server shows what the other tabs receive', async () => {
  const context = await openContext(member);
  const first = await openTab(context);
  const others = await Promise.all(
    Array.from({ length: 9 }, () => openAlarms(web, member, { origin: web.url })),
  );
  const tab = await openTab(context, '/settings');
  await look(first, false);
  await meeting();
  await announce();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  await tab.getByRole('button', { name: '닫기' }).click();
  // Another tab closed, so the server admits this one.
  others[0]?.close();
  await first.close();
  await meeting('인간의 굴레');
  await expect
    .poll(async () => {
      await announce();
      return toastsOf(tab).count();
    })
    .toBe(1);
  for (const other of others) other.close();
  await context.close();
});

test('following an inbox link marks the alarm as opened', async () => {
  const id = await meeting();
  await announce();
  const context = await openContext(member);
  const page = await context.newPage();
  await page.goto(`${web.url}/notifications`);
  await page.getByRole('link', { name: '달과 6펜스' }).click();
  await page.waitForURL(`${web.url}/meetings/${id}/chat`);
  await expect.poll(() => stepsOf(member)).toEqual({ received: true, opened: true, read: true });
  await expect.poll(() => badgeOf(page)).toBe('');
  expect(await toastsOf(page).count()).toBe(0);
  await context.close();
});

test('following a device notification marks the alarm as opened, and shows no toast', async () => {
  const id = await meeting();
  const { alarms } = await announce();
  const context = await openContext(member);
  const page = await openTab(context, `/meetings/${id}/chat?alarm=${alarms[0]?.id}`);
  await expect.poll(() => stepsOf(member)).toEqual({ received: true, opened: true, read: true });
  expect(page.url()).toBe(`${web.url}/meetings/${id}/chat`);
  expect(await toastsOf(page).count()).toBe(0);
  await context.close();
});

test('an open page learns that a device notification led to it', async () => {
  const id = await meeting();
  const context = await openContext(member);
  const page = await openTab(context, `/meetings/${id}/chat`);
  await page.evaluate("navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)");
  const { alarms } = await announce();
  await expect.poll(() => toastsOf(page).count()).toBe(1);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(`clients.matchAll({ includeUncontrolled: true })
    .then(([page]) => page.postMessage({ opened: '${alarms[0]?.id}' }))`);
  await expect.poll(() => stepsOf(member)).toEqual({ received: true, opened: true, read: true });
  await expect.poll(() => toastsOf(page).count()).toBe(0);
  await context.close();
});

test('an alarm that is sent again to an open page shows one toast', async () => {
  const context = await openContext(member);
  const tab = await openTab(context);
  await meeting();
  const { alarms } = await announce();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  const emitter = createAlarmEmitter(stack.redis, channelPrefix(stack.redisUrl));
  for (const alarm of alarms) await emitter.push({ ...alarm, minutesLeft: 2 }, [member.id]);
  // The second one has arrived and updated the minutes.
  await emitter.push({ ...(alarms[0] as Alarm), id: 'meeting_changed-999-1-1', meetingId: '999' }, [
    member.id,
  ]);
  await expect.poll(() => toastsOf(tab).count()).toBe(2);
  expect(await tab.locator(`[data-alarm-id="${alarms[0]?.id}"]`).count()).toBe(1);
  await context.close();
});

test('the keyboard focus moves through toasts and back to where it was', async () => {
  const context = await openContext(member);
  const tab = await openTab(context, '/notifications');
  const focused = () => tab.evaluate<string>('document.activeElement.textContent.trim()');
  const press = async (key: string, until: string) => {
    for (let i = 0; i < 40 && (await focused()) !== until; i += 1) await tab.keyboard.press(key);
    expect(await focused()).toBe(until);
  };
  await press('Tab', '알림 설정');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(`${web.url}/settings`);
  await expect.poll(() => tab.locator('#unread').getAttribute('data-count')).not.toBeNull();
  await press('Tab', '저장하기');
  await meeting();
  await meeting('인간의 굴레');
  await announce();
  await expect.poll(() => toastsOf(tab).count()).toBe(2);
  await press('Tab', '닫기');
  await tab.keyboard.press('Enter');
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  expect(await focused()).toBe('닫기');
  await tab.keyboard.press('Enter');
  await expect.poll(() => toastsOf(tab).count()).toBe(0);
  // Tab moved to the toasts from the element before them.
  expect(await focused()).not.toBe('');
  expect(await tab.evaluate('document.activeElement === document.body')).toBe(false);
  await context.close();
});

test('a sound plays once per browser, and nowhere after the person switches it off', async () => {
  const [context, elsewhere] = [await openContext(member), await openContext(member)];
  const countSounds = `window.sounds = 0; window.AudioContext = class {
    constructor() { window.sounds += 1; }
    get state() { return 'suspended'; }
    resume() { return Promise.resolve(); }
    close() { return Promise.resolve(); }
  }`;
  for (const one of [context, elsewhere]) await one.addInitScript(countSounds);
  const tabs = [await openTab(context), await openTab(context, '/books')];
  const settings = await openTab(elsewhere, '/settings');
  const pages = [...tabs, settings];
  const sounds = async () => Promise.all(pages.map((page) => page.evaluate<number>('window.sounds')));
  await meeting();
  await announce();
  await expect.poll(async () => (await sounds()).at(-1)).toBe(1);
  await expect.poll(async () => (await sounds()).reduce((sum, count) => sum + count)).toBe(2);
  await Promise.all(pages.map((page) => expect.poll(() => badgeOf(page)).toBe('1')));
  await settings.locator('[name=sound]').uncheck();
  await settings.locator('.form button').click();
  await settings.waitForURL(`${web.url}/settings?saved=1`);
  const before = (await sounds()).slice(0, 2);
  await meeting('인간의 굴레');
  await announce();
  await Promise.all(tabs.map((tab) => expect.poll(() => badgeOf(tab)).toBe('2')));
  await expect.poll(() => shown(tabs)).toBe(2);
  expect((await sounds()).slice(0, 2)).toEqual(before);
  await Promise.all([context.close(), elsewhere.close()]);
});

test('reading the inbox clears every tab', async () => {
  const context = await openContext(member);
  const tab = await openTab(context);
  await meeting();
  await announce();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  // The count comes by itself, shortly before or after the alarm.
  await expect.poll(() => badgeOf(tab)).toBe('1');
  await openTab(context, '/notifications');
  await expect.poll(() => badgeOf(tab)).toBe('');
  await expect.poll(() => toastsOf(tab).count()).toBe(0);
  await context.close();
});

test('markup in a title is shown as text', async () => {
  const context = await openContext(member);
  const tab = await openTab(context);
  await meeting('<img src=x onerror="document.title=1">');
  await announce();
  await expect.poll(() => tab.locator('.toast__text').textContent()).toContain('<img src=x');
  expect(await tab.locator('#toasts img').count()).toBe(0);
  await context.close();
});

test('another person in the same browser gets her own toast of an alarm already shown there', async () => {
  const context = await openContext(member);
  const tab = await openTab(context);
  await meeting();
  await announce();
  await expect.poll(() => toastsOf(tab).count()).toBe(1);
  await context.clearCookies();
  await context.addCookies([cookieFor(leader, web.url)]);
  const hers = await openTab(context);
  await expect.poll(() => toastsOf(hers).count()).toBe(1);
  await context.close();
});

describe.each([
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const)('at $width px, $colorScheme', ({ width, colorScheme }) => {
  test('the toast, the inbox, the settings and the leader’s delivery list are accessible and not cut off', async () => {
    const id = await meeting('가'.repeat(60));
    await announce();
    await editMeeting(stack, id, { title: '나'.repeat(60) });
    await passTime(stack, 0.1);
    await meeting('w'.repeat(60));
    const context = await openContext(leader, { viewport: { width, height: 800 }, colorScheme });
    const page = await openTab(context);
    await announce();
    await expect.poll(() => toastsOf(page).count()).toBeGreaterThan(1);
    const found: string[] = [];
    for (const path of ['', '/notifications', '/settings', `/meetings/${id}`]) {
      if (path !== '') await page.goto(web.url + path);
      for (const summary of await page.locator('summary').all()) await summary.click();
      const contentWidth = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (contentWidth > width) found.push(`${path} is ${contentWidth} px wide`);
      found.push(...(await axeFaults(page)).map((fault) => `${path} ${fault}`));
    }
    await context.close();
    expect(found).toEqual([]);
  });
});

test('the inbox, the settings and a mute work without JavaScript', async () => {
  const id = await meeting();
  await announce();
  const context = await openContext(member, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${web.url}/settings`);
  await page.getByLabel('30분 전').check();
  await page.getByLabel('시작', { exact: true }).fill('23:00');
  await page.getByLabel('끝', { exact: true }).fill('07:00');
  await page.getByRole('button', { name: '저장하기' }).click();
  expect(await page.getByText('설정을 저장했어요.').count()).toBe(1);
  await page.goto(`${web.url}/meetings/${id}`);
  await page.getByRole('button', { name: '이 모임 알림 끄기' }).click();
  expect(await page.getByRole('button', { name: '알림 다시 받기' }).count()).toBe(1);
  await page.getByRole('link', { name: '알림' }).click();
  // The visit to the meeting read its notification.
  expect(await page.getByText('모두 읽었어요.').count()).toBe(1);
  await context.close();
});

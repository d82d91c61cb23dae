import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let minji: TestPerson;
let seojun: TestPerson;
const opened: Page[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  [minji, seojun] = await Promise.all([createPerson(stack, '민지'), createPerson(stack, '서준')]);
  [browser, web] = await Promise.all([
    openBrowser(),
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
  ]);
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function wait(person: TestPerson, meetingId: number, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width: 360, height: 740 },
    colorScheme: person === minji ? 'light' : 'dark',
    timezoneId: 'Asia/Seoul',
  });
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  opened.push(page);
  await page.goto(`${web.url}/meetings/${meetingId}/chat`);
  return page;
}
const guests = (page: Page) => page.locator('#lobby-guests > li').allInnerTexts();
const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

test('a page that is woken while it connects opens one connection to the waiting room', async () => {
  const id = await createMeeting(stack, minji, [], { startsInMinutes: 5 });
  const page = await (await wait(minji, id)).context().newPage();
  // Wakes the page after it asked for the waiting room and before the server answers.
  await page.addInitScript(`
    window.asked = 0;
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (packet) {
      send.call(this, packet);
      if (!String(packet).startsWith('40/lobby')) return;
      window.asked += 1;
      if (window.asked === 1) setTimeout(() => window.dispatchEvent(new Event('online')));
    };
  `);
  await page.goto(`${web.url}/meetings/${id}/chat`);
  await expect.poll(() => guests(page)).toHaveLength(1);
  expect(await page.evaluate('window.asked')).toBe(1);
});

test('two members see each other and a hello, and both are in the room when it opens', async () => {
  const id = await createMeeting(stack, minji, [seojun], { startsInMinutes: 5, title: '맡겨진 소녀 읽기' });
  await stack.db.meeting.update({
    where: { id },
    data: { description: '천천히 읽고, 마음에 남은 문장을 하나씩 가져와요.\n커피는 각자 준비해요.' },
  });
  const [one, other] = [await wait(minji, id), await wait(seojun, id)];
  for (const page of [one, other]) await expect.poll(() => guests(page)).toHaveLength(2);
  expect(await one.locator('.waiting__text').textContent()).toContain('마음에 남은 문장');
  await other.locator('#hello').click();
  await expect.poll(async () => (await guests(one))[1]).toContain('인사했어요');
  await expect.poll(() => other.locator('#hello').textContent()).toBe('인사했어요');
  await shot(one, 'lobby-360-light');
  await shot(other, 'lobby-360-dark');
  for (const page of [one, other]) await page.setViewportSize({ width: 1_280, height: 800 });
  await shot(one, 'lobby-1280-light');
  await shot(other, 'lobby-1280-dark');

  await stack.db.meeting.update({
    where: { id },
    data: { startsAt: new Date(Date.now() + 1_000), version: { increment: 1 } },
  });
  for (const page of [one, other]) {
    await page.locator('#connection[data-state="open"]').waitFor({ timeout: 20_000 });
    expect(await page.locator('#waiting').isVisible()).toBe(false);
    expect(await page.locator('#composer').isVisible()).toBe(true);
  }
  // The leader who waited leads as one who came later does.
  await one.locator('[data-may-moderate] a', { hasText: '말한 정도' }).waitFor();
  expect(await other.locator('[data-may-moderate]').count()).toBe(0);
});

test('a page keeps its one connection when its meeting starts', async () => {
  const id = await createMeeting(stack, minji, [], { startsInMinutes: 5 });
  const page = await (await wait(minji, id)).context().newPage();
  let connections = 0;
  page.on('websocket', () => {
    connections += 1;
  });
  await page.goto(`${web.url}/meetings/${id}/chat`);
  await expect.poll(() => guests(page)).toHaveLength(1);
  // Of the same version, because an edit would close the waiting room before it opens the room.
  await stack.db.meeting.update({ where: { id }, data: { startsAt: new Date() } });
  await page.locator('#connection[data-state="open"]').waitFor({ timeout: 20_000 });
  await page.locator('#lobby').waitFor({ state: 'hidden' });
  // The server reads this after whatever the page sent when it left the waiting room.
  await page.locator('textarea[name=body]').fill('첫 문장이 오래 남았어요');
  await page.locator('textarea[name=body]').press('Enter');
  await page.locator('#messages .bubble[data-seq]').waitFor({ timeout: 20_000 });
  expect(connections).toBe(1);
});

test('a removed member is shown why she may not be in the waiting room', async () => {
  const id = await createMeeting(stack, minji, [seojun], { startsInMinutes: 5 });
  const page = await wait(seojun, id);
  await expect.poll(() => guests(page)).toHaveLength(1);
  await stack.db.membership.delete({ where: { meetingId_userId: { meetingId: id, userId: seojun.id } } });
  await expect.poll(() => page.locator('h1').textContent(), { timeout: 15_000 }).toContain('참여자');
});

test('a page that is open before the waiting room opens shows it when the meeting is moved closer', async () => {
  const id = await createMeeting(stack, minji, [], { startsInMinutes: 30 });
  const page = await wait(minji, id);
  expect(await page.locator('#lobby').isVisible()).toBe(false);
  await stack.db.meeting.update({
    where: { id },
    data: { startsAt: new Date(Date.now() + 300_000), version: { increment: 1 } },
  });
  // Looks at the meeting again, as when the page comes back to the front.
  await page.evaluate('window.dispatchEvent(new Event("online"))');
  await expect.poll(() => guests(page), { timeout: 15_000 }).toHaveLength(1);
  expect(await page.locator('#waiting-title').textContent()).toBe('곧 시작해요');
});

test('without JavaScript the page says when the room opens and can be loaded again', async () => {
  const id = await createMeeting(stack, minji, [], { startsInMinutes: 5 });
  const page = await wait(minji, id, false);
  expect(await page.locator('.waiting__when').textContent()).toMatch(/에 열려요/);
  expect(await page.locator('noscript a[href$="/chat"], .notice a[href$="/chat"]').count()).toBe(1);
  expect(await page.locator('#lobby').isVisible()).toBe(false);
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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
const opened: Page[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member] = [await createPerson(stack, '민지'), await createPerson(stack, '서준')];
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

async function enter(person: TestPerson, meetingId: number, { width = 360, isDark = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 640 },
    colorScheme: isDark ? 'dark' : 'light',
  });
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  opened.push(page);
  await page.goto(`${web.url}/meetings/${meetingId}/chat`);
  await page.locator('#connection[data-state=open]').waitFor({ state: 'attached' });
  return page;
}

const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};
const bubble = (page: Page, text: string) =>
  page.locator('.bubble[data-seq]', { has: page.locator('.bubble__body', { hasText: text }) });
async function say(page: Page, text: string) {
  await page.fill('#composer textarea[name=body]', text);
  await page.click('.composer__send');
  await bubble(page, text).waitFor();
}
async function press(page: Page, text: string, name: string) {
  await bubble(page, text).locator('.bubble__more').press('Enter');
  await page.getByRole('dialog', { name: '메시지 메뉴' }).getByRole('button', { name }).press('Enter');
}
const strip = (page: Page) => page.getByRole('region', { name: '고정한 메시지' });

test('a leader pins by the keyboard, everybody sees the newest pin and is led to its message', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const [boss, guest] = [await enter(leader, id), await enter(member, id, { width: 1_280, isDark: true })];
  await say(boss, '오늘은 3장의 마지막 장면을 함께 읽고, 한 사람씩 마음에 남은 문장을 나눠요');
  for (let n = 0; n < 6; n += 1) await say(guest, `자리를 채우는 긴 말 ${n} `.repeat(20));
  await press(boss, '오늘은 3장', '위에 고정');
  await expect.poll(() => boss.locator('#room-status').textContent()).toBe('메시지를 고정했어요.');
  await strip(guest).getByText('오늘은 3장').waitFor();
  await strip(boss).getByText('오늘은 3장').waitFor();
  await shot(boss, 'pin-360-light');
  await shot(guest, 'pin-1280-dark');
  for (const page of [boss, guest]) expect(await axeFaults(page)).toEqual([]);
  // One calm strip: at most two lines and a third of the screen, and the composer stays in view.
  const box = await strip(boss).boundingBox();
  expect(box?.height).toBeLessThan(90);
  expect(await guest.getByRole('button', { name: '고정 풀기' }).count()).toBe(0);
  await strip(guest).getByRole('button').press('Enter');
  await expect.poll(() => guest.evaluate('document.activeElement.dataset.seq')).toBe('1');

  // A reload and a later pin.
  await guest.reload();
  await strip(guest).getByText('오늘은 3장').waitFor();
  await say(boss, '쉬는 시간이에요');
  await press(boss, '쉬는 시간', '위에 고정');
  await strip(guest).getByText('쉬는 시간').waitFor();
  expect(await strip(guest).getByText('오늘은 3장').count()).toBe(0);
  const unpin = strip(boss).getByRole('button', { name: '고정 풀기' });
  await boss.evaluate('document.querySelector("#closing").hidden = false');
  expect(await unpin.count()).toBe(0);
  await boss.evaluate('document.querySelector("#closing").hidden = true');
  await unpin.press('Enter');
  await strip(guest).waitFor({ state: 'hidden' });
  await strip(boss).waitFor({ state: 'hidden' });
  await expect.poll(() => boss.evaluate('document.activeElement.id')).toBe('messages');
});

test('a pinned message that is deleted leaves the strip of open pages, and of later ones', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const [boss, guest] = [await enter(leader, id), await enter(member, id)];
  await say(boss, '잘못 쓴 말');
  await press(boss, '잘못 쓴', '위에 고정');
  await strip(guest).getByText('잘못 쓴 말').waitFor();
  await press(boss, '잘못 쓴', '메시지 지우기');
  for (const page of [boss, guest]) await strip(page).waitFor({ state: 'hidden' });
  expect(await guest.locator('#pinned').textContent()).toBe('');
  await guest.reload();
  await guest.locator('.bubble--deleted').waitFor();
  expect(await strip(guest).isHidden()).toBe(true);
});

test('a reader who blocked the author of the pinned message sees none of its text', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const boss = await enter(leader, id);
  await stack.db.userBlock.create({ data: { blockerId: member.id, blockedId: leader.id } });
  const guest = await enter(member, id);
  await say(boss, '감춰야 하는 말');
  await press(boss, '감춰야', '위에 고정');
  await strip(boss).getByText('감춰야').waitFor();
  await guest.reload();
  await bubble(guest, '감춰야').waitFor({ state: 'attached' });
  await guest.locator('link[href$="chat/pin.css"]').waitFor({ state: 'attached' });
  expect(await guest.locator('#pinned').isHidden()).toBe(true);
  expect(await guest.locator('#pinned').textContent()).toBe('');
  await stack.db.userBlock.deleteMany({ where: { blockerId: member.id } });
});

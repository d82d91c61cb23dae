import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
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
let meetingId: number;
const opened: Page[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member] = [await createPerson(stack, '민지'), await createPerson(stack, '서준')];
  [browser, web] = await Promise.all([
    openBrowser(),
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
  ]);
});
beforeEach(async () => {
  meetingId = await createMeeting(stack, leader, [member], { title: '맡겨진 소녀 읽기' });
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function enter(person: TestPerson, { width = 360, colorScheme = 'light' as 'light' | 'dark' } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 740 }, colorScheme });
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  opened.push(page);
  await page.goto(`${web.url}/meetings/${meetingId}/chat`);
  await page.locator('#connection[data-state=open]').waitFor();
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
async function openMenu(page: Page, text: string) {
  await bubble(page, text).locator('.bubble__more').focus();
  await page.keyboard.press('Enter');
  return page.getByRole('dialog', { name: '메시지 메뉴' });
}

test('a member answers a message with the keyboard, and the reply leads back to its original', async () => {
  const [page, reader] = [await enter(member), await enter(leader, { width: 1_280, colorScheme: 'dark' })];
  await say(reader, '첫 장면이 가장 좋았어요');
  await bubble(page, '첫 장면이').waitFor();
  await (await openMenu(page, '첫 장면이')).getByRole('button', { name: '답장' }).press('Enter');
  await page.locator('#attached', { hasText: '민지 님에게 답장' }).waitFor();
  expect(await page.evaluate('document.activeElement.id')).toBe('composer-body');
  await page.keyboard.type('저도 그 장면이요');
  await shot(page, 'answering-360-light');
  await page.keyboard.press('Enter');
  for (const one of [page, reader]) {
    const line = bubble(one, '저도 그').locator('.reply-line');
    await line.waitFor();
    expect(await line.textContent()).toBe('답장: 민지 첫 장면이 가장 좋았어요');
  }
  expect(await page.locator('#attached').isHidden()).toBe(true);
  await shot(page, 'reply-360-light');
  await bubble(page, '저도 그').locator('.reply-line').press('Enter');
  await page.locator('.bubble[data-seq="1"]:focus').waitFor();
  await (await openMenu(reader, '첫 장면이')).getByRole('button', { name: '메시지 지우기' }).press('Enter');
  for (const one of [page, reader])
    await bubble(one, '저도 그').locator('.reply-line', { hasText: '삭제된 메시지예요' }).waitFor();
  expect(await page.content()).not.toContain('첫 장면이');
});

test('on a phone her own reply stays on the screen with its menu, and reactions stand below it', async () => {
  const [page, reader] = [await enter(member), await enter(leader)];
  await say(reader, '첫 장면이 가장 좋았어요. 눈이 내리는 아침에 편지를 읽는 대목이요.');
  await bubble(page, '첫 장면이').waitFor();
  await (await openMenu(page, '첫 장면이')).getByRole('button', { name: '답장' }).press('Enter');
  const stop = page.locator('#attached button');
  expect((await stop.boundingBox())?.height).toBeLessThan(50);
  await say(page, '저도 그 장면이요');
  await (await openMenu(reader, '저도 그')).getByRole('button', { name: '박수' }).press('Enter');
  await bubble(page, '저도 그').locator('.reaction').waitFor();
  const boxOf = (part: string) => bubble(page, '저도 그').locator(part).boundingBox();
  const [more, text, reaction] = await Promise.all(
    ['.bubble__more', '.bubble__text', '.reaction'].map(boxOf),
  );
  expect(more?.x).toBeGreaterThanOrEqual(0);
  expect(reaction?.y).toBeGreaterThan(text?.y ?? Infinity);
});

test('reactions are counted live, the reader’s own one is pressed, and taking it back removes it', async () => {
  const [page, reader] = [await enter(member), await enter(leader, { width: 1_280, colorScheme: 'dark' })];
  await say(page, '반응을 기다려요');
  await bubble(reader, '반응을').waitFor();
  const dialog = await openMenu(reader, '반응을');
  await shot(reader, 'menu-1280-dark');
  await dialog.getByRole('button', { name: '좋아요' }).press('ArrowRight');
  await reader.keyboard.press('Enter');
  const heart = (one: Page) => bubble(one, '반응을').locator('.reaction[data-emoji="❤️"]');
  await heart(page).waitFor();
  expect(await heart(page).getAttribute('aria-pressed')).toBe('false');
  expect(await heart(page).textContent()).toBe('❤️ 1');
  await reader.locator('.reaction[aria-pressed=true]').waitFor();
  await heart(page).press('Enter');
  await heart(page).getByText('❤️ 2').waitFor();
  await heart(reader).getByText('❤️ 2').waitFor();
  expect(await heart(reader).getAttribute('aria-pressed')).toBe('true');
  expect(await heart(page).getAttribute('aria-label')).toBe('마음 2 명, 나도 남겼어요. 누르면 거둬요');
  const who = (await openMenu(page, '반응을')).locator('.message-menu__who');
  await who.getByText('❤️ 민지, 서준').waitFor();
  await shot(page, 'who-360-light');
  await page.keyboard.press('Escape');
  await shot(page, 'reactions-360-light');
  await page.reload();
  await page.locator('.reaction[aria-pressed=true]').waitFor();
  await heart(page).press('Enter');
  await heart(reader).getByText('❤️ 1').waitFor();
  await heart(reader).press('Enter');
  await reader.locator('.bubble__reactions').waitFor({ state: 'detached' });
  // Neither the log nor the status read any of it aloud.
  expect(await reader.locator('#room-status').textContent()).toBe('');
  expect(await page.locator('.bubble__reactions:not([aria-live=off])').count()).toBe(0);
});

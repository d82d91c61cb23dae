import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { blockPerson } from '../../src/accounts/blocks/block-person.ts';
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
  meetingId = await createMeeting(stack, leader, [member]);
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function enter(person: TestPerson, { hasTouch = false } = {}) {
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ viewport, hasTouch, isMobile: hasTouch });
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  opened.push(page);
  await page.clock.install();
  await page.goto(`${web.url}/meetings/${meetingId}/chat`);
  await page.locator('#connection[data-state=open]').waitFor();
  await page.locator('#messages[aria-busy=false]').waitFor();
  return page;
}

/** Stores messages of the leader. */
const store = (bodies: readonly string[]) =>
  stack.pool.query(
    `WITH stored AS (
       INSERT INTO messages (meeting_id, seq, user_id, client_id, body)
       SELECT $1, n, $2, gen_random_uuid(), body FROM unnest($3::text[]) WITH ORDINALITY AS b (body, n))
     UPDATE rooms SET last_seq = cardinality($3::text[]) WHERE meeting_id = $1`,
    [meetingId, leader.id, bodies],
  );
const dialog = (page: Page) => page.getByRole('dialog', { name: '메시지 메뉴' });
const bubble = (page: Page, seq: number) => page.locator(`.bubble[data-seq="${seq}"]`);
/** Where the focus is: the class of its element, and the number of its message. */
const focused = (page: Page) =>
  page.evaluate(
    `[document.activeElement.className, document.activeElement.closest('.bubble')?.dataset.seq ?? '']`,
  );

test('the Tab key stops once in the log, arrow keys lead from message to message, and Enter opens the menu', async () => {
  await store(Array.from({ length: 30 }, (_, at) => `${at + 1}번째 말`));
  const page = await enter(member);
  await bubble(page, 30).waitFor();
  await page.locator('#composer-body').focus();
  await page.keyboard.press('Shift');
  await page.locator('.bubble[data-current]').waitFor({ state: 'attached' });
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toEqual(['bubble__more', '30']);
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate('document.activeElement.id')).toBe('messages');
  await page.keyboard.press('Tab');
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
  expect(await focused(page)).toEqual(['bubble__more', '29']);
  await page.keyboard.press('Home');
  expect(await focused(page)).toEqual(['bubble__more', '1']);
  expect(await bubble(page, 1).evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(0);
  expect(await page.locator('.bubble__more[tabindex="0"]').count()).toBe(1);
  // A screen reader reads the message with the button.
  const described = await page.evaluate(
    `document.activeElement.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent)`,
  );
  expect(described).toEqual(['민지', '1번째 말']);
  await page.keyboard.press('Enter');
  await dialog(page).getByText('1번째 말').waitFor();
  const reactions = dialog(page).locator('.message-menu__reactions button');
  const rows = await reactions.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(rows).toHaveLength(6);
  expect(new Set(rows).size).toBe(1);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toEqual(['bubble__more', '1']);
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.id')).toBe('composer-body');
});

test('a long press opens the menu, a short one and a scrolling finger do not', async () => {
  await store(Array.from({ length: 30 }, (_, at) => `${at + 1}번째 말`));
  const page = await enter(member, { hasTouch: true });
  await page.locator('link[href$="chat/tools.css"]').waitFor({ state: 'attached' });
  const { x, y, width, height } = (await bubble(page, 29).locator('.bubble__text').boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  const at = { x: x + width / 2, y: y + height / 2 };
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', down = at) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [down] });
  await touch('touchStart');
  await dialog(page).getByText('29번째 말').waitFor();
  await touch('touchEnd');
  expect(await dialog(page).isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toEqual(['bubble__more', '29']);

  await touch('touchStart');
  await touch('touchEnd');
  await page.clock.fastForward(700);
  expect(await dialog(page).isVisible()).toBe(false);
  await touch('touchStart');
  for (let moved = 10; moved <= 60; moved += 10) await touch('touchMove', { x: at.x, y: at.y + moved });
  await page.clock.fastForward(700);
  await touch('touchEnd');
  expect(await dialog(page).isVisible()).toBe(false);
});

test('a message is copied as it was written', async () => {
  const body = '한 줄\n두 줄 https://example.com/책 🙂';
  await store([body]);
  const page = await enter(member);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await bubble(page, 1).locator('.bubble__more').press('Enter');
  await dialog(page).getByRole('button', { name: '복사' }).press('Enter');
  await page.getByText('메시지를 복사했어요.').waitFor({ state: 'attached' });
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(body);
});

test('the menu of a blocked person’s folded message holds none of its text', async () => {
  const reader = await createPerson(stack);
  await stack.db.membership.create({ data: { meetingId, userId: reader.id } });
  await blockPerson(stack.db, { blockerId: reader.id, blockedId: leader.id });
  await store(['읽고 싶지 않은 말']);
  const page = await enter(reader);
  await bubble(page, 1).locator('.bubble__more').press('Enter');
  await dialog(page).getByText('막은 분의 글이에요').waitFor();
  expect(await dialog(page).textContent()).not.toContain('읽고 싶지 않은 말');
  expect(await dialog(page).getByRole('button', { name: '복사' }).count()).toBe(0);
  await dialog(page).getByRole('button', { name: '답장' }).press('Enter');
  await page.locator('#attached', { hasText: '막은 분의 글이에요' }).waitFor();
  expect(await page.locator('#attached').textContent()).not.toContain('읽고 싶지 않은 말');
});

test('a silenced member takes her reaction back, and the menu says why she may add none', async () => {
  await store(['첫 말']);
  const page = await enter(member);
  await bubble(page, 1).locator('.bubble__more').press('Enter');
  await dialog(page).getByRole('button', { name: '박수' }).press('Enter');
  await bubble(page, 1).locator('.reaction[aria-pressed=true]').waitFor();
  await stack.db.meetingSilence.create({ data: { meetingId, userId: member.id, reason: '쉬어 가요' } });
  await bubble(page, 1).locator('.bubble__more').press('Enter');
  await dialog(page).getByRole('button', { name: '좋아요' }).press('Enter');
  await dialog(page).getByText('리더가 말하기를 멈춰서 반응을 남길 수 없어요.').waitFor();
  await dialog(page).getByRole('button', { name: '박수' }).press('Enter');
  await bubble(page, 1).locator('.bubble__reactions').waitFor({ state: 'detached' });
});

test('with forced colours a reaction that the reader gave looks unlike the others', async () => {
  await store(['첫 말']);
  const page = await enter(member);
  await page.emulateMedia({ forcedColors: 'active' });
  await bubble(page, 1).locator('.bubble__more').press('Enter');
  await dialog(page).getByRole('button', { name: '박수' }).press('Enter');
  await bubble(page, 1).locator('.reaction[aria-pressed=true]').waitFor();
  await bubble(page, 1).locator('.bubble__more').press('Enter');
  const colourOf = (name: string) =>
    dialog(page)
      .getByRole('button', { name })
      .evaluate(
        (one) =>
          (
            globalThis as unknown as { getComputedStyle(of: unknown): { backgroundColor: string } }
          ).getComputedStyle(one).backgroundColor,
      );
  expect(await colourOf('박수')).not.toBe(await colourOf('좋아요'));
});

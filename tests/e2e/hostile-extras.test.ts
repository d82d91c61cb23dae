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
  [leader, member] = [await createPerson(stack, '<i>민지'), await createPerson(stack, '서준')];
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

/** A page of 360 px, not yet at the room. */
async function openPage(person: TestPerson, colorScheme: 'light' | 'dark' = 'light') {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme });
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  opened.push(page);
  return page;
}
async function enter(page: Page, meetingId: number) {
  await page.goto(`${web.url}/meetings/${meetingId}/chat`);
  await page.locator('#connection[data-state=open]').waitFor();
  return page;
}
const store = (meetingId: number, rows: readonly { body: string; replyTo?: number; quote?: string }[]) =>
  stack.pool.query(
    `WITH stored AS (
       INSERT INTO messages (meeting_id, seq, user_id, client_id, body, reply_to, quote_text)
       SELECT $1, n, $2, gen_random_uuid(), b.body, b.reply_to, b.quote
       FROM unnest($3::text[], $4::int[], $5::text[]) WITH ORDINALITY AS b (body, reply_to, quote, n))
     UPDATE rooms SET last_seq = cardinality($3::text[]) WHERE meeting_id = $1`,
    [
      meetingId,
      leader.id,
      rows.map(({ body }) => body),
      rows.map(({ replyTo = null }) => replyTo),
      rows.map(({ quote = null }) => quote),
    ],
  );
const bubble = (page: Page, seq: number) => page.locator(`.bubble[data-seq="${seq}"]`);

test('replies and quotes that are drawn after their messages are not read aloud', async () => {
  const meetingId = await createMeeting(stack, leader, [member]);
  await store(meetingId, [{ body: '첫 말' }, { body: '답', replyTo: 1 }, { body: '좋아요', quote: '문장' }]);
  const page = await openPage(member);
  // The module comes when screen readers read the log again.
  await page.route(/extras\/draw-extras/, async (route) => {
    await page.locator('#messages[aria-busy=false]').waitFor();
    await page.evaluate(`
      globalThis.read = [];
      const log = document.querySelector('#messages');
      new MutationObserver((changes) => {
        if (log.getAttribute('aria-busy') === 'true') return;
        for (const { addedNodes } of changes) for (const { textContent } of addedNodes) read.push(textContent);
      }).observe(log, { childList: true, subtree: true });
      undefined`);
    await route.continue();
  });
  await enter(page, meetingId);
  await bubble(page, 2).locator('.reply-line', { hasText: '첫 말' }).waitFor();
  await bubble(page, 3).locator('.quote-card').waitFor();
  expect(await page.evaluate('read')).toEqual([]);
  await page.locator('#messages[aria-busy=false]').waitFor();
});

test('a deleted message leaves the open menu and the line above the composer', async () => {
  const meetingId = await createMeeting(stack, leader, [member]);
  await store(meetingId, [{ body: '곧 지울 비밀' }]);
  const [page, writer] = [
    await enter(await openPage(member), meetingId),
    await enter(await openPage(leader), meetingId),
  ];
  const openMenu = async (one: Page) => {
    await bubble(one, 1).locator('.bubble__more').press('Enter');
    return one.getByRole('dialog', { name: '메시지 메뉴' });
  };
  await (await openMenu(page)).getByRole('button', { name: '답장' }).press('Enter');
  await page.locator('#attached', { hasText: '곧 지울 비밀' }).waitFor();
  await (await openMenu(page)).getByText('곧 지울 비밀').waitFor();
  await (await openMenu(writer)).getByRole('button', { name: '메시지 지우기' }).press('Enter');
  await bubble(page, 1).getByText('삭제된 메시지예요').waitFor();
  await page.locator('#attached', { hasText: '삭제된 메시지예요' }).waitFor();
  await page.locator('.message-menu__excerpt', { hasText: '삭제된 메시지예요' }).waitFor();
  expect(await page.content()).not.toContain('곧 지울 비밀');
});

test('the focus stays in the room when the message of a focused reaction is deleted', async () => {
  const meetingId = await createMeeting(stack, leader, [member]);
  await store(meetingId, [{ body: '지울 말' }]);
  const [page, writer] = [
    await enter(await openPage(member), meetingId),
    await enter(await openPage(leader), meetingId),
  ];
  await bubble(page, 1).locator('.bubble__more').press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '좋아요' }).press('Enter');
  await bubble(page, 1).locator('.reaction').focus();
  await bubble(writer, 1).locator('.bubble__more').press('Enter');
  await writer.getByRole('dialog').getByRole('button', { name: '메시지 지우기' }).press('Enter');
  await bubble(page, 1).locator('.bubble__reactions').waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.id')).toBe('messages');
});

test.each(['light', 'dark'] as const)(
  'names, quotes and searches with HTML stay text, and axe finds nothing in the %s theme',
  async (theme) => {
    const meetingId = await createMeeting(stack, leader, [member]);
    const html = '<img src=x onerror="document.title=1">';
    await store(meetingId, [
      { body: html, quote: html },
      { body: `${html} 답`, replyTo: 1 },
    ]);
    const page = await enter(await openPage(member, theme), meetingId);
    await bubble(page, 2).locator('.reply-line').waitFor();
    await bubble(page, 1).locator('.bubble__more').press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '좋아요' }).press('Enter');
    await bubble(page, 1).locator('.reaction[aria-pressed=true]').waitFor();
    await bubble(page, 1).locator('.bubble__more').press('Enter');
    await page.locator('.message-menu__who', { hasText: '서준' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '답장' }).press('Enter');
    await page.locator('#attached', { hasText: '<i>민지' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.locator('#talk img, #talk i').count()).toBe(0);
    await page.goto(`${web.url}/meetings/${meetingId}/chat/search?q=${encodeURIComponent(html)}`);
    expect(await page.locator('.found-message__body').first().textContent()).toContain(html);
    expect(await page.locator('main img, main i').count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
  },
);

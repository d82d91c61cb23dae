import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { hideMessage } from '../../src/chat/index.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createOperator } from '../reports/sample-reports.ts';
import { openBrowser } from '../support/browser.ts';
import { startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const gone = '삭제된 메시지예요';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
let member: TestPerson;
let meetingId: number;
const opened: Page[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member] = (await Promise.all(['민지', '서준'].map((name) => createPerson(stack, name)))) as [
    TestPerson,
    TestPerson,
  ];
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

async function enter(person: TestPerson, options: { width?: number; colorScheme?: 'light' | 'dark' } = {}) {
  const { width = 360, colorScheme = 'light' } = options;
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    colorScheme,
    hasTouch: true,
    isMobile: width < 600,
  });
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

async function say(page: Page, text: string) {
  await page.fill('#composer textarea[name=body]', text);
  await page.click('.composer__send');
  await bubble(page, text).waitFor();
}

const bubble = (page: Page, text: string) => page.locator('.bubble[data-seq]', { hasText: text });
const menuOf = (page: Page, text: string) =>
  bubble(page, text).getByRole('button', { name: '메시지 메뉴', includeHidden: true });
const isOffered = (page: Page, text: string) => menuOf(page, text).isVisible();
const focused = (page: Page) => page.evaluate('document.activeElement.id');

test('a member deletes her message with the keyboard, and it is gone for everybody', async () => {
  const [page, reader] = [await enter(member), await enter(leader, { width: 1_280, colorScheme: 'dark' })];
  // A line about who came in would stand between the two messages.
  await page.locator('.system', { hasText: '민지 님이 들어왔어요' }).waitFor();
  await say(page, '첫 번째 말');
  await say(page, '지우고 싶은 말');
  await bubble(reader, '지우고 싶은 말').waitFor();
  await menuOf(page, '지우고 싶은 말').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '메시지 메뉴' });
  await dialog.getByText('지우고 싶은 말').waitFor();
  await shot(page, 'menu-360-light');
  // Escape leaves everything as it was, and the focus returns.
  await page.keyboard.press('Escape');
  expect(await page.evaluate('document.activeElement.className')).toBe('bubble__more');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '메시지 지우기' }).press('Enter');
  await bubble(page, gone).waitFor();
  await bubble(reader, gone).waitFor();
  expect(await focused(page)).toBe('messages');
  expect(await page.locator('#room-status').textContent()).toBe('메시지를 지웠어요.');
  for (const one of [page, reader]) {
    expect(await one.locator('.bubble[data-seq]').count()).toBe(2);
    expect(await one.content()).not.toContain('지우고 싶은 말</p>');
    expect(await one.locator('.bubble--follows').count()).toBe(1);
    expect(await isOffered(one, gone)).toBe(false);
  }
  await shot(page, 'deleted-360-light');
  await shot(reader, 'deleted-1280-dark');
  await page.reload();
  await bubble(page, gone).waitFor();
});

test('a message that an operator hid says so, and not that it was deleted', async () => {
  const page = await enter(member);
  await say(page, '가려질 말');
  await hideMessage(stack.db, { meetingId, seq: 1 });
  await page.reload();
  await bubble(page, '운영자가 가린 메시지예요').waitFor();
  expect(await bubble(page, gone).count()).toBe(0);
});

test('a message that an operator hides and shows again changes in open rooms without a reload', async () => {
  const other = await startChatServer(stack);
  const operator = await createOperator(stack);
  const [page, reader] = [await enter(member), await enter(leader, { width: 1_280, colorScheme: 'dark' })];
  const long = `돌아올 말\n${'줄\n'.repeat(20)}https://example.com/a`;
  await say(page, long);
  await asPerson(other.app, leader)
    .post('/reports', { kind: 'message', id: String(meetingId), seq: '1', reason: 'abuse' })
    .expect(303);
  const { id } = await stack.db.report.findFirstOrThrow({ where: { meetingId } });
  await asPerson(other.app, operator)
    .post(`/admin/reports/${id}/decide`, { decision: 'hidden', explanation: '약관에 어긋나요' })
    .expect(303);
  for (const one of [page, reader]) {
    await bubble(one, '운영자가 가린 메시지예요').waitFor();
    expect(await isOffered(one, '운영자가 가린 메시지예요')).toBe(false);
    expect(await one.content()).not.toContain('돌아올 말');
  }
  await asPerson(other.app, operator).post(`/admin/reports/${id}/undo`).expect(303);
  for (const one of [page, reader]) {
    await bubble(one, '돌아올 말').waitFor();
    expect(await isOffered(one, '돌아올 말')).toBe(true);
    expect(await one.locator('.bubble[data-seq]').count()).toBe(1);
    expect(await one.locator('.bubble__toggle').count()).toBe(1);
    expect(await one.locator('.bubble a[href="https://example.com/a"]').count()).toBe(1);
  }
  await shot(page, 'restored-360-light');
  await shot(reader, 'restored-1280-dark');
  await other.close();
});

test('a member deletes own messages and reports others, and the leader deletes all', async () => {
  const [page, lead] = [await enter(member), await enter(leader, { colorScheme: 'dark' })];
  await say(page, '서준의 말');
  await say(lead, '민지의 말');
  await bubble(page, '민지의 말').waitFor();
  await bubble(lead, '서준의 말').waitFor();
  expect(await isOffered(page, '서준의 말')).toBe(true);
  await menuOf(page, '민지의 말').click({ force: true });
  const report = page.getByRole('link', { name: '신고하기' });
  expect(await report.getAttribute('href')).toMatch(/^\/report\?kind=message&id=\d+&seq=\d+$/);
  expect(await page.getByRole('button', { name: '메시지 지우기' }).count()).toBe(0);
  await shot(page, 'report-menu-360');
  const [form] = await Promise.all([page.context().waitForEvent('page'), report.click()]);
  await form.getByRole('heading', { name: '대화방 메시지 신고하기' }).waitFor();
  await shot(form, 'report-form-360');
  await form.close();
  await page.keyboard.press('Escape');
  expect(await isOffered(lead, '서준의 말')).toBe(true);
  await shot(lead, 'touch-360-dark');
  await menuOf(lead, '서준의 말').click({ force: true });
  await lead.getByRole('dialog', { name: '메시지 메뉴' }).waitFor();
  await shot(lead, 'menu-360-dark');
  await lead.getByRole('button', { name: '메시지 지우기' }).click();
  await bubble(page, gone).waitFor();
  expect(await bubble(page, '민지의 말').count()).toBe(1);
  await stack.db.meeting.update({ where: { id: meetingId }, data: { endsAt: new Date(Date.now() - 1_000) } });
  await lead.locator('#connection[data-state=closed]').waitFor();
  expect(await isOffered(lead, '민지의 말')).toBe(false);
});

test('after 5 minutes the menu says why the message stays', async () => {
  const page = await enter(member);
  await say(page, '오래된 말');
  await stack.pool.query(`UPDATE messages SET sent_at = now() - interval '6 minutes' WHERE meeting_id = $1`, [
    meetingId,
  ]);
  await page.reload();
  await menuOf(page, '오래된 말').click({ force: true });
  await page.getByText('보낸 지 5분이 지나서 지울 수 없어요.').waitFor();
  expect(await page.getByRole('button', { name: '메시지 지우기' }).count()).toBe(0);
});

test('without scripts a message is deleted by a form', async () => {
  await say(await enter(member), '지우고 싶은 말');
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  await context.addCookies([cookieFor(member, web.url)]);
  const page = await context.newPage();
  opened.push(page);
  await page.goto(`${web.url}/meetings/${meetingId}/chat/plain`);
  await page.getByText('지우기', { exact: true }).click();
  await shot(page, 'plain-360-light');
  await page.getByRole('button', { name: '메시지 지우기' }).click();
  await page.getByText(gone).waitFor();
  expect(await page.getByText('지우기', { exact: true }).count()).toBe(0);
});

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

type Look = { width?: number; colorScheme?: 'light' | 'dark'; hasTouch?: boolean };

async function enter(
  person: TestPerson,
  { width = 360, colorScheme = 'light', hasTouch = false }: Look = {},
) {
  const viewport = { width, height: 740 };
  const context = await browser.newContext({ viewport, colorScheme, hasTouch, isMobile: hasTouch });
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
const focusedId = (page: Page) => page.evaluate('document.activeElement.id');
const quoteDialog = (page: Page) => page.getByRole('dialog', { name: '책 속 문장' });

test('a sentence of the book is attached with the keyboard, changed, and sent as a card', async () => {
  const [page, reader] = [await enter(member), await enter(leader, { width: 1_280, colorScheme: 'dark' })];
  const opener = page.getByRole('button', { name: '책 속 문장', exact: true });
  await opener.press('Enter');
  await quoteDialog(page).waitFor();
  await expect.poll(() => focusedId(page)).toBe('field-quoteText');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate('document.activeElement.value')).toBe('책 속 문장');

  await opener.press('Enter');
  await page.keyboard.type('  ');
  await page.keyboard.press('Tab');
  await page.keyboard.type('백 쪽');
  await page.keyboard.press('Enter');
  await page.locator('#field-quoteText-error', { hasText: '책 속 문장을 적어 주세요' }).waitFor();
  await page.locator('#field-quotePage-error', { hasText: '쪽 번호는 1부터' }).waitFor();
  expect(await focusedId(page)).toBe('field-quoteText');
  await shot(page, 'quote-errors-360-light');
  await page.fill('#field-quoteText', '그 여름, 나는 처음으로 조용히 있는 법을 배웠다.');
  await page.fill('#field-quotePage', '73쪽');
  await page.press('#field-quotePage', 'Enter');
  await expect.poll(() => focusedId(page)).toBe('composer-body');
  await page.locator('#attached', { hasText: '책 속 문장 · 73쪽' }).waitFor();
  await page.keyboard.type('이 문장에서 멈췄어요');
  await shot(page, 'quote-attached-360-light');

  // The draft and its sentence survive a reload.
  await page.reload();
  await page.locator('#connection[data-state=open]').waitFor();
  await page.locator('#attached').getByRole('button', { name: '고치기' }).press('Enter');
  await quoteDialog(page).waitFor();
  expect(await page.inputValue('#field-quotePage')).toBe('73');
  await page.fill('#field-quotePage', '74');
  await page.press('#field-quotePage', 'Enter');
  await page.locator('#attached', { hasText: '74쪽' }).waitFor();
  await expect.poll(() => focusedId(page)).toBe('composer-body');
  await page.keyboard.press('Enter');
  for (const one of [page, reader]) {
    const card = bubble(one, '이 문장에서').locator('.quote-card');
    await card.waitFor();
    expect(await card.textContent()).toBe('그 여름, 나는 처음으로 조용히 있는 법을 배웠다.책 속 문장 · 74쪽');
  }
  expect(await page.locator('#attached').isHidden()).toBe(true);
  await shot(page, 'quote-card-360-light');
  await shot(reader, 'quote-card-1280-dark');
});

test('a sentence that the server refuses comes back with its text, and the reason beside the field', async () => {
  const page = await enter(member, { hasTouch: true });
  await page.getByRole('button', { name: '책 속 문장', exact: true }).tap();
  await quoteDialog(page).waitFor();
  await page.fill('#field-quoteText', `봄${'\u0301'.repeat(40)}이 왔다`);
  await page.getByRole('button', { name: '메시지에 붙이기' }).tap();
  await page.fill('#composer-body', '좋아하는 문장');
  await page.getByRole('button', { name: '보내기' }).tap();
  await page.locator('#attached [role=alert]', { hasText: '문장에 깨졌거나' }).waitFor();
  expect(await page.inputValue('#composer-body')).toBe('좋아하는 문장');
  expect(await page.locator('.bubble').count()).toBe(0);
  await shot(page, 'quote-refused-360-light');
  await page.locator('#attached').getByRole('button', { name: '고치기' }).tap();
  await page.locator('#field-quoteText-error', { hasText: '문장에 깨졌거나' }).waitFor();
  await page.fill('#field-quoteText', '봄이 왔다');
  await page.getByRole('button', { name: '메시지에 붙이기' }).tap();
  await page.locator('#attached [role=alert]').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '보내기' }).tap();
  await bubble(page, '좋아하는 문장').locator('.quote-card', { hasText: '봄이 왔다' }).waitFor();
});

test('a message that is sent while offline shows its sentence while it waits', async () => {
  const page = await enter(member);
  await page.getByRole('button', { name: '책 속 문장', exact: true }).press('Enter');
  await page.fill('#field-quoteText', '봄이 왔다');
  await page.press('#field-quotePage', 'Enter');
  await page.locator('#attached', { hasText: '봄이 왔다' }).waitFor();
  await page.context().setOffline(true);
  await page.fill('#composer-body', '끊긴 사이에');
  await page.press('#composer-body', 'Enter');
  await page.locator('.bubble[data-state] .quote-card', { hasText: '봄이 왔다' }).waitFor();
});

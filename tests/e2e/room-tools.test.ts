import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { indexLog } from '../../src/chat/search/index-messages.ts';
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
const searchDialog = (page: Page) => page.getByRole('dialog', { name: '대화에서 찾기' });
/** Stores messages of the leader: numbers, but these texts at these places. */
const storeTalk = async (count: number, texts: Readonly<Record<number, string>>) => {
  await stack.pool.query(
    `WITH stored AS (
       INSERT INTO messages (meeting_id, seq, user_id, client_id, body)
       SELECT $1, n, $2, gen_random_uuid(), coalesce($4::jsonb ->> n::text, n || '번째 글')
       FROM generate_series(1, $3::int) n)
     UPDATE rooms SET last_seq = $3::int WHERE meeting_id = $1`,
    [meetingId, leader.id, count, JSON.stringify(texts)],
  );
  await indexLog(stack.pool, meetingId, 20);
};
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

test('a search in the room leads to its message, loads the log up to it, and Escape returns', async () => {
  await storeTalk(700, { 3: '고양이가 창가에 앉아 있었어요', 690: '고양이 이야기를 다시 해요' });
  const page = await enter(member);
  await bubble(page, '700번째 글').waitFor();
  const link = page.getByRole('link', { name: '찾기' });
  await link.press('Enter');
  await expect.poll(() => focusedId(page)).toBe('room-search');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('찾기');
  await link.press('Enter');
  await page.keyboard.type('강아지');
  await page.keyboard.press('Enter');
  await searchDialog(page).getByText('찾는 말이 있는 메시지가 없어요').waitFor();
  await page.fill('#room-search', '고양이');
  await page.press('#room-search', 'Enter');
  await searchDialog(page).getByText('메시지 2개를 찾았어요.').waitFor();
  await shot(page, 'search-360-light');
  await searchDialog(page).getByRole('button', { name: '창가에' }).press('Enter');
  await page.locator('.bubble[data-seq="3"]:focus').waitFor();
  expect(await searchDialog(page).isVisible()).toBe(false);
  await shot(page, 'search-jumped-360-light');
  // The results are still there, and the next one is near.
  await link.press('Enter');
  await searchDialog(page).getByRole('button', { name: '다시 해요' }).press('Enter');
  await page.locator('.bubble[data-seq="690"]:focus').waitFor();
});

test('results beyond the first page follow, one that is too far shows what stands around it, and deleted ones go', async () => {
  const cats = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [at + 40, `고양이 ${at + 1}`]));
  await storeTalk(4_300, { 10: '아주 먼 고양이', ...cats });
  const page = await enter(member, { width: 1_280, colorScheme: 'dark' });
  await page.getByRole('link', { name: '찾기' }).click();
  await page.fill('#room-search', '고양이');
  await searchDialog(page).getByRole('button', { name: '찾기', exact: true }).click();
  await searchDialog(page).getByText('메시지 50개를 찾았어요. 더 앞의').waitFor();
  await searchDialog(page).getByRole('button', { name: '더 오래된 메시지 찾기' }).click();
  await searchDialog(page).getByText('메시지 61개를 찾았어요.').waitFor();
  await searchDialog(page).getByRole('button', { name: '아주 먼' }).click();
  const around = searchDialog(page).getByRole('list', { name: '앞뒤 이야기' });
  await around.getByText('15번째 글').waitFor();
  expect(await around.locator('li').count()).toBe(11);
  expect(await around.locator('[aria-current]').textContent()).toBe('민지 아주 먼 고양이');
  await shot(page, 'search-around-1280-dark');
  const writer = await enter(leader);
  const deletion = `(async () => {
    const token = document.querySelector('input[name=_csrf]').value;
    const body = new URLSearchParams({ _csrf: token });
    return (await fetch('/meetings/${meetingId}/chat/messages/10/delete', { method: 'POST', body })).status;
  })()`;
  expect(await writer.evaluate(deletion)).toBe(200);
  await around.getByText('삭제된 메시지예요').waitFor();
  expect(await page.content()).not.toContain('아주 먼 고양이');
});

test('without a connection results leave the page, and the link leads to the page of the search', async () => {
  await storeTalk(3, { 2: '고양이' });
  const page = await enter(member);
  await page.getByRole('link', { name: '찾기' }).click();
  await page.fill('#room-search', '고양이');
  await page.press('#room-search', 'Enter');
  await searchDialog(page).getByText('메시지 1개를 찾았어요.').waitFor();
  await stack.db.meeting.update({ where: { id: meetingId }, data: { endsAt: new Date(Date.now() - 1_000) } });
  await page.locator('#connection[data-state=closed]').waitFor({ state: 'attached' });
  await searchDialog(page).getByText('연결이 끊겼어요.').waitFor();
  expect(await searchDialog(page).locator('.found-message').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '찾기' }).click();
  await page.waitForURL(/\/chat\/search$/);
});

/** Texts and buttons of an open dialog that are cut off at its side, or wider than the screen. */
const cutOff = (page: Page) =>
  page.locator('dialog[open]').evaluate((dialog) => {
    const box = dialog.getBoundingClientRect();
    return [...dialog.querySelectorAll('button, a, input, textarea, p, h2, label, li')]
      .filter((one) => one.getBoundingClientRect().width > 1)
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((one) => one.outerHTML)
      .concat(box.left < 0 || dialog.scrollWidth > dialog.clientWidth ? [`the dialog: ${box.left}`] : []);
  });

test.each([
  { colorScheme: 'light', percent: 100 },
  { colorScheme: 'dark', percent: 100 },
  { colorScheme: 'light', percent: 200 },
] as const)(
  'axe finds nothing in the $colorScheme theme with the menu, the quote and the search open, and text of $percent % fits',
  async ({ colorScheme, percent }) => {
    await storeTalk(30, { 29: '고양이가 창가에 앉아 있었어요' });
    const page = await enter(member, { colorScheme });
    await page.evaluate(`document.documentElement.style.fontSize = '${percent}%'`);
    const check = async (name: string) => {
      await shot(page, `axe-${name}-${colorScheme}-${percent}`);
      expect([name, await axeFaults(page), await cutOff(page)]).toEqual([name, [], []]);
    };
    await bubble(page, '창가에').locator('.bubble__more').press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '박수' }).press('Enter');
    await bubble(page, '창가에').locator('.reaction[aria-pressed=true]').waitFor();
    await bubble(page, '창가에').locator('.bubble__more').press('Enter');
    await page.locator('.message-menu__who', { hasText: '서준' }).waitFor();
    await check('menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '책 속 문장', exact: true }).press('Enter');
    await page.press('#field-quoteText', 'Tab');
    await page.keyboard.type('백');
    await page.keyboard.press('Enter');
    await page.locator('#field-quotePage-error').waitFor();
    await check('quote');
    await page.keyboard.press('Escape');
    // With large text the head of the room is hidden while the focus is in the composer.
    await page.locator('#messages').focus();
    await page.getByRole('link', { name: '찾기' }).press('Enter');
    await page.fill('#room-search', '고양이');
    await page.press('#room-search', 'Enter');
    await searchDialog(page).getByText('메시지 1개를 찾았어요.').waitFor();
    await check('search');
  },
);

test.each([
  ['light', '여행하는고래별책방'],
  ['dark', '겨울밤에책읽는사람'],
] as const)('a long nickname stays whole in the list of a leader, %s', async (colorScheme, nickname) => {
  const reader = await createPerson(stack, nickname);
  meetingId = await createMeeting(stack, leader, [member, reader], { title: '맡겨진 소녀 읽기' });
  const page = await enter(leader, { width: 1_280, colorScheme });
  const heightOf = async (name: string) =>
    (await page.locator('.participant__name', { hasText: name }).boundingBox())?.height ?? 0;
  const oneLine = await heightOf('민지');
  expect(oneLine).toBeGreaterThan(0);
  await expect.poll(() => heightOf(nickname)).toBe(oneLine);
  await shot(page, `long-nickname-${colorScheme}`);
});

import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { type FakeChat, startFakeChat } from '../support/fake-chat-server.ts';

// Tests the room's page with a fake server that can fail on request. chat.test.ts uses the real
// one.

const people = [
  { userId: '1', nickname: '민지', isLeader: true },
  { userId: '2', nickname: '서준', isLeader: false },
  { userId: '3', nickname: '하윤', isLeader: false },
];
const minutes = 60;
const patient = { timeout: 10_000 };

let browser: Browser;
let chat: FakeChat;
let contexts: BrowserContext[] = [];
let problems: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
  await chat.close();
  const found = problems;
  problems = [];
  expect(found).toEqual([]);
});

const start = async (options: Partial<Parameters<typeof startFakeChat>[0]> = {}) => {
  chat = await startFakeChat({ people, ...options });
};

/** Opens the room in a browser context of its own. */
async function enter(userId: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 }, ...options });
  contexts.push(context);
  await context.addCookies([{ name: 'reader', value: userId, url: chat.url }]);
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // Browsers report broken connections in the console.
    if (message.type() === 'error' && !message.text().includes('WebSocket')) problems.push(message.text());
  });
  await page.goto(`${chat.url}/meetings/7/chat`);
  return page;
}

async function enterOpen(userId: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const page = await enter(userId, options);
  await page.locator('#connection[data-state=open]').waitFor();
  await page.locator('#messages[aria-busy=false]').waitFor();
  return page;
}

const bodies = (page: Page, selector = '.bubble') =>
  page.locator(`#messages ${selector} .bubble__body`).allTextContents();
const seqs = (page: Page) =>
  page
    .locator('#messages [data-seq]')
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-seq'))));
const send = async (page: Page, body: string) => {
  await page.locator('textarea[name=body]').fill(body);
  await page.locator('textarea[name=body]').press('Enter');
};
const line = (page: Page, text: string) => page.locator('#messages .bubble', { hasText: text });
const told = (page: Page) => page.locator('#room-alert').textContent();
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ['1', `${at + 1}번째 글`, 30] as const);

test('two people see what the other one says, once, by who said it', async () => {
  await start();
  const [minji, seojun] = [await enterOpen('1'), await enterOpen('2')];
  await send(minji, '안녕하세요');
  await send(seojun, '반가워요');
  for (const page of [minji, seojun]) {
    await line(page, '반가워요').and(page.locator('[data-seq="2"]')).waitFor();
    expect(await bodies(page)).toEqual(['안녕하세요', '반가워요']);
  }
  expect(await bodies(minji, '.mine')).toEqual(['안녕하세요']);
  expect(await bodies(minji, '.theirs')).toEqual(['반가워요']);
  expect(await seojun.locator('#messages .theirs .bubble__name').textContent()).toBe('민지');
  expect(await seojun.locator('#messages .theirs').getAttribute('data-user-id')).toBe('1');
});

test('the list says in words who is here and who leads', async () => {
  await start();
  const page = await enterOpen('1');
  await enterOpen('2');
  const rows = page.locator('#participants li');
  await page.locator('#participants [data-user-id="2"][data-online=true]').waitFor();
  expect((await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/민지.*나.*온라인/),
    expect.stringMatching(/서준.*온라인/),
    expect.stringMatching(/하윤.*오프라인/),
  ]);
  expect(await page.locator('#participants [data-leader]').getAttribute('data-user-id')).toBe('1');
  expect(await page.getByRole('img', { name: '리더' }).count()).toBe(1);
  expect(await page.locator('#headcount').textContent()).toBe('3명 중 2명 온라인');
});

test('on a phone the people are in a drawer that moves nothing, and gives the focus back', async () => {
  await start({ bodies: many(20) });
  const page = await enterOpen('2', { viewport: { width: 360, height: 740 } });
  const drawer = page.locator('#people');
  const opener = page.getByRole('button', { name: '참여자 3명 중 1명 온라인' });
  const place = () => page.locator('#messages').boundingBox();
  const before = await place();
  expect(await drawer.isVisible()).toBe(false);

  await opener.click();
  await page.getByRole('region', { name: '참여자' }).waitFor();
  expect(await page.locator('#participants [data-user-id="2"][data-online=true]').isVisible()).toBe(true);
  expect(await place()).toEqual(before);
  const focused = () => page.evaluate<string>('document.activeElement.className');
  expect(await focused()).toContain('room__people-close');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  expect(await focused()).toBe('room__people-open');

  await opener.press('Enter');
  await page.getByRole('button', { name: '닫기' }).click();
  await drawer.waitFor({ state: 'hidden' });
  expect(await focused()).toBe('room__people-open');

  await opener.click();
  await drawer.waitFor();
  await page.mouse.click(20, 20);
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(focused).toBe('room__people-open');

  await opener.click();
  await drawer.waitFor();
  await page.setViewportSize({ width: 1_280, height: 740 });
  await expect.poll(() => drawer.evaluate((one) => one.matches(':popover-open'))).toBe(false);
  expect(await drawer.isVisible()).toBe(true);
  expect(await opener.isVisible()).toBe(false);
});

/** Composes text through the browser's input method, as an IME does. */
const compose = (cdp: CDPSession, text: string) =>
  cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
const imeEnter = (cdp: CDPSession) =>
  cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });

test.each(['before the browser rests', 'after it'])(
  'one Enter on a composing syllable sends it once and whole; the second keydown of the press comes %s',
  async (when) => {
    await start();
    const page = await enterOpen('2');
    const cdp = await page.context().newCDPSession(page);
    await page.locator('textarea').focus();
    await page.keyboard.insertText('안녕하세');
    for (const step of ['ㅇ', '요']) await compose(cdp, step);
    expect(await page.locator('textarea').inputValue()).toBe('안녕하세요');
    await imeEnter(cdp);
    const committed = cdp.send('Input.insertText', { text: '요' });
    if (when === 'after it') {
      await committed;
      await line(page, '안녕하세요').waitFor();
    }
    await page.keyboard.press('Enter');
    await committed;
    await page.locator('#messages [data-seq="1"]').waitFor();
    await send(page, '끝');
    await page.locator('#messages [data-seq="2"]').waitFor();
    expect(await bodies(page)).toEqual(['안녕하세요', '끝']);
    expect(await page.locator('textarea').inputValue()).toBe('');
  },
);

test('the button sends a syllable that is still being composed, and keeps the focus in the box', async () => {
  await start();
  const page = await enterOpen('2', {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 740 },
  });
  const cdp = await page.context().newCDPSession(page);
  await page.locator('textarea').tap();
  await page.keyboard.insertText('안녕하세');
  await compose(cdp, '요');
  await page.locator('#composer button').tap();
  await page.locator('#messages [data-seq="1"]').waitFor();
  expect(await bodies(page)).toEqual(['안녕하세요']);
  expect(await page.locator('textarea').inputValue()).toBe('');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
});

test('Shift+Enter breaks the line; on a touch screen Enter does', async () => {
  await start();
  const page = await enterOpen('2');
  await page.locator('textarea').fill('첫 줄');
  await page.locator('textarea').press('Shift+Enter');
  await page.keyboard.type('둘째 줄');
  await page.keyboard.press('Enter');
  await page.locator('#messages [data-seq="1"]').waitFor();
  expect(await bodies(page)).toEqual(['첫 줄\n둘째 줄']);

  const phone = await enterOpen('3', {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 740 },
  });
  await phone.locator('textarea').fill('첫 줄');
  await phone.locator('textarea').press('Enter');
  expect(await phone.locator('textarea').inputValue()).toBe('첫 줄\n');
});

test('markup is shown as text, and an address becomes a safe link', async () => {
  await start();
  const page = await enterOpen('2');
  chat.say('1', '<img src=x onerror="window.broken=1"> https://example.com/a를 <b>보세요</b>');
  await line(page, '보세요').waitFor();
  expect(await bodies(page)).toEqual([
    '<img src=x onerror="window.broken=1"> https://example.com/a를 <b>보세요</b>',
  ]);
  expect(await page.locator('#messages img, #messages b').count()).toBe(0);
  const link = page.locator('#messages a[href="https://example.com/a"]');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
  expect(await link.getAttribute('target')).toBe('_blank');
});

test('a link shows the host that it opens, and an address is never turned round', async () => {
  await start();
  const page = await enterOpen('2');
  chat.say('1', 'https://аррӏе.com/ 그리고 https://namu.wiki/w/소년이%20온다 \u202emoc.elpmaxe');
  await line(page, 'moc.elpmaxe').waitFor();
  const links = page.locator('#messages .bubble a');
  await links.nth(1).waitFor();
  expect(await links.allTextContents()).toEqual([
    'https://xn--80ak6aa92e.com/',
    'https://namu.wiki/w/소년이%20온다',
  ]);
  expect(await links.first().getAttribute('dir')).toBe('ltr');
  expect(await page.locator('#messages').textContent()).not.toContain('\u202e');
});

test('an invisible message is not sent', async () => {
  await start();
  const page = await enterOpen('2');
  await send(page, '\u3164\u2060');
  await send(page, '보여요');
  await line(page, '보여요').waitFor();
  expect(await bodies(page)).toEqual(['보여요']);
});

test('a message whose answer is lost shows "다시 보내기" and ends as one message', async () => {
  await start();
  const page = await enterOpen('2');
  chat.room.isMute = true;
  chat.room.lostAnswers = 1;
  await send(page, '들리나요?');
  await page.getByRole('button', { name: '다시 보내기' }).waitFor();
  expect(await told(page)).toContain('아직 보내지 못했어요');
  await page.getByRole('button', { name: '다시 보내기' }).click();
  await page.locator('#messages [data-seq="1"]').waitFor({ timeout: 15_000 });
  expect(await bodies(page)).toEqual(['들리나요?']);
  expect(new Set(chat.room.received).size).toBe(1);
  expect(chat.room.table).toHaveLength(1);
  expect(await page.getByRole('button', { name: '다시 보내기' }).count()).toBe(0);
});

test('messages that were under way when the page was left are sent once each, and the draft is kept', async () => {
  await start();
  const page = await enterOpen('2');
  chat.room.isMute = true;
  chat.room.lostAnswers = 1;
  await send(page, '받았지만 답이 없는 글');
  await send(page, '아직 못 간 글');
  await expect.poll(() => chat.room.table.length).toBe(1);
  await page.locator('textarea').fill('쓰다 만 글');
  await page.goto('about:blank');
  await page.goto(`${chat.url}/meetings/7/chat`);
  await page.locator('#messages [data-seq="2"]').waitFor();
  expect(await bodies(page)).toEqual(['받았지만 답이 없는 글', '아직 못 간 글']);
  expect(await page.locator('textarea').inputValue()).toBe('쓰다 만 글');
  expect(chat.room.table).toHaveLength(2);
});

test('a message that was stored long before the page was opened again is not under way for ever', async () => {
  await start();
  const page = await enterOpen('2');
  chat.room.isMute = true;
  chat.room.lostAnswers = 1;
  await send(page, '받았지만 답이 없는 글');
  await expect.poll(() => chat.room.table.length).toBe(1);
  await page.goto('about:blank');
  for (let at = 2; at <= 60; at += 1) chat.say('1', `${at}번째 글`);
  await page.goto(`${chat.url}/meetings/7/chat`);
  await expect.poll(() => chat.room.received.length).toBe(2);
  await expect.poll(() => page.locator('#messages .bubble:not([data-seq])').count()).toBe(0);
  expect(chat.room.table).toHaveLength(60);
  // Not with a pointer, because scrolling there loads older messages.
  await page.locator('#older').dispatchEvent('click');
  await page.locator('#messages .mine[data-seq="1"]').waitFor();
});

test('what is written without a connection goes out in order, and what was missed comes in', async () => {
  await start({ bodies: many(3) });
  const page = await enterOpen('2');
  chat.cut();
  const brokeAt = Date.now();
  await page.locator('#connection[data-state=reconnecting]').waitFor();
  expect(await page.locator('#connection').textContent()).toContain('다시 연결');
  for (let at = 4; at <= 53; at += 1) chat.say('1', `${at}번째 글`);
  await send(page, '하나');
  await send(page, '둘');
  expect(await page.locator('.bubble__state').allTextContents()).toContain('연결되면 보낼게요');
  await page.locator('#messages [data-seq="55"]').waitFor();
  const wait = (chat.room.connectedAt.at(-1) ?? 0) - brokeAt;
  expect(wait).toBeGreaterThan(2_400);
  expect(wait).toBeLessThan(4_000);
  expect(await seqs(page)).toEqual(Array.from({ length: 55 }, (_, at) => at + 1));
  expect((await bodies(page)).slice(-2)).toEqual(['하나', '둘']);
});

test('the periodic head event recovers a lost announcement', async () => {
  await start();
  const page = await enterOpen('2');
  chat.room.isMute = true;
  chat.say('1', '아무도 못 들은 말');
  chat.room.isMute = false;
  chat.beacon();
  await line(page, '아무도 못 들은 말').waitFor();
});

test('a message after a gap waits for the ones before it', async () => {
  await start();
  const page = await enterOpen('2');
  chat.room.isMute = true;
  chat.say('1', '하나');
  chat.room.isMute = false;
  chat.say('1', '둘');
  await line(page, '둘').waitFor();
  expect(await bodies(page)).toEqual(['하나', '둘']);
});

test('when the database was restored the page shows what is in it now', async () => {
  await start({ bodies: many(10) });
  const page = await enterOpen('2');
  chat.beacon();
  chat.room.table.length = 6;
  chat.beacon();
  await expect.poll(() => seqs(page)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a member who missed thousands of messages gets the newest and can load older ones', async () => {
  await start({ bodies: many(3) });
  const page = await enterOpen('2');
  chat.cut();
  await page.locator('#connection[data-state=reconnecting]').waitFor();
  for (let at = 4; at <= 3_000; at += 1) chat.say('1', `${at}번째 글`);
  await page.locator('#messages [data-seq="3000"]').waitFor();
  expect(await seqs(page)).toHaveLength(200);
  await page.getByRole('button', { name: '이전 메시지 더 보기' }).click();
  await page.locator('#messages [data-seq="2751"]').waitFor();
});

test('reading back, nothing jumps; a button leads to what is new', async () => {
  await start({ bodies: many(200) });
  const page = await enterOpen('2');
  const region = page.locator('#messages');
  const newest = page.locator('#newest');
  const atBottom = () => region.evaluate((one) => one.scrollHeight - one.clientHeight - one.scrollTop < 4);
  await expect.poll(atBottom, patient).toBe(true);

  const top = page.locator('#messages [data-seq="160"]');
  await top.evaluate((one) => one.scrollIntoView({ block: 'start' }));
  await expect.poll(atBottom).toBe(false);
  const offset = () => top.evaluate((one) => Math.round(one.getBoundingClientRect().top));
  const before = await offset();
  chat.say('1', '새 글');
  await newest.waitFor();
  expect(await newest.textContent()).toBe('새 메시지 1개');
  expect(await offset()).toBe(before);

  await newest.click();
  await expect.poll(atBottom, patient).toBe(true);
  expect(await newest.isHidden()).toBe(true);
  await send(page, '나도 새 글');
  await line(page, '나도 새 글').waitFor();
  await expect.poll(atBottom, patient).toBe(true);
});

test('older pages come in above without moving what is read', async () => {
  await start({ bodies: many(200) });
  const page = await enterOpen('2');
  expect((await seqs(page))[0]).toBe(151);
  const first = page.locator('#messages [data-seq="151"]');
  await page.getByRole('button', { name: '이전 메시지 더 보기' }).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await seqs(page))[0]).toBe(101);
  await expect
    .poll(() =>
      first.evaluate((one) => {
        const log = one.closest('#messages')?.getBoundingClientRect();
        const here = one.getBoundingClientRect();
        return log !== undefined && here.top > log.top && here.top < log.bottom;
      }),
    )
    .toBe(true);
  expect(await page.locator('#messages .day-line').count()).toBe(1);
});

test('the button for older messages keeps the focus, and leaves it in the log when there are no more', async () => {
  await start({ bodies: many(120) });
  const page = await enterOpen('2');
  const older = page.getByRole('button', { name: '이전 메시지 더 보기' });
  const focused = () => page.evaluate<string>('document.activeElement.id');
  // Scrolling to the button would load older messages.
  await older.evaluate((one) => one.focus({ preventScroll: true }));
  for (const first of [21, 1]) {
    await page.keyboard.press('Enter');
    await page.locator(`#messages [data-seq="${first}"]`).waitFor();
    expect(await focused()).toBe(first === 1 ? 'messages' : 'older');
  }
  expect(await older.count()).toBe(0);
});

test.each([
  ['ended', 'meeting_ended', ['전체 대화 보기', '이야기 기록']],
  ['cancelled', 'meeting_cancelled', ['모임 페이지로']],
])('when the meeting is %s the link to its agenda goes', async (_, kind, links) => {
  await start();
  const page = await enterOpen('1');
  const agenda = page.getByRole('link', { name: '진행 순서' });
  expect(await agenda.isVisible()).toBe(true);
  chat.namespace.emit('system', { kind, userId: '', nickname: '', at: '' });
  await expect.poll(() => page.locator('#closing a:visible').allTextContents()).toEqual(links);
  expect(await agenda.isVisible()).toBe(false);
});

test.each([
  ['ended', 'meeting_ended', '전체 대화 보기'],
  ['cancelled', 'meeting_cancelled', '모임 페이지로'],
])('when the meeting is %s the focus goes from the composer to where she can go', async (_, kind, action) => {
  await start();
  const page = await enterOpen('2');
  await page.locator('textarea').focus();
  chat.namespace.emit('system', { kind, userId: '', nickname: '', at: '' });
  await page.locator('#closing').waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(action);
  expect(await page.getByText('첫 이야기를 들려주세요').isVisible()).toBe(false);
});

test('when the time runs out the focus is not lost, and no focus elsewhere is taken', async () => {
  await start({ endsIn: 3 });
  const [writing, reading] = [await enterOpen('2'), await enterOpen('3')];
  await writing.locator('textarea').focus();
  await reading.locator('#messages').focus();
  await expect.poll(() => writing.locator('textarea').isDisabled(), patient).toBe(true);
  chat.namespace.emit('system', { kind: 'meeting_ended', userId: '', nickname: '', at: '' });
  for (const page of [writing, reading]) await page.locator('#closing').waitFor();
  await expect.poll(() => writing.evaluate('document.activeElement.textContent')).toBe('전체 대화 보기');
  expect(await reading.evaluate('document.activeElement.id')).toBe('messages');
});

test('the title counts what came in while nobody looked', async () => {
  await start();
  const page = await enterOpen('2');
  const title = await page.title();
  const lookAway = (away: boolean) =>
    page.evaluate(`
      Object.defineProperty(document, 'hidden', { value: ${away}, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    `);
  await lookAway(true);
  chat.say('1', '하나');
  chat.say('1', '둘');
  await expect.poll(() => page.title()).toBe(`(2) ${title}`);
  await lookAway(false);
  expect(await page.title()).toBe(title);
});

test('a member who sends too fast is told so, and the message goes out later', async () => {
  await start();
  const page = await enterOpen('2');
  chat.room.answers.push({ ok: false, code: 'rate_limited', retryAfterMs: 1_500 });
  await send(page, '열한 번째');
  await expect.poll(() => told(page)).toContain('너무 빠르게');
  await page.locator('#messages [data-seq="1"]').waitFor();
  expect(await bodies(page)).toEqual(['열한 번째']);
});

test('without field-sizing the newest message stays in view while a long text is written', async () => {
  await start({ bodies: many(40) });
  const page = await enterOpen('2', { viewport: { width: 360, height: 640 } });
  // Engines without this property (Safari before 26.2, Firefox) grow the field by script.
  await page.evaluate(
    `document.querySelector('#composer textarea').style.setProperty('field-sizing', 'fixed')`,
  );
  const overlap = () =>
    page.evaluate<number>(`
      document.querySelector('#messages li:last-child').getBoundingClientRect().bottom -
      document.querySelector('#composer').getBoundingClientRect().top
    `);
  const field = page.locator('textarea[name=body]');
  for (let row = 1; row <= 6; row += 1) {
    await field.press(row === 1 ? 'Home' : 'Shift+Enter');
    await field.pressSequentially(`${row}번째 줄`);
    // The log scrolls one frame after the field has grown.
    await expect.poll(overlap).toBeLessThanOrEqual(0);
  }
  expect((await field.boundingBox())?.height).toBeGreaterThan(130);
  await chat.say('1', '그 사이에 온 글');
  await line(page, '그 사이에 온 글').waitFor();
  await expect.poll(overlap).toBeLessThanOrEqual(0);
  expect(await page.locator('#newest').isVisible()).toBe(false);
  await field.fill('한 줄');
  // Borders are part of the height, so a text that fits needs no scrolling.
  expect(await field.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0);
});

test('a text that is too long is not sent and not lost', async () => {
  await start();
  const page = await enterOpen('2');
  const long = '가'.repeat(2_001);
  await send(page, long);
  await expect.poll(() => told(page)).toContain('2,000자까지');
  expect(await page.locator('textarea').inputValue()).toBe(long);
  expect(await page.locator('.composer__count').textContent()).toBe('2,001 / 2,000자');
  expect(chat.room.received).toEqual([]);
  await send(page, '😀'.repeat(2_000));
  await page.locator('#messages [data-seq="1"]').waitFor();
});

test('before the start there is a countdown, and the room opens itself', async () => {
  await start({ startsInMinutes: 4 });
  const page = await enter('2');
  expect(await page.locator('.waiting__countdown').textContent()).toMatch(/^[1-4]초$/);
  expect(await page.locator('#composer').isVisible()).toBe(false);
  expect(chat.room.connectedAt).toEqual([]);
  await page.locator('#connection[data-state=open]').waitFor();
  const late = (chat.room.connectedAt[0] ?? 0) - chat.room.startsAt.getTime();
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(2_000);
  expect(await page.locator('.waiting').isVisible()).toBe(false);
  await send(page, '시작했네요');
  await page.locator('#messages [data-seq="1"]').waitFor();
});

test('the countdown goes by the server’s clock, not by a wrong one of the reader', async () => {
  await start({ startsInMinutes: 4 });
  const context = await browser.newContext();
  contexts.push(context);
  await context.addCookies([{ name: 'reader', value: '2', url: chat.url }]);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + 7 * 60_000;
  });
  await page.goto(`${chat.url}/meetings/7/chat`);
  expect(await page.locator('.waiting__countdown').textContent()).toMatch(/^[1-4]초$/);
  await page.locator('#connection[data-state=open]').waitFor();
  expect((chat.room.connectedAt[0] ?? 0) - chat.room.startsAt.getTime()).toBeLessThan(2_000);
});

test('a page that connects a moment too early connects again', async () => {
  await start({ startsInMinutes: 1 });
  const opensAt = chat.room.startsAt.toISOString();
  chat.room.refusal = { code: 'not_open_yet', opensAt };
  const page = await enter('2');
  await expect.poll(() => chat.room.turnedAway, patient).toBeGreaterThan(0);
  await page.locator('#connection[data-state=closed]', { hasText: '시작 전' }).waitFor();
  chat.room.refusal = null;
  await page.locator('#connection[data-state=open]').waitFor();
});

test('if the reader’s clock is set forward while she waits, the page compares the clocks again instead of connecting every second', async () => {
  await start({ startsInMinutes: 8 });
  const page = await enter('2');
  await page.addInitScript(`
    const real = Date.now.bind(Date);
    window.ahead = 0;
    Date.now = () => real() + ahead;
  `);
  await page.reload();
  await page.locator('.waiting__countdown', { hasText: /초/ }).waitFor();
  await page.evaluate(`
    ahead = 600_000;
    document.dispatchEvent(new Event('visibilitychange'));
  `);
  await page.locator('#connection[data-state=open]').waitFor();
  expect((chat.room.connectedAt[0] ?? 0) - chat.room.startsAt.getTime()).toBeLessThan(2_000);
  expect(chat.room.turnedAway).toBeLessThanOrEqual(3);
});

test('a start that was put off is waited for', async () => {
  await start({ startsInMinutes: 1 });
  const page = await enter('2');
  chat.room.startsAt = new Date(Date.now() + 5_000);
  await page.locator('.waiting__countdown', { hasText: /^[2-5]초$/ }).waitFor();
  await page.locator('#connection[data-state=open]').waitFor();
  expect((chat.room.connectedAt[0] ?? 0) - chat.room.startsAt.getTime()).toBeLessThan(2_000);
});

test('five minutes before the end the room says so; a prolonged meeting takes it back without a reload', async () => {
  await start({ endsIn: 5 * minutes - 5 });
  const page = await enterOpen('2');
  await page.locator('#ending', { hasText: '5분 뒤에 끝나요' }).waitFor();
  expect(await page.locator('#room-status').textContent()).toContain('5분 뒤');
  chat.room.endsAt = new Date(Date.now() + 60 * minutes * 1_000);
  chat.namespace.emit('system', { kind: 'meeting_changed', userId: '1', nickname: '민지', at: '' });
  await page.locator('#ending').waitFor({ state: 'hidden' });
  expect(await page.locator('#messages .system').textContent()).toContain('모임 정보를 바꿨어요');
});

test.each([360, 1_280])(
  'book, introduction and the leader’s extension open at %i px, and the new end reaches the page',
  async (width) => {
    await start({ endsIn: 280, bodies: many(3) });
    const page = await enterOpen('1', { viewport: { width, height: 640 } });
    await page.locator('#ending', { hasText: '5분 뒤에 끝나요' }).waitFor();
    await page.getByRole('button', { name: '모임 시간 늘리기' }).click();
    const about = page.getByRole('region', { name: '모임 소개' });
    await about.waitFor();
    expect(await about.getByRole('link', { name: '데미안' }).getAttribute('href')).toBe('/books/3');
    await about.getByText('3장까지 읽고 만나요.').waitFor();
    const offer = about.getByRole('button', { name: /15분 늘리기/ });
    const before = await offer.getAttribute('value');
    await page.keyboard.press('Escape');
    await about.waitFor({ state: 'hidden' });

    chat.room.endsAt = new Date(chat.room.endsAt.getTime() + 900_000);
    chat.namespace.emit('system', { kind: 'meeting_changed', userId: '1', nickname: '민지', at: '' });
    await page.locator('#ending').waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: '모임 시간 늘리기' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: '모임 소개' }).click();
    await about.waitFor();
    // An old offer would change nothing, so the form is refreshed with the times.
    expect(Date.parse((await offer.getAttribute('value')) ?? '')).toBe(Date.parse(before ?? '') + 900_000);
  },
);

test('a member is offered no extension', async () => {
  await start({ endsIn: 280 });
  const page = await enterOpen('2');
  await page.locator('#ending', { hasText: '5분 뒤에 끝나요' }).waitFor();
  expect(await page.getByRole('button', { name: /늘리기/ }).count()).toBe(0);
  await page.getByRole('button', { name: '모임 소개' }).click();
  await page.getByText('3장까지 읽고 만나요.').waitFor();
  expect(await page.locator('#extend').count()).toBe(0);
});

test('at the end the composer closes and the log stays to be read', async () => {
  await start({ endsIn: 3, bodies: many(60) });
  const page = await enterOpen('2');
  await expect.poll(() => page.locator('textarea').isDisabled(), patient).toBe(true);
  const late = Date.now() - chat.room.endsAt.getTime();
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(2_000);
  chat.namespace.emit('system', { kind: 'meeting_ended', userId: '', nickname: '', at: '' });
  chat.namespace.disconnectSockets();
  await page.locator('#closing', { hasText: '모임이 끝났어요' }).waitFor();
  expect(await page.locator('#connection').getAttribute('data-state')).toBe('closed');
  expect(await seqs(page)).toHaveLength(50);
  await page.getByRole('link', { name: '전체 대화 보기' }).click();
  await page.locator('#room[data-state=closed]').waitFor();
  expect((await seqs(page)).at(-1)).toBe(60);
  expect(await page.locator('#composer').count()).toBe(0);
  await page.getByRole('link', { name: '이전 메시지 더 보기' }).click();
  await page.locator('#messages [data-seq="1"]').waitFor();
});

test('a half-written message stays to be copied when the room closes, also on the page of the log', async () => {
  await start({ bodies: many(3) });
  const page = await enterOpen('2');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  chat.room.answers.push({ ok: false, code: 'closed' });
  await page.locator('textarea[name=body]').fill('마지막으로 드릴 말씀은\n두 가지예요');
  chat.namespace.emit('system', { kind: 'meeting_ended', userId: '', nickname: '', at: '' });
  chat.room.endsAt = new Date();
  chat.namespace.disconnectSockets();
  const unsent = page.getByRole('region', { name: '보내지 못한 글' });
  await unsent.waitFor();
  const text = unsent.locator('.unsent__text');
  expect(await text.textContent()).toBe('마지막으로 드릴 말씀은\n두 가지예요');
  await unsent.getByRole('button', { name: '복사' }).click();
  await unsent.getByText('복사했어요.').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('마지막으로 드릴 말씀은\n두 가지예요');

  await page.getByRole('link', { name: '전체 대화 보기' }).click();
  await page.locator('#room[data-state=closed]').waitFor();
  await unsent.waitFor();
  expect(await text.textContent()).toBe('마지막으로 드릴 말씀은\n두 가지예요');
  await unsent.getByRole('button', { name: '지우기' }).click();
  await unsent.waitFor({ state: 'hidden' });
  await page.reload();
  await page.locator('#messages .bubble').first().waitFor();
  expect(await unsent.isVisible()).toBe(false);
});

test('a message that the closed room refused stays to be copied on the page of the log', async () => {
  await start({ bodies: many(3) });
  const page = await enterOpen('2');
  await send(page, '저장된 글');
  await page.locator('#messages [data-seq="4"]').waitFor();
  chat.room.answers.push({ ok: false, code: 'closed' });
  await send(page, '늦게 보낸 글');
  await page.locator('#closing', { hasText: '모임이 끝났어요' }).waitFor();
  chat.room.endsAt = new Date();
  await page.getByRole('link', { name: '전체 대화 보기' }).click();
  const unsent = page.getByRole('region', { name: '보내지 못한 글' });
  await unsent.waitFor();
  expect(await unsent.locator('.unsent__text').textContent()).toBe('늦게 보낸 글');
});

test.each([
  ['meeting_ended', '3명 · 대화가 끝났어요', '대화가 끝났어요'],
  ['meeting_cancelled', '3명 · 모임이 취소됐어요', '모임이 취소됐어요'],
])('after %s the list shows nobody as online and says "%s"', async (kind, list, connection) => {
  await start();
  const page = await enterOpen('1');
  await enterOpen('2');
  await page.locator('#participants [data-user-id="2"][data-online=true]').waitFor();
  chat.namespace.emit('system', { kind, userId: '', nickname: '', at: '' });
  chat.namespace.disconnectSockets();
  await page.locator('#closing').waitFor();
  expect(await page.locator('#headcount').textContent()).toBe(list);
  expect(await page.locator('#connection').textContent()).toBe(connection);
  expect(await page.locator('#participants [data-online=true]').count()).toBe(0);
  expect(await page.locator('.participant__presence').first().isVisible()).toBe(false);
});

test('a meeting whose extension was not received goes on after its old end', async () => {
  await start({ endsIn: 2 });
  const page = await enterOpen('2');
  await page.locator('textarea').focus();
  chat.room.endsAt = new Date(Date.now() + 600_000);
  await expect.poll(() => page.locator('textarea').isDisabled(), patient).toBe(true);
  await expect.poll(() => page.locator('textarea').isDisabled(), patient).toBe(false);
  expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  await send(page, '아직 이야기해요');
  await page.locator('#messages [data-seq="1"]').waitFor();
});

test.each([
  ['unauthenticated', '로그인이 풀렸어요', '/login?next=%2Fmeetings%2F7%2Fchat'],
  ['not_member', '참여자가 아니어서', '/meetings/7'],
  ['not_found', '찾을 수 없어요', '/meetings'],
  ['cancelled', '취소했어요', '/meetings/7'],
  ['closed', '끝났어요', '/meetings/7/chat'],
  ['too_many_connections', '너무 많이 열려', '/meetings/7/chat'],
])('refused as %s, the page says why and where to go', async (code, text, href) => {
  await start();
  chat.room.refusal = { code };
  const page = await enter('2');
  const closing = page.locator('#closing', { hasText: text });
  await closing.waitFor();
  expect(await closing.locator('a:visible').first().getAttribute('href')).toBe(href);
  expect(await page.locator('#composer').isVisible()).toBe(false);
  expect(await page.locator('#connection').getAttribute('data-state')).toBe('closed');
});

test('a removed member is told so, and her unsent text stays visible', async () => {
  await start();
  const page = await enterOpen('2');
  chat.room.answers.push({ ok: false, code: 'unavailable' });
  await send(page, '아직 여기 있어요');
  chat.namespace.emit('system', { kind: 'removed', userId: '2', nickname: '서준', at: '' });
  chat.namespace.disconnectSockets();
  await page.locator('#closing', { hasText: '내보냈어요' }).waitFor();
  expect(await bodies(page)).toEqual(['아직 여기 있어요']);
  expect(await page.locator('.bubble__state').textContent()).toContain('보내지 못했어요');
});

test('the page reconnects after the server closes the connection without a reason', async () => {
  await start();
  const page = await enterOpen('2');
  chat.namespace.disconnectSockets();
  await page.locator('#connection[data-state=reconnecting]').waitFor();
  await page.locator('#connection[data-state=open]').waitFor();
});

test('coming and going is said as a line of the system', async () => {
  await start();
  const page = await enterOpen('2');
  for (const kind of ['joined', 'left']) {
    chat.namespace.emit('system', { kind, userId: '1', nickname: '민지', at: '' });
    chat.namespace.emit('system', { kind, userId: '2', nickname: '서준', at: '' });
  }
  await page.locator('#messages .system', { hasText: '나갔어요' }).waitFor();
  expect(await page.locator('#messages .system').allTextContents()).toEqual([
    '민지 님이 들어왔어요',
    '민지 님이 나갔어요',
  ]);
});

test('logging out forgets drafts and messages on their way', async () => {
  await start();
  const page = await enterOpen('2');
  await page.locator('textarea').fill('비밀');
  const kept = () => page.evaluate<string[]>('Object.keys(sessionStorage)');
  expect(await kept()).toHaveLength(1);
  await page.evaluate(`
    document.addEventListener('submit', (event) => event.preventDefault());
    document.querySelector('form[action="/logout"]').requestSubmit();
  `);
  expect(await kept()).toEqual([]);
});

test('at 360 px nothing overflows and every control can be hit with a finger', async () => {
  await start({ bodies: many(60) });
  const page = await enterOpen('2', {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 640 },
  });
  expect(
    await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.scrollHeight]'),
  ).toEqual([360, 640]);
  const composer = await page.locator('#composer').boundingBox();
  expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeLessThanOrEqual(640);
  await page.locator('.room__people-open').tap();
  const small = await page.locator('#room :is(button, a, summary, textarea):visible').evaluateAll((all) =>
    all
      .filter((one) => !one.closest('p') || one.closest('.room__back'))
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => one.outerHTML),
  );
  expect(small).toEqual([]);
  await page.locator('.room__people-close').tap();

  // The keyboard takes half of the screen.
  await page.locator('textarea').tap();
  await page.setViewportSize({ width: 360, height: 330 });
  const box = await page.locator('textarea').boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(330);
  expect((await page.locator('#messages').boundingBox())?.height).toBeGreaterThan(150);
});

test('a screen reader hears what is new, and not the history', async () => {
  await start({ bodies: many(60) });
  const page = await enter('2');
  await page.evaluate(`
    window.heard = '';
    const log = document.querySelector('#messages');
    new MutationObserver((changes) => {
      if (log.getAttribute('aria-busy') === 'true') return;
      for (const { addedNodes } of changes) for (const node of addedNodes) heard += node.textContent;
    }).observe(log, { childList: true, subtree: true });
  `);
  const heard = () => page.evaluate<string>('heard');
  await page.locator('#messages[aria-busy=false]').waitFor();
  // Not with a pointer, which would scroll there first and so load older messages.
  await page.locator('#older').dispatchEvent('click');
  await page.locator('#messages [data-seq="1"]').waitFor();
  await page.locator('#messages[aria-busy=false]').waitFor();
  expect(await heard()).not.toContain('번째 글');
  chat.say('1', '새로운 말');
  await line(page, '새로운 말').waitFor();
  expect(await heard()).toContain('민지');
  expect(await heard()).toContain('새로운 말');
  expect(await page.locator('#messages').getAttribute('role')).toBe('log');
  expect(await page.locator('#messages').getAttribute('aria-live')).toBe('polite');
  expect(await page.locator('#room-alert').getAttribute('role')).toBe('alert');
});

test.each([
  { width: 360, scheme: 'light' },
  { width: 360, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const)('everything the room shows is accessible at $width px, $scheme', async ({ width, scheme }) => {
  await start({
    endsIn: 200,
    bodies: [...many(60), ['2', `https://example.com/\n${'길다\n'.repeat(30)}`, 5]],
  });
  const viewport = { width, height: 800 };
  const page = await enterOpen('2', { viewport, colorScheme: scheme, reducedMotion: 'reduce' });
  const violations = async () => {
    const faults = await axeFaults(page);
    problems.splice(0);
    return faults;
  };
  if (width === 360) {
    await page.locator('.room__people-open').click();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
  }
  chat.namespace.emit('system', { kind: 'joined', userId: '1', nickname: '민지', at: '' });
  chat.room.answers.push({ ok: false, code: 'invalid' }, { ok: false, code: 'unavailable' });
  await send(page, '못 가는 글');
  await send(page, '늦는 글');
  await page.getByRole('button', { name: '다시 보내기' }).waitFor();
  expect(await violations()).toEqual([]);
  chat.namespace.emit('system', { kind: 'meeting_ended', userId: '', nickname: '', at: '' });
  await page.locator('#closing').waitFor();
  expect(await violations()).toEqual([]);
});

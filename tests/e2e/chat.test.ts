import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

// Tests the whole chat: a web process with PostgreSQL and Redis, and one browser context per
// person.

let stack: TestStack;
let web: TestProcess;
let proxy: Proxy;
let browser: Browser;
let minji: TestPerson;
let seojun: TestPerson;
const opened: Page[] = [];
const patient = { timeout: 20_000 };

beforeAll(async () => {
  stack = await openTestStack();
  [minji, seojun] = await Promise.all([createPerson(stack, '민지'), createPerson(stack, '서준')]);
  proxy = await openProxy();
  [browser] = await Promise.all([openBrowser(), startWeb()]);
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  proxy.close();
  await stack.close();
});

const startWeb = async () => {
  web = await startProcess('web', stack, { SESSION_SECRET: testSecret, APP_ORIGIN: proxy.url });
  proxy.target = Number(new URL(web.url).port);
};

interface Proxy {
  readonly url: string;
  /** The port that connections are forwarded to. */
  target: number;
  close(): void;
}

/** Opens one address for successive web processes, as a hosting platform does. */
async function openProxy(): Promise<Proxy> {
  const server = createServer((socket) => pipe(socket, connect(proxy.target, 'localhost')));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { url, target: 0, close: () => server.close() };
}

function pipe(one: Socket, other: Socket) {
  one.pipe(other).pipe(one);
  for (const [socket, peer] of [
    [one, other],
    [other, one],
  ] as const) {
    socket.on('error', () => peer.destroy());
    socket.on('close', () => peer.destroy());
  }
}

async function enter(person: TestPerson, meetingId: number) {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 }, locale: 'ko-KR' });
  await context.addCookies([cookieFor(person, proxy.url)]);
  const page = await context.newPage();
  opened.push(page);
  await page.goto(`${proxy.url}/meetings/${meetingId}/chat`);
  return page;
}
const isOpen = (page: Page) => page.locator('#connection[data-state=open]').waitFor(patient);
const meetingOf = (options: MeetingOptions = {}) => createMeeting(stack, minji, [seojun], options);
const bodies = (page: Page) => page.locator('#messages .bubble[data-seq] .bubble__body').allTextContents();
const send = async (page: Page, body: string) => {
  await page.locator('textarea[name=body]').fill(body);
  await page.locator('textarea[name=body]').press('Enter');
};
const row = (page: Page, person: TestPerson) => page.locator(`#participants [data-user-id="${person.id}"]`);

test('a chat page has one connection, whose address names the meeting for the proxy', async () => {
  const meetingId = await meetingOf();
  const context = await browser.newContext();
  await context.addCookies([cookieFor(minji, proxy.url)]);
  const page = await context.newPage();
  opened.push(page);
  const meetings: (string | null)[] = [];
  page.on('websocket', (socket) => meetings.push(new URL(socket.url()).searchParams.get('meeting')));
  await page.goto(`${proxy.url}/meetings/${meetingId}/chat`);
  await isOpen(page);
  await page.locator('#unread[data-count]').waitFor({ ...patient, state: 'attached' });
  expect(meetings).toEqual([String(meetingId)]);
  await page.goto(`${proxy.url}/books`);
  await page.locator('#unread[data-count]').waitFor({ ...patient, state: 'attached' });
  expect(meetings).toEqual([String(meetingId), null]);
});

test('two people talk, see each other come and go, and know who leads', async () => {
  const meetingId = await meetingOf();
  const one = await enter(minji, meetingId);
  await isOpen(one);
  await expect.poll(() => row(one, minji).getAttribute('data-online'), patient).toBe('true');
  expect(await row(one, seojun).getAttribute('data-online')).toBe('false');
  expect(await row(one, seojun).textContent()).toContain('오프라인');
  expect(await row(one, minji).getByRole('img', { name: '리더' }).isVisible()).toBe(true);

  const two = await enter(seojun, meetingId);
  await isOpen(two);
  await expect.poll(() => row(one, seojun).getAttribute('data-online'), patient).toBe('true');
  expect(await row(one, seojun).textContent()).toContain('온라인');
  await one.locator('#messages .system', { hasText: '서준 님이 들어왔어요' }).waitFor();

  await send(one, '안녕하세요');
  await two.locator('#messages .theirs', { hasText: '안녕하세요' }).waitFor();
  await send(two, '<b>반가워요</b>');
  await one.locator('#messages .theirs', { hasText: '반가워요' }).waitFor();
  for (const page of [one, two]) expect(await bodies(page)).toEqual(['안녕하세요', '<b>반가워요</b>']);
  expect(await one.locator('#messages .mine').count()).toBe(1);

  await two.close();
  await one.locator('#messages .system', { hasText: '서준 님이 나갔어요' }).waitFor(patient);
  expect(await row(one, seojun).getAttribute('data-online')).toBe('false');
});

test('a web process that dies takes nothing with it: everyone comes back and goes on', async () => {
  const meetingId = await meetingOf();
  const [one, two] = [await enter(minji, meetingId), await enter(seojun, meetingId)];
  await Promise.all([isOpen(one), isOpen(two)]);
  await send(one, '하나');
  await two.locator('#messages .theirs', { hasText: '하나' }).waitFor();

  await web.stop(0);
  await one.locator('#connection[data-state=reconnecting]').waitFor(patient);
  await send(one, '둘');
  await send(two, '셋');
  await startWeb();
  await Promise.all([isOpen(one), isOpen(two)]);
  for (const page of [one, two]) {
    await expect.poll(async () => (await bodies(page)).sort(), patient).toEqual(['둘', '셋', '하나'].sort());
  }
  expect(await bodies(one)).toEqual(await bodies(two));
});

test('a member without a network is shown as offline, misses nothing, and what she wrote goes out once', async () => {
  const meetingId = await meetingOf();
  const [one, two] = [await enter(minji, meetingId), await enter(seojun, meetingId)];
  await Promise.all([isOpen(one), isOpen(two)]);
  await expect.poll(() => row(one, seojun).getAttribute('data-online'), patient).toBe('true');

  await two.context().setOffline(true);
  await two.locator('#connection[data-state=reconnecting]').waitFor(patient);
  const missed = Array.from({ length: 8 }, (_, at) => `${at + 1}번째로 놓친 말`);
  for (const body of missed) await send(one, body);
  await expect.poll(() => bodies(one), patient).toEqual(missed);
  const written = ['끊긴 사이에 하나', '끊긴 사이에 둘'];
  for (const body of written) await send(two, body);
  await expect.poll(() => row(one, seojun).getAttribute('data-online'), patient).toBe('false');
  expect(await bodies(two)).toEqual([]);

  await two.context().setOffline(false);
  await isOpen(two);
  for (const page of [one, two])
    await expect.poll(() => bodies(page), patient).toEqual([...missed, ...written]);
  await expect.poll(() => row(one, seojun).getAttribute('data-online'), patient).toBe('true');
});

test('two people wait, the room opens itself at the start, and they talk', async () => {
  const meetingId = await meetingOf({ startsInMinutes: 8 / 60 });
  const pages = await Promise.all([enter(minji, meetingId), enter(seojun, meetingId)]);
  const [one, two] = pages as [Page, Page];
  for (const page of pages) {
    expect(await page.locator('.waiting__countdown').textContent()).toMatch(/^[1-8]초$/);
    expect(await page.locator('#composer').isVisible()).toBe(false);
    expect(await page.locator('#connection').getAttribute('data-state')).toBe('closed');
  }
  await Promise.all(pages.map(isOpen));
  for (const page of pages) {
    expect(await page.locator('.waiting').isVisible()).toBe(false);
    for (const person of [minji, seojun]) {
      await expect.poll(() => row(page, person).getAttribute('data-online'), patient).toBe('true');
    }
  }
  await send(one, '시작했네요');
  await two.locator('#messages .theirs', { hasText: '시작했네요' }).waitFor(patient);
  await send(two, '반가워요');
  for (const page of pages)
    await expect.poll(() => bodies(page), patient).toEqual(['시작했네요', '반가워요']);
});

test('the end says so beforehand, closes both composers, and leaves the log to the members', async () => {
  const meetingId = await meetingOf({ lengthMinutes: 5 + 12 / 60 });
  const pages = await Promise.all([enter(minji, meetingId), enter(seojun, meetingId)]);
  const [one, two] = pages as [Page, Page];
  for (const page of pages) {
    await isOpen(page);
    await page.locator('#ending', { hasText: '1분 뒤에 끝나요' }).waitFor(patient);
  }
  await send(one, '마지막 인사 https://example.com/book');
  await two.locator('#messages .theirs', { hasText: '마지막 인사' }).waitFor(patient);
  await send(two, '안녕히 가세요');
  await one.locator('#messages .theirs', { hasText: '안녕히' }).waitFor(patient);
  const said = ['마지막 인사 https://example.com/book', '안녕히 가세요'];
  for (const page of pages) {
    await page.locator('#closing', { hasText: '모임이 끝났어요' }).waitFor(patient);
    expect(await page.locator('textarea').isVisible()).toBe(false);
    expect(await page.locator('#connection').getAttribute('data-state')).toBe('closed');
    await page.getByRole('link', { name: '전체 대화 보기' }).click();
    await page.locator('#room[data-state=closed]').waitFor();
    expect(await bodies(page)).toEqual(said);
    expect(await page.locator('#messages .mine').count()).toBe(1);
  }
  await two.locator('#messages a[href="https://example.com/book"]').waitFor(patient);
});

test('the leader prolongs the meeting and everyone’s clock follows', async () => {
  const meetingId = await meetingOf({ lengthMinutes: 9 });
  const page = await enter(seojun, meetingId);
  await isOpen(page);
  await page.locator('#ending', { hasText: '4분 뒤에 끝나요' }).waitFor(patient);
  const leader = await enter(minji, meetingId);
  await leader.goto(`${proxy.url}/meetings/${meetingId}/edit`);
  const ends = leader.locator('[name=endsAt]');
  const later = new Date(Date.parse(`${await ends.inputValue()}:00Z`) + 60 * 60_000);
  await ends.fill(later.toISOString().slice(0, 16));
  await leader.locator('form:has([name=endsAt]) button').last().click();
  await page.locator('#ending').waitFor({ state: 'hidden', ...patient });
});

test('a removed member is told so, and her socket is closed', async () => {
  const meetingId = await meetingOf();
  const page = await enter(seojun, meetingId);
  await isOpen(page);
  const leader = await enter(minji, meetingId);
  await leader.goto(`${proxy.url}/meetings/${meetingId}`);
  await leader.evaluate(`
    document.querySelector('form[action="/meetings/${meetingId}/members/${seojun.id}/remove"]').submit()
  `);
  await page.locator('#closing', { hasText: '내보냈어요' }).waitFor(patient);
  expect(await page.locator('#composer').isVisible()).toBe(false);
});

test.each([360, 1_280])(
  'without scripts a member reads the log and the participants at %i px, and posts a message',
  async (width) => {
    const meetingId = await meetingOf();
    const one = await enter(minji, meetingId);
    await isOpen(one);
    await send(one, '먼저 와 있었어요');
    await one.locator('#messages [data-seq="1"]').waitFor();

    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 740 } });
    await context.addCookies([cookieFor(seojun, proxy.url)]);
    const page = await context.newPage();
    opened.push(page);
    await page.goto(`${proxy.url}/meetings/${meetingId}/chat`);
    await page.getByText('자바스크립트 없이 보는 대화방이에요').waitFor(patient);
    await page.locator('#messages .theirs', { hasText: '먼저 와 있었어요' }).waitFor();
    await page.getByLabel('메시지').fill('스크립트 없이 왔어요');
    await page.getByRole('button', { name: '보내기' }).click();
    await page.locator('#messages .mine', { hasText: '스크립트 없이 왔어요' }).waitFor();
    await one.locator('#messages .theirs', { hasText: '스크립트 없이 왔어요' }).waitFor();
    await send(one, '반가워요');
    await one.locator('#messages [data-seq="3"]').waitFor();
    await page.getByRole('link', { name: '새로고침' }).last().click();
    await page.locator('#messages .theirs', { hasText: '반가워요' }).waitFor();
    if (width === 360) await page.getByRole('button', { name: '참여자 2명' }).click();
    expect(await page.locator('#participants li').first().isVisible()).toBe(true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  },
);

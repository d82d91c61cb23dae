import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAgenda } from '../agenda/sample-agenda.ts';
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
let meetingId: number;
let page: Page;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
  leader = await createPerson(stack, '하늘');
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});
beforeEach(async () => {
  meetingId = await createMeeting(stack, leader, [], { startsInMinutes: 600, title: '겨울 저녁 모임' });
  await createAgenda(stack, meetingId, [
    ['하나를 물을까요?', 600],
    ['둘을 물을까요?', 1_200],
    ['셋을 물을까요?', 1_800],
  ]);
});

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  await context.addCookies([cookieFor(leader, web.url)]);
  page = await context.newPage();
  await page.goto(`${web.url}/meetings/${meetingId}/agenda`, { waitUntil: 'load' });
}
const move = (name: '위로' | '아래로', number: number) =>
  page.getByRole('button', { name: new RegExp(`${name} ?: 질문 ${number}$`) });
const focused = () => page.evaluate<string>('document.activeElement.textContent');
const save = async () => {
  await page.getByRole('button', { name: '저장하기' }).click();
  await page.getByText('진행 순서를 저장했어요.').waitFor();
};
const stored = () =>
  stack.db.agendaCard
    .findMany({ where: { meetingId }, orderBy: { position: 'asc' } })
    .then((cards) => cards.map(({ body, seconds }) => `${body.slice(0, 1)}${seconds / 60}`).join(' '));

test('by keyboard a leader moves a question, the focus stays at it, and its place is said once', async () => {
  await open({ viewport: { width: 1_280, height: 800 } });
  await page.evaluate(`
    globalThis.said = [];
    const status = document.querySelector('[data-plan-status]');
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  `);
  await page.getByLabel('질문 3').fill('셋째로 고친 질문인가요?');
  await move('위로', 3).press('Enter');
  expect(await focused()).toContain('위로: 질문 2');
  await page.keyboard.press('Enter');
  expect(await focused()).toContain('아래로: 질문 1');
  expect(await page.evaluate('said')).toEqual([
    '2번째로 옮겼어요. 저장하기를 누르면 이 순서로 저장돼요.',
    '1번째로 옮겼어요. 저장하기를 누르면 이 순서로 저장돼요.',
  ]);
  expect(await page.getByLabel('질문 1').inputValue()).toBe('셋째로 고친 질문인가요?');
  expect(await stored()).toBe('하10 둘20 셋30');
  await save();
  expect(await stored()).toBe('셋30 하10 둘20');
});

test('a leader drags a question by touch', async () => {
  await open({ hasTouch: true, isMobile: true });
  const handle = page.locator('.drag-handle').first();
  await handle.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const [from, to] = await Promise.all([
    handle.boundingBox(),
    page.locator('.agenda-plan__row').nth(1).boundingBox(),
  ]);
  if (!from || !to) throw new Error('the rows are not drawn');
  const finger = await page.context().newCDPSession(page);
  const x = from.x + from.width / 2;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y = 0) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await touch('touchStart', from.y + from.height / 2);
  await touch('touchMove', to.y + to.height / 2 + 10);
  const first = page.locator('.agenda-plan__row textarea').first();
  await expect.poll(() => first.inputValue()).toBe('둘을 물을까요?');
  await touch('touchEnd');
  await page.getByText('2번째로 옮겼어요.').waitFor();
  await save();
  expect(await stored()).toBe('둘20 하10 셋30');
});

test('without scripts the buttons move, and Enter in a field saves', async () => {
  await open({ javaScriptEnabled: false });
  expect(await page.locator('.drag-handle').count()).toBe(0);
  await move('아래로', 1).click();
  await page.getByText('2번째로 옮겼어요.').waitFor();
  expect(await page.locator('[autofocus]').textContent()).toContain('아래로: 질문 2');
  expect(await stored()).toBe('하10 둘20 셋30');
  await page.getByLabel('몇 분').first().fill('25');
  await page.getByLabel('몇 분').first().press('Enter');
  await page.getByText('진행 순서를 저장했어요.').waitFor();
  expect(await stored()).toBe('둘25 하10 셋30');
});

test.each([
  [360, 'light'],
  [360, 'dark'],
  [1_280, 'light'],
  [1_280, 'dark'],
] as const)('at %i px, %s, nothing overflows and axe finds no fault', async (width, colorScheme) => {
  await open({ viewport: { width, height: 740 }, colorScheme });
  await move('위로', 2).click();
  expect(await axeFaults(page)).toEqual([]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/plan-${width}-${colorScheme}.png`, fullPage: true });
});

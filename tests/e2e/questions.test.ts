import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createQuestion } from '../questions/sample-questions.ts';
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
  const draft = { meetingId, origin: 'model', bookFields: ['title'] } as const;
  for (const body of ['하나를 물을까요?', '둘을 물을까요?', '셋을 물을까요?'])
    await createQuestion(stack, { ...draft, bookFields: [...draft.bookFields], body });
});

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  await context.addCookies([cookieFor(leader, web.url)]);
  page = await context.newPage();
  await page.goto(`${web.url}/meetings/${meetingId}/questions`);
}
const order = () =>
  stack.db.discussionQuestion
    .findMany({ where: { meetingId }, orderBy: { position: 'asc' } })
    .then((rows) => rows.map(({ body }) => body.slice(0, 1)).join(''));

test('a leader drags a question to another place, by mouse', async () => {
  await open();
  const handle = page.locator('.drag-handle').first();
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = await Promise.all([
    handle.boundingBox(),
    page.locator('[data-question-id]').nth(1).boundingBox(),
  ]);
  if (!from || !to) throw new Error('the questions are not drawn');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y + to.height / 2 + 20, { steps: 5 });
  await page.mouse.up();
  await expect.poll(order, { timeout: 15_000 }).toBe('둘하셋');
  await page.getByText('순서를 바꿨어요.').waitFor();
});

test('a leader drags a question beyond the screen by touch: the page scrolls with her finger', async () => {
  await open({ hasTouch: true, isMobile: true });
  const handle = page.locator('.drag-handle').first();
  await handle.scrollIntoViewIfNeeded();
  const from = await handle.boundingBox();
  if (!from) throw new Error('the questions are not drawn');
  const finger = await page.context().newCDPSession(page);
  const x = from.x + from.width / 2;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y = 0) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await touch('touchStart', from.y + from.height / 2);
  for (const y of [from.y + 60, from.y + 120, 690]) await touch('touchMove', y);
  const shown = () => page.locator('.question__body').allTextContents();
  await expect.poll(async () => (await shown()).map((body) => body.slice(0, 1)).join('')).toBe('둘셋하');
  await touch('touchEnd');
  await expect.poll(order, { timeout: 15_000 }).toBe('둘셋하');
});

test('by keyboard a leader approves, moves and deletes, and the focus stays at the question', async () => {
  await open({ viewport: { width: 1_280, height: 800 } });
  const questions = page.locator('[data-question-id]');
  const ids = await questions.evaluateAll((all) => all.map((one) => one.id));
  const press = async (button: string, done: string) => {
    await page.locator(button).press('Enter');
    await page.waitForURL(new RegExp(`done=${done}`), { waitUntil: 'load' });
    return page.evaluate('document.activeElement.id');
  };
  expect(await press(`#${ids[1]} [action$="/approve"] button`, 'approved')).toBe(ids[1]);
  expect(await press(`#${ids[1]} [data-move="down"] button`, 'moved')).toBe(ids[1]);
  await page.locator(`#${ids[0]} summary`, { hasText: '지우기' }).press('Enter');
  expect(await press(`#${ids[0]} [action$="/delete"] button`, 'deleted')).toBe(ids[2]);
});

test('without scripts the buttons move, edit, approve and delete', async () => {
  await open({ javaScriptEnabled: false });
  expect(await page.locator('.drag-handle').count()).toBe(0);
  await page.locator('[data-move="down"] button').first().click();
  expect(await order()).toBe('둘하셋');
  await page.locator('[data-question-id] details > summary').first().click();
  await page.locator('[data-question-id] textarea').first().fill('고친 둘인가요?');
  await page.getByRole('button', { name: '저장하기' }).first().click();
  expect(await order()).toBe('고하셋');
  await page.getByRole('button', { name: '질문 3개 모두 승인하기' }).click();
  expect(await stack.db.discussionQuestion.count({ where: { meetingId, approvedAt: null } })).toBe(0);
});

test.each([
  [360, 'light'],
  [360, 'dark'],
  [1_280, 'light'],
  [1_280, 'dark'],
] as const)('at %i px, %s, nothing overflows and axe finds no fault', async (width, colorScheme) => {
  await open({ viewport: { width, height: 740 }, colorScheme });
  await page.locator('.drag-handle').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
  if (process.env.SHOTS)
    await page.screenshot({
      path: `${process.env.SHOTS}/questions-${width}-${colorScheme}.png`,
      fullPage: true,
    });
});

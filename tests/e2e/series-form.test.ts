import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { openBrowser } from '../support/browser.ts';
import { createBook } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
let bookId: number;
const problems: string[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  bookId = (await createBook(stack)).id;
  leader = await createPerson(stack);
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
});
afterEach(() => expect(problems.splice(0)).toEqual([]));
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function open(javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
  await context.addCookies([cookieFor(leader, web.url)]);
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${web.url}/meetings/new?bookId=${bookId}`, { waitUntil: 'load' });
  return page;
}

const inWeeks = (weeks: number, time: string) =>
  `${seoulWallTime(new Date(Date.now() + weeks * 7 * 24 * 60 * 60_000)).slice(0, 10)}T${time}`;
const words = (page: Page) => page.locator('[data-repeat-words]').textContent();
const days = (page: Page) => page.locator('[data-repeat-days] li').allTextContents();

test('the dates of a series are shown as the form is filled in, and those are the ones that are made', async () => {
  const page = await open();
  expect(await days(page)).toEqual([]);
  await page.locator('[name=title]').fill('이어지는 밤');
  await page.locator('[name=startsAt]').fill(inWeeks(5, '19:30'));
  await page.locator('[name=repeat]').selectOption('weekly');
  await page.locator('[name=times]').fill('3');
  expect(await words(page)).toMatch(/^매주 .요일 저녁 7시 30분, 3번$/);
  expect(await days(page)).toHaveLength(3);
  await page.locator('[name=times]').fill('13');
  expect(await days(page)).toEqual([]);
  await page.locator('[name=times]').fill('2');
  await page.locator('[name=repeat]').selectOption('monthly');
  const shown = await days(page);
  expect(await words(page)).toMatch(/^매달 (첫째|둘째|셋째|넷째|마지막) .요일 저녁 7시 30분, 2번$/);
  // A start that is chosen with one tap moves the dates too.
  await page.locator('button[data-start]').last().click();
  await expect.poll(() => days(page)).not.toEqual(shown);
  const chosen = await days(page);
  await page.locator('form[data-meeting-form] button:not([type])').click();
  await page.waitForURL(/\/meetings\/\d+$/);
  const made = await stack.db.meeting.findMany({
    where: { title: '이어지는 밤' },
    orderBy: { startsAt: 'asc' },
  });
  const dayOf = (wall: string) => `${Number(wall.slice(5, 7))}월 ${Number(wall.slice(8, 10))}일`;
  expect(chosen.map((text) => text.replace(/^\d+년 |\(.\)$/g, ''))).toEqual(
    made.map(({ startsAt }) => dayOf(seoulWallTime(startsAt))),
  );
  await page.context().close();
});

test('without JavaScript the form opens the same series', async () => {
  const page = await open(false);
  await page.locator('[name=title]').fill('스크립트 없이');
  await page.locator('[name=startsAt]').fill(inWeeks(1, '19:30'));
  await page.locator('[name=endsAt]').fill(inWeeks(1, '21:00'));
  await page.locator('[name=repeat]').selectOption('biweekly');
  await page.locator('[name=times]').fill('2');
  await page.locator('form[data-meeting-form] button:not([type])').click();
  await page.waitForURL(/\/meetings\/\d+$/);
  const made = await stack.db.meeting.findMany({
    where: { title: '스크립트 없이' },
    orderBy: { startsAt: 'asc' },
  });
  expect(made.map(({ startsAt }) => seoulWallTime(startsAt))).toEqual([
    inWeeks(1, '19:30'),
    inWeeks(3, '19:30'),
  ]);
  await page.context().close();
});

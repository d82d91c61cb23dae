import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let taps: number;
let typed: number;

beforeAll(async () => {
  stack = await openTestStack();
  await seedCatalogue(stack);
  [web, browser] = await Promise.all([startProcess('web', stack), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  page = await context.newPage();
  taps = 0;
  typed = 0;
  return () => context.close();
});

const tap = async (name: string | RegExp) => {
  taps += 1;
  const target = page.locator('main').locator('a, button').filter({ hasText: name }).first();
  await target.click();
};
/** Fills the sign-up form from field to field by keyboard, and checks the age line. */
const typeSignUp = async (number: number) => {
  const fields = [`first${number}@example.com`, `첫손님${number}`, 'quiet-evening-42'];
  await page.locator('#field-email').focus();
  for (const text of fields) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Tab');
    typed += text.length + 1;
  }
  taps += 1;
  await page.getByLabel('만 14세 이상이에요').check();
};
/** A person's pace on a phone: two seconds to see and tap, 0.4 seconds to type a character. */
const secondsOf = (machineMs: number) => machineMs / 1_000 + taps * 2 + typed * 0.4;

test('a visitor with a shared link has a seat in the meeting after three taps and within a minute', async () => {
  const leader = await createPerson(stack);
  const meetingId = await createMeeting(stack, leader, [], { startsInMinutes: 60, title: '12월의 책' });
  const startedAt = performance.now();
  await page.goto(`${web.url}/meetings/${meetingId}`);
  await tap('참여하기');
  await page.waitForURL('**/login?next=*');
  await tap('회원가입');
  await page.waitForURL('**/signup?next=*');
  expect(await page.getByLabel('‘12월의 책’ 모임에 바로 참여하기').isChecked()).toBe(true);
  await typeSignUp(1);
  await tap('가입하고 모임으로 가기');
  await page.waitForURL(`**/meetings/${meetingId}`);
  expect(await page.locator('main').textContent()).toContain('참여 취소하기');
  expect(taps).toBeLessThanOrEqual(5);
  expect(secondsOf(performance.now() - startedAt)).toBeLessThan(60);
  const user = await stack.db.user.findUniqueOrThrow({ where: { email: 'first1@example.com' } });
  expect(await stack.db.membership.count({ where: { meetingId, userId: user.id } })).toBe(1);
});

test('a visitor takes the quiz, reads the result, and finds it in the account that she makes', async () => {
  await page.goto(`${web.url}/quiz`);
  await page.locator('.quiz__form--stepwise').waitFor();
  for (let step = 0; step <= 10; step += 1) {
    const shown = page.locator('[data-step]:not([hidden])');
    if (step > 0) await expect.poll(() => shown.locator('.question__number').textContent()).toBe(`${step}번`);
    await shown.locator('.option__label').first().click();
  }
  await Promise.all([page.waitForURL('**/recommendations/*'), page.locator('[data-finish]').click()]);
  const result = page.url();
  const books = await page.locator('article[data-book-id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(books).toHaveLength(3);
  expect(await page.locator('.keeping').textContent()).toContain('7일 동안');
  await tap('가입하고 간직하기');
  await page.waitForURL('**/signup?next=*');
  await typeSignUp(2);
  await tap('가입하고 간직하기');
  await page.waitForURL(result);
  expect(await page.locator('article[data-book-id]').evaluateAll((all) => all.map(({ id }) => id))).toEqual(
    books,
  );
  expect(await page.locator('form[data-again]').count()).toBe(1);
  await page.goto(`${web.url}/recommendations`);
  expect(await page.locator('[data-recommendation-id]').count()).toBe(1);
});

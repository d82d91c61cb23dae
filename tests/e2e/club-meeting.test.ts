import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { createClub } from '../clubs/sample-club.ts';
import { openBrowser } from '../support/browser.ts';
import { createBook } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const phone = { width: 360, height: 740 };
let stack: TestStack;
let web: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function pageOf(person: TestPerson, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled });
  await context.addCookies([cookieFor(person, web.url)]);
  return context.newPage();
}

test.each([true, false])(
  'a leader opens a meeting for all members from the club’s page (scripts: %s)',
  async (javaScriptEnabled) => {
    const leader = await createPerson(stack);
    const member = await createPerson(stack);
    const clubId = await createClub(stack, leader);
    await joinClub({ db: stack.db }, member.id, { clubId, answer: '' });
    const title = javaScriptEnabled ? '남극의 봄' : '남극의 가을';
    await createBook(stack, { title });
    const page = await pageOf(leader, javaScriptEnabled);
    await page.goto(`${web.url}/clubs/${clubId}`);
    await page.getByRole('link', { name: '모임 열기' }).first().click();
    await page.getByRole('link', { name: title }).click();
    expect(await page.locator('[name=title]').isVisible()).toBe(false);
    await page.fill('[name=startsAt]', '2027-03-04T19:30');
    await page.getByRole('button', { name: '모임 열기', exact: true }).click();
    await page.waitForURL(/\/meetings\/\d+$/);
    expect(await page.locator('h1').textContent()).toBe(`『${title}』 모임`);
    const [meeting] = await stack.db.meeting.findMany({ where: { clubId }, include: { memberships: true } });
    expect(meeting?.memberships.map(({ userId }) => userId)).toEqual(
      expect.arrayContaining([leader.id, member.id]),
    );
    expect(meeting?.endsAt.toISOString()).toBe('2027-03-04T12:30:00.000Z');
    await page.goto(`${web.url}/clubs/${clubId}`);
    expect(await page.locator(`[data-meeting-id="${meeting?.id}"]`).count()).toBe(1);
    await page.context().close();
  },
);

test('a draft of one club’s meeting does not move to another club', async () => {
  const leader = await createPerson(stack);
  const [one, two] = [await createClub(stack, leader), await createClub(stack, leader)];
  const { id: bookId } = await createBook(stack, { title: '초안의 책' });
  const page = await pageOf(leader, true);
  await page.goto(`${web.url}/clubs/${one}/meetings/new?bookId=${bookId}`);
  await page.locator('summary', { hasText: '더 정하기' }).click();
  await page.fill('[name=description]', '첫 북클럽에 쓴 소개');
  await page.locator('[data-keep-draft]').click();
  await page.goto(`${web.url}/clubs/${two}/meetings/new?bookId=${bookId}`);
  expect(await page.inputValue('[name=clubId]')).toBe(String(two));
  expect(await page.inputValue('[name=description]')).toBe('');
  await page.goto(`${web.url}/clubs/${one}/meetings/new?bookId=${bookId}`);
  expect(await page.inputValue('[name=description]')).toBe('첫 북클럽에 쓴 소개');
  await page.context().close();
});

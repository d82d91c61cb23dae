import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { postNotice } from '../../src/notices/post-notice.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createClubMeeting } from '../shelf/sample-shelf.ts';
import { openBrowser } from '../support/browser.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const phone = { width: 360, height: 800 };
const day = 24 * 60;
/** 19:30 in Seoul: a meeting that crossed midnight would need another line for its time. */
const eveningInUtc = { hour: 10, minute: 30 };
let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
let member: TestPerson;
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
  clubId = await createClub(stack, leader, { name: '느린 독서회' });
  await joinClub({ db: stack.db }, member.id, { clubId, answer: '' });
  for (const days of [-90, -60, -30])
    await createClubMeeting(stack, { clubId, leader, members: [member] }, { startsInMinutes: days * day });
  await createClubMeeting(
    stack,
    { clubId, leader, members: [member] },
    { startsInMinutes: minutesToNextWeek(), title: '느린 독서회 열두 번째 모임' },
  );
  for (const body of [
    '처음 오신 분은 이 글을 먼저 읽어 주세요.\n못 읽어도 괜찮아요.',
    '회비는 한 달에 만 원이에요',
    '장소가 바뀌었어요',
  ])
    await postNotice({ db: stack.db }, leader.id, { clubId, body, pinned: true, unpin: null });
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** Returns the minutes from now to the evening of the day in a week. */
function minutesToNextWeek(): number {
  const evening = new Date(Date.now() + 7 * day * 60_000);
  evening.setUTCHours(eveningInUtc.hour, eveningInUtc.minute, 0, 0);
  return (evening.getTime() - Date.now()) / 60_000;
}

async function open(person: TestPerson): Promise<Page> {
  const context = await browser.newContext({ viewport: phone });
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  await page.goto(`${web.url}/clubs/${clubId}`);
  return page;
}

test('a phone of 360 × 800 pixels shows the next meeting, its book, who leads, the last books and the pinned notices', async () => {
  const page = await open(member);
  const navigation = await page.locator('.site-nav').boundingBox();
  const room = navigation?.y ?? 0;
  // The navigation is fixed to the bottom of a phone.
  expect(room).toBeGreaterThan(phone.height - 100);
  const seen = ['느린 독서회 열두 번째 모임', '진행자', '리더 하늘', '함께 읽은 책', '처음 오신 분은'];
  for (const text of seen) {
    const box = await page.locator('main').getByText(text, { exact: false }).first().boundingBox();
    expect(box, text).not.toBeNull();
    expect((box?.y ?? 0) + (box?.height ?? 0), text).toBeLessThanOrEqual(room);
  }
  expect(await page.locator('[data-book-id]').count()).toBe(3);
  await page.context().close();
});

test('a member confirms a notice in two taps and sees it confirmed where she was', async () => {
  const page = await open(member);
  await page.locator('summary', { hasText: '회비는' }).click();
  await page.locator('.club-notices__one[open] button').click();
  await page.waitForURL(/#notice-\d+$/);
  expect(await page.getByText('에 확인했어요').isVisible()).toBe(true);
  await page.context().close();
});

test('beside two cards of a new club, the members follow the other sections without a hole', async () => {
  const owner = await createPerson(stack, '노을');
  const id = await createClub(stack, owner, { name: '새로 연 독서회' });
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  await context.addCookies([cookieFor(owner, web.url)]);
  const page = await context.newPage();
  await page.goto(`${web.url}/clubs/${id}`);
  await page.locator('summary', { hasText: '초대 링크 만들기' }).click();
  await page.locator('form[action$="/invites"] button').click();
  await page.getByText('초대 링크를 만들었어요').waitFor();
  const [above, below] = await Promise.all(
    ['.club__main', '.club__people'].map((part) => page.locator(part).boundingBox()),
  );
  if (!above || !below) throw new Error('a part of the club is not shown');
  const lastSection = await page.locator('.club__main > :last-child').boundingBox();
  expect(below.y - ((lastSection?.y ?? 0) + (lastSection?.height ?? 0))).toBeLessThan(80);
  expect(below.x).toBe(above.x);
  await context.close();
});

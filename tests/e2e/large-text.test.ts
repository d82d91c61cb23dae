import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { openPoll } from '../../src/date-polls/open-poll.ts';
import { createClub } from '../clubs/sample-club.ts';
import { day } from '../date-polls/sample-poll.ts';
import { openBrowser } from '../support/browser.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** Opens a page on a phone whose owner set text to `percent`. */
async function open(person: TestPerson, path: string, percent: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  await page.goto(`${web.url}${path}`);
  await page.evaluate(`document.documentElement.style.fontSize = '${percent}%'`);
  return page;
}

/** Counts the lines that the text of each element takes. */
const linesOf = (elements: Locator): Promise<number[]> =>
  elements.evaluateAll((all) =>
    all.map((one) => {
      const range = one.ownerDocument.createRange();
      const tops = new Set<number>();
      const textsOnly = 4;
      const texts = one.ownerDocument.createTreeWalker(one, textsOnly);
      while (texts.nextNode()) {
        range.selectNodeContents(texts.currentNode);
        for (const { top } of range.getClientRects()) tops.add(Math.round(top));
      }
      return tops.size;
    }),
  );

async function createPoll(): Promise<number> {
  const clubId = await createClub(stack, leader);
  await joinClub({ db: stack.db }, member.id, { clubId, answer: '' });
  const closesAt = new Date(Date.now() + 2 * day);
  const dates = [1, 2].map((days) => new Date(closesAt.getTime() + days * day));
  const { id: bookId } = await createBook(stack, { title: '진보를 위한 주식투자' });
  const plan = { dates, minutes: 120, closesAt, bookId };
  const opened = await openPoll({ db: stack.db }, leader.id, { clubId, plan });
  if (!opened.ok) throw new Error(opened.reason);
  return opened.id;
}

test('with text of 200 % the answers of a date poll and the title of its book keep their words whole', async () => {
  const page = await open(leader, `/date-polls/${await createPoll()}`, 200);
  expect(await linesOf(page.locator('.poll-choice > span'))).toEqual([1, 1, 1, 1, 1, 1]);
  const [lines = 0] = await linesOf(page.locator('.poll-lead .meeting-book__title'));
  expect(lines).toBeLessThanOrEqual(2);
  await page.context().close();
});

test('with text of 200 % no button of the reading progress covers the next, and its words are whole', async () => {
  const meetingId = await createMeeting(stack, leader, [member], { startsInMinutes: 600 });
  const page = await open(member, `/meetings/${meetingId}`, 200);
  const stops = await page
    .locator('.progress__slider input')
    .evaluateAll((inputs) => inputs.map((input) => input.getBoundingClientRect().toJSON()));
  expect(stops).toHaveLength(5);
  for (const [i, next] of stops.slice(1).entries()) {
    const { bottom = 0, right = 0 } = stops[i] ?? {};
    expect(next.top >= bottom || next.left >= right).toBe(true);
  }
  expect(await linesOf(page.locator('.progress__slider span:not(.visually-hidden)'))).toEqual([
    1, 1, 1, 1, 1,
  ]);
  await page.context().close();
});

/** A day in two days, in UTC. */
const inTwoDays = new Date(Date.now() + 2 * day).toISOString().slice(0, 10);

// In Seoul from 0:20 to 1:50, and from 22:20 to 0:20 of the next day.
test.each([
  ['15:20', 90, [/^밤 12:20~오전 1:50$/]],
  ['13:20', 120, [/^오후 10:20 ~$/, /^\d+월 \d+일\(.\) 밤 12:20$/]],
])(
  'on a phone, a meeting from %s in UTC shows no time apart from its part of the day',
  async (time, minutes, parts) => {
    const meetingId = await createMeeting(stack, leader, [member], { startsInMinutes: 600 });
    const startsAt = new Date(`${inTwoDays}T${time}:00Z`);
    const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
    await stack.db.meeting.update({ where: { id: meetingId }, data: { startsAt, endsAt } });
    const page = await open(member, `/meetings/${meetingId}`, 100);
    for (const part of parts)
      expect(await linesOf(page.locator('.meeting__when .unbroken').filter({ hasText: part }))).toEqual([1]);
    await page.context().close();
  },
);

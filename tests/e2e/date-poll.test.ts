import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { openPoll } from '../../src/date-polls/open-poll.ts';
import { createClub } from '../clubs/sample-club.ts';
import { day, hour } from '../date-polls/sample-poll.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const phone = { width: 360, height: 740 };
const dates = 8;
/** A person's pace in a list of equal questions: to read and tap, and to move the page on. */
const seconds = { perTap: 0.9, perScroll: 0.4 };

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
let member: TestPerson;
let pollId: number;

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

beforeEach(async () => {
  const clubId = await createClub(stack, leader);
  await joinClub({ db: stack.db }, member.id, { clubId, answer: '' });
  const closesAt = new Date(Date.now() + 2 * day);
  const plan = {
    dates: Array.from(
      { length: dates },
      (_, at) => new Date(closesAt.getTime() + (at + 1) * day + at * hour),
    ),
    minutes: 120,
    closesAt,
    bookId: null,
  };
  const opened = await openPoll({ db: stack.db }, leader.id, { clubId, plan });
  if (!opened.ok) throw new Error(opened.reason);
  pollId = opened.id;
});

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext({ viewport: phone, ...options });
  await context.addCookies([cookieFor(member, web.url)]);
  const page = await context.newPage();
  await page.goto(`${web.url}/date-polls/${pollId}`);
  return [page, context];
}

const stored = async () =>
  (
    await stack.db.datePollAnswer.findMany({
      where: { pollId, userId: member.id },
      orderBy: { optionId: 'asc' },
    })
  ).map(({ answer }) => answer);

test('a member answers eight dates at 360 px within ten seconds at a person’s pace, without scripts', async () => {
  const [page, context] = await open({ hasTouch: true, javaScriptEnabled: false });
  let taps = 0;
  let scrolls = 0;
  /** Taps on the middle of a target, after a scroll by most of a screen if it is not in sight. */
  const tap = async (target: ReturnType<Page['locator']>) => {
    const box = await target.boundingBox();
    if (!box) throw new Error('a target is not shown');
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    if (box.y + box.height > phone.height - 64) {
      scrolls += 1;
      await target.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
      await page.mouse.wheel(0, -160);
    }
    taps += 1;
    await target.tap();
  };
  const given = ['yes', 'maybe', 'no', 'yes', 'yes', 'no', 'maybe', 'yes'];
  const questions = page.locator('fieldset.poll-date');
  expect(await questions.count()).toBe(dates);
  for (const [at, answer] of given.entries()) await tap(questions.nth(at).locator(`.poll-choice--${answer}`));
  await tap(page.getByRole('button', { name: '답 보내기' }));
  await page.getByText('답을 저장했어요').waitFor();
  expect(await stored()).toEqual(given);
  expect(taps).toBe(dates + 1);
  expect(taps * seconds.perTap + scrolls * seconds.perScroll).toBeLessThanOrEqual(10);
  await context.close();
});

test('the keyboard alone answers, each date is a named group, and axe finds nothing', async () => {
  const [page, context] = await open();
  expect(await axeFaults(page)).toEqual([]);
  const groups = page.getByRole('group');
  expect(await groups.count()).toBe(dates);
  expect(await groups.first().getAttribute('data-option-id')).not.toBeNull();
  await page
    .getByRole('group', { name: /\d+월 \d+일/ })
    .first()
    .getByRole('radio', { name: '가능' })
    .focus();
  for (let at = 0; at < dates; at += 1) {
    await page.keyboard.press('Space');
    if (at % 2 === 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByText('답을 저장했어요').waitFor();
  expect(await stored()).toEqual(['yes', 'maybe', 'yes', 'maybe', 'yes', 'maybe', 'yes', 'maybe']);
  await context.close();
});

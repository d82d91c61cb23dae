import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { createRecommendation } from '../support/recommendations.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
const paths: Record<string, string> = {};
const lastMessage = '마지막 인사';

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
  const book = await createBook(stack, { title: '데미안' });
  const [live, over] = [
    await createMeeting(stack, leader),
    await createMeeting(stack, leader, [], { startsInMinutes: -90 }),
  ];
  for (const meetingId of [live, over]) {
    const messages = Array.from({ length: 40 }, (_, i) => ({
      meetingId,
      seq: i + 1,
      userId: leader.id,
      clientId: randomUUID(),
      body: i === 39 ? lastMessage : `글 ${i + 1}`,
    }));
    await stack.db.message.createMany({ data: messages });
    await stack.pool.query('UPDATE rooms SET last_seq = 40 WHERE meeting_id = $1', [meetingId]);
  }
  paths.meeting = `/meetings/${live}`;
  paths.room = `/meetings/${live}/chat`;
  paths.log = `/meetings/${over}/chat`;
  paths.result = `/recommendations/${await createRecommendation(stack, leader, book)}`;
  const started = startProcess('web', stack, { SESSION_SECRET: testSecret });
  [web, browser] = await Promise.all([started, openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** Tags and classes of visible elements that paper has no use for. */
const visibleControls = (page: Page) =>
  page
    .locator('button, .button, input, textarea, nav, header.site-header, footer, form, summary')
    .evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => `${one.tagName} ${one.getAttribute('class')}`),
    );

test.each([
  ['meeting', '함께 읽는 책'],
  ['room', lastMessage],
  ['log', lastMessage],
  ['result', '내가 고른 답'],
])('the page of a %s prints its text and no controls', async (name, text) => {
  const context = await browser.newContext({ viewport: { width: 794, height: 1_000 }, colorScheme: 'dark' });
  await context.addCookies([cookieFor(leader, web.url)]);
  const page = await context.newPage();
  await page.goto(`${web.url}${paths[name]}`);
  if (name === 'room') await page.locator(`#messages [data-seq="40"]`).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await visibleControls(page)).toEqual([]);
  const shown = page.getByText(text).first();
  expect(await shown.isVisible()).toBe(true);
  // Nothing is cut off: the document is as high and as wide as its text.
  const bottoms = await page.evaluate<[number, number, number]>(`[
    Math.max(...[...document.querySelectorAll('main p, main li')].filter((one) => one.checkVisibility())
      .map((one) => one.getBoundingClientRect().bottom + scrollY)),
    document.documentElement.scrollHeight,
    document.documentElement.scrollWidth,
  ]`);
  expect(bottoms[0]).toBeLessThanOrEqual(bottoms[1] + 1);
  expect(bottoms[2]).toBeLessThanOrEqual(794);
  expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
  if (name === 'log' || name === 'room')
    expect(await page.locator('#participants li').first().isVisible()).toBe(true);
  await context.close();
});

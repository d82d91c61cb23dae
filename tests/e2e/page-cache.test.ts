import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let person: TestPerson;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  person = await createPerson(stack);
  meetingId = await createMeeting(stack, person);
  const started = startProcess('web', stack, { SESSION_SECRET: testSecret });
  [web, browser] = await Promise.all([started, openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

// The test's Chromium has no page cache, so the event that follows a restored page is fired here.
test.each(['/settings', 'room'])(
  'after a log-out %s from the page cache is hidden and leads to the log-in page',
  async (path) => {
    const context = await browser.newContext();
    await context.addCookies([cookieFor(person, web.url)]);
    const page = await context.newPage();
    await page.goto(`${web.url}${path === 'room' ? `/meetings/${meetingId}/chat` : path}`, {
      waitUntil: 'load',
    });
    await context.clearCookies();
    const isHidden = await page.evaluate(`
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      document.documentElement.hidden;
    `);
    expect(isHidden).toBe(true);
    await page.waitForURL(/\/login\?next=/);
    await context.close();
  },
);

test('the first load of a page does not load it again', async () => {
  const context = await browser.newContext();
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  let loads = 0;
  page.on('framenavigated', () => {
    loads += 1;
  });
  await page.goto(`${web.url}/settings`, { waitUntil: 'load' });
  await page.evaluate(`window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))`);
  expect(await page.evaluate('document.documentElement.hidden')).toBe(false);
  expect(loads).toBe(1);
  await context.close();
});
